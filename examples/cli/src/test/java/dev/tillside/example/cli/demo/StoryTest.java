package dev.tillside.example.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.text.TextWidth;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's facts, read from both books and not from what it says. */
class StoryTest {
    @TempDir
    private Path directory;

    private record Told(Story.Ending ending, List<String> lines) {}

    @Test
    void threeSalesAreAtBothPlacesOnceAndTheSumsAgree() throws IOException {
        Story.Ending ending = told("one", "en", false).ending();
        assertThat(ending.till().sales()).isEqualTo(ending.office().sales()).hasSize(3);
        assertThat(ending.till().count()).isEqualTo(3);
        assertThat(ending.office().count()).isEqualTo(3);
        // Added up by hand: 17.40 by card, 24.82 from the list, 13.57 after the power cut.
        assertThat(ending.office().due())
                .isEqualByComparingTo("55.79")
                .isEqualByComparingTo(ending.till().due());
        assertThat(ending.office().discount())
                .isEqualByComparingTo("9.04")
                .isEqualByComparingTo(ending.till().discount());
        assertThat(ending.office().total())
                .isEqualByComparingTo(ending.office().due().add(ending.office().discount()));
        assertThat(ending.office().points())
                .isEqualByComparingTo("79")
                .isEqualByComparingTo(ending.till().points());
        assertThat(ending.waiting()).isZero();
        assertThat(ending.deadLetters()).isZero();
        assertThat(ending.good()).isTrue();
    }

    @Test
    void itIsTheSameEachTime() throws IOException {
        assertThat(told("one", "en", true).lines())
                .isEqualTo(told("two", "en", true).lines());
    }

    @Test
    void itFitsATerminalInBothLanguages() throws IOException {
        for (String language : List.of("en", "zh")) {
            assertThat(told(language, language, false).lines())
                    .hasSizeGreaterThan(100)
                    .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(Stage.COLUMNS));
        }
    }

    @Test
    void bothLanguagesAreComplete() {
        assertThat(new Words("zh").keys()).isEqualTo(new Words("en").keys());
    }

    @Test
    void aSaleThatIsMissingDoubledOrOtherwiseIsNotGood() throws IOException {
        Story.Ending ending = told("one", "en", false).ending();
        Books full = ending.till();
        TreeMap<String, String> fewer = new TreeMap<>(full.sales());
        fewer.remove(fewer.firstKey());
        TreeMap<String, String> other = new TreeMap<>(full.sales());
        other.put(other.firstKey(), "{}");
        assertThat(full.agrees(full)).isTrue();
        assertThat(full.agrees(with(full, full.count(), fewer))).isFalse();
        assertThat(with(full, full.count(), fewer).agrees(full)).isFalse();
        assertThat(full.agrees(with(full, full.count(), other))).isFalse();
        assertThat(full.agrees(with(full, full.count() + 1, full.sales()))).isFalse();
        assertThat(new Story.Ending(full, full, 1, 0).good()).isFalse();
        assertThat(new Story.Ending(full, full, 0, 1).good()).isFalse();
    }

    private static Books with(Books books, long count, Map<String, String> sales) {
        return new Books(count, sales, books.total(), books.discount(), books.due(), books.points());
    }

    private Told told(String name, String language, boolean colours) throws IOException {
        StringWriter out = new StringWriter();
        Path empty = Files.createDirectory(directory.resolve(name));
        try (Story story = new Story(empty, language, new PrintWriter(out), colours)) {
            Story.Ending ending = story.tell();
            return new Told(ending, out.toString().lines().toList());
        }
    }
}
