package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.LoyaltyTill;
import dev.tillside.pos.tck.TestShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody sees who calls the doctor, and what a script hears. */
class DoctorCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Not below /tmp, which lies in memory on many machines: that is a symptom. */
    private Path folder;

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "doctor");
    }

    @AfterEach
    void deleteIt() throws IOException {
        TemporaryDirectory.delete(folder);
    }

    @Test
    void aJournalThatIsGoneIsWrong() throws IOException {
        Path till = TestShop.in(folder).directory();
        Files.delete(till.resolve("journal.db"));
        assertThat(run("doctor", "--dir", till.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG", "the journal is missing or empty");
        assertThat(till.resolve("journal.db")).doesNotExist();
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void aTillThatIsWellIsSaidToBeSo() {
        String till = TestShop.in(folder).directory().toString();
        assertThat(run("doctor", "--dir", till)).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "ok    The till's files are whole: programme, journal and prices computed again.",
                        "-     Head office was not looked at; name it with --office.",
                        "Nothing is wrong.");
        assertThat(run("doctor", "--dir", till, "--json")).isZero();
        assertThat(out.toString())
                .endsWith("{\"type\":\"diagnosisTotal\",\"wrong\":0,\"notes\":0}" + System.lineSeparator());
    }

    @Test
    void whatIsWrongIsNamedWithItsRemedyInTwoLanguagesAndAsJson() throws IOException {
        Path till = folder.resolve("new");
        LoyaltyTill.at(till).background(false).open().close();
        assertThat(run("doctor", "--dir", till.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("WRONG No programme has come to " + till, "      Publish a programme", "Wrong: 1.");
        assertThat(run("doctor", "--dir", till.toString(), "--language", "zh")).isEqualTo(1);
        assertThat(out.toString()).contains("还没有收到方案", "请在总部发布方案");

        out.getBuffer().setLength(0);
        assertThat(run("doctor", "--dir", till.toString(), "--json")).isEqualTo(1);
        JsonNode diagnosis =
                new ObjectMapper().readTree(out.toString().lines().findFirst().orElseThrow());
        assertThat(diagnosis.path("area").asText()).isEqualTo("TILL");
        assertThat(diagnosis.path("symptom").asText()).isEqualTo("NO_PROGRAM");
        assertThat(diagnosis.path("gravity").asText()).isEqualTo("WRONG");
        assertThat(diagnosis.path("remedy").asText()).startsWith("Publish a programme");
    }

    @Test
    void whatCannotBeLookedAtIsSaidAndNoKeyIsShown() throws IOException {
        String till = folder.resolve("none").toString();
        assertThat(run("doctor", "--dir", till, "--office", "ftp://office.example"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("not an http or https address");

        assertThat(run("doctor", "--dir", till, "--keys", "gone")).isEqualTo(2);
        assertThat(err.toString()).contains("no such file: gone");
        assertThat(run("doctor", "--dir", till, "--language", "de")).isEqualTo(2);
        assertThat(err.toString()).contains("in en and zh: de");

        Path key = Files.writeString(folder.resolve("key"), "hidden secret\n");
        assertThat(run("doctor", "--dir", till, "--office", "http://127.0.0.1:9", "--key-file", key.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("not an API key").doesNotContain("hidden");
    }
}
