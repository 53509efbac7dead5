package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code demo} as a stranger runs it. */
class DemoTest {
    private static final Pattern SALES = Pattern.compile("(?m)^ *(?:Sales|交易笔数) +(\\d+) +(\\d+) +=$");

    @TempDir
    private Path directory;

    private record Run(int status, String out, String err) {}

    @Test
    void bothBooksAgreeInEnglish() {
        Run run = run("demo", "--plain");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(sales(run)).isEqualTo("3 3");
        assertThat(run.out())
                .contains("Cashier reads: Member card accepted.", "You saved", "✔ Nothing was lost")
                .doesNotContain("\u001b", "≠", "127.0.0.1", "localhost", System.getProperty("java.io.tmpdir"));
    }

    @Test
    void bothBooksAgreeInChinese() {
        Run run = run("demo", "--plain", "--language", "zh");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(sales(run)).isEqualTo("3 3");
        assertThat(run.out()).contains("会员卡已确认。", "为您节省", "✔ 没有丢失").doesNotContain("≠", "Cashier", "You saved");
    }

    @Test
    void filesAreKeptWhereTheyAreWantedAndNothingIsOverwritten() throws Exception {
        Path kept = directory.resolve("shop");
        assertThat(run("demo", "--plain", "--dir", kept.toString()).status()).isZero();
        assertThat(Files.exists(kept.resolve("head-office.db"))).isTrue();

        Run again = run("demo", "--dir", kept.toString());
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).startsWith("demo: the directory is not empty");
    }

    @Test
    void otherLanguagesAreRefused() {
        assertThat(run("demo", "--language", "tlh").status()).isEqualTo(2);
    }

    private static String sales(Run run) {
        Matcher sales = SALES.matcher(run.out());
        assertThat(sales.find()).isTrue();
        return sales.group(1) + " " + sales.group(2);
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(new PrintWriter(out), new PrintWriter(err));
        int status = line.execute(arguments);
        line.getOut().flush();
        line.getErr().flush();
        return new Run(status, out.toString(), err.toString());
    }
}
