package dev.tillside.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each benchmark runs and prints its tables; what the figures are is nobody's failure. */
class SmokeTest {
    @TempDir
    private Path directory;

    @Test
    void offers() {
        assertThat(printed(
                        "offers", "--baskets", "1", "--units", "8", "--offers", "4", "--scans", "4", "--starts", "1"))
                .contains("JDK ")
                .contains("Best combination")
                .contains("50 personal coupons")
                .contains("price() after one more line")
                .contains("Cold");
    }

    @Test
    void commit() {
        assertThat(printed("commit", "--sales", "2", "--stored", "3", "--dir", directory.toString()))
                .contains("Durable commit")
                .containsAnyOf("counted by strace", "NOT COUNTED");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void reference() {
        assertThat(printed(
                        "reference",
                        "--members",
                        "400",
                        "--coupons",
                        "2000",
                        "--lookups",
                        "20",
                        "--sales",
                        "3",
                        "--dir",
                        directory.toString()))
                .contains("A member by card, of 400 with 2,000 coupons")
                .contains("From one snapshot")
                .contains("While a snapshot is taken");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void pictures() {
        assertThat(printed("pictures", "--each", "1")).contains("Damaged frames: 45", "very_blurred");
    }

    @Test
    void office() {
        assertThat(printed(
                        "office",
                        "--tills",
                        "20",
                        "--every",
                        "1",
                        "--seconds",
                        "3",
                        "--kills",
                        "1",
                        "--dir",
                        directory.toString()))
                .contains("as fast as they are taken")
                .contains("killed 0 times")
                .contains("killed 1 times");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void plan() {
        assertThat(printed(
                        "plan", "--households", "30", "--rounds", "1", "--sales", "4", "--dir", directory.toString()))
                .contains("Lists for 30 households of 300 lines")
                .contains("A member's next list after a sale");
        assertThat(directory).isEmptyDirectory();
    }

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out, true), arguments))
                .as("%s", out)
                .isZero();
        return out.toString();
    }
}
