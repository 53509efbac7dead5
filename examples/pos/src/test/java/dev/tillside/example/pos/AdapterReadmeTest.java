package dev.tillside.example.pos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.pos.LaneAnswer;
import dev.tillside.pos.Verb;
import dev.tillside.pos.tck.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README of {@code pos-adapter} shows is what compiles here and passes the kit. */
class AdapterReadmeTest {
    private final String readme = read(Path.of("../../pos-adapter/README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** However it is wrapped. */
    private static String unwrapped(String code) {
        return code.replaceAll("\\s+", "");
    }

    private List<String> blocks(String language) {
        return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
                .matcher(readme)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void everyPieceOfCodeStandsInTheExample() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> unwrapped(read(file)))
                    .toList();
            assertThat(blocks("java")).hasSizeGreaterThan(4).allSatisfy(block -> assertThat(sources)
                    .anySatisfy(source -> assertThat(source).contains(unwrapped(block))));
        }
    }

    @Test
    void everyVerbStandsInTheTableWithItsBudget() {
        List<String> rows = Pattern.compile("(?m)^\\| [^|]+ \\| `([A-Z]+)` \\| (\\d+) ms \\|")
                .matcher(readme)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Verb.values())
                        .map(verb -> verb + " " + verb.budget().toMillis())
                        .toList());
    }

    @Test
    void everyAnswerIsExplainedAndTheSentenceIsTheKits() {
        assertThat(LaneAnswer.Status.values())
                .allSatisfy(status -> assertThat(readme).contains("| `" + status + "` |"));
        assertThat(readme).contains("\n" + Rule.VOIDED_DISCOUNT.sentence() + " (");
    }

    @Test
    void whatTheCommandsNameIsThere() {
        Stream<MatchResult> modules =
                Pattern.compile("-pl (\\S+)").matcher(readme).results();
        assertThat(modules.map(module -> Path.of("../..", module.group(1), "pom.xml")))
                .hasSize(2)
                .allSatisfy(pom -> assertThat(pom).exists());
        assertThat(readme).contains("-Dtest=" + CornerPosTest.class.getSimpleName() + " ");
    }
}
