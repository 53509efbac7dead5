package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The real baskets, sold and counted again. The data are not part of the project: where they are absent, this is skipped. */
@Tag("shared-data")
class JourneyReplayTest {
    @TempDir
    private Path folder;

    @Test
    void everyRealBasketIsSoldOnceAndAddsUp() throws Exception {
        Path purchases = purchases();
        assumeTrue(canReplay(), "this build has no replay command: the real baskets are not sold");
        Path journey = folder.resolve("journey.jsonl");
        tell(purchases, journey);
        IndependentRecount recount = new IndependentRecount();
        try (Stream<String> lines = Files.lines(journey)) {
            lines.forEach(recount::input);
        }
        replay(journey, recount);
        System.out.println("recount of the real baskets: " + recount.figures());
        assertThat(recount.problems()).isEmpty();
        assertThat(recount.figures().baskets()).isEqualTo(10_664);
        assertThat(recount.figures().lines()).isEqualTo(99_999);
        assertThat(recount.figures().delivered()).isEqualTo(10_664);
    }

    @Test
    void theRealDataToldTwiceGiveTheSameBytes() throws IOException {
        tell(purchases(), folder.resolve("once"));
        tell(purchases(), folder.resolve("twice"));
        assertThat(Files.mismatch(folder.resolve("once"), folder.resolve("twice")))
                .isEqualTo(-1);
    }

    private static void tell(Path purchases, Path journey) {
        int status = new CommandLine(new Journey())
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(purchases.toString(), "--out", journey.toString());
        assertThat(status).isZero();
    }

    /** The folder beside the project's own, as the evaluation has it. */
    private static Path purchases() {
        Path here = Path.of("").toAbsolutePath();
        Stream<Path> upwards = Stream.iterate(here, p -> p != null, Path::getParent);
        Path found = upwards.map(p -> p.resolve("shared/data/purchases"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(
                found != null, "shared/data/purchases is not beside the project: the real baskets are not recounted");
        return found;
    }

    private static boolean canReplay() {
        try {
            Class.forName("dev.tillside.example.cli.Replay");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** In a process of its own, as a user runs it: its exit status counts, and the answers never lie in memory together. */
    private void replay(Path journey, IndependentRecount recount) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Process replay = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "replay",
                        journey.toString())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader answers = replay.inputReader(StandardCharsets.UTF_8)) {
            answers.lines().forEach(recount::answer);
        } finally {
            replay.destroy();
        }
        assertThat(replay.waitFor()).as(Files.readString(errors)).isZero();
    }
}
