package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.LoyaltyTill;
import dev.tillside.seal.DataKeyFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who looks through a shut till from the command line. */
class JournalCommandTest {
    private static final String DAY = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]}}
            {"type":"member","id":"M1","cards":["2900000012349"]}
            {"type":"begin","tx":"T1","till":"3","at":"2026-11-22T10:00:00Z"}
            {"type":"scan","tx":"T1","till":"3","raw":"2900000012349"}
            {"type":"add","tx":"T1","till":"3","line":"1","sku":"MILK","quantity":"2","amount":"2.90"}
            {"type":"commit","tx":"T1","till":"3"}
            {"type":"sync","till":"3"}
            {"type":"begin","tx":"T2","till":"3"}
            {"type":"add","tx":"T2","till":"3","line":"1","sku":"MILK","quantity":"2","amount":"2.90"}
            {"type":"commit","tx":"T2","till":"3"}
            {"type":"begin","tx":"T3","till":"3"}
            """;

    @TempDir
    private Path folder;

    private Path till;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void aDayAtTheTill() throws Exception {
        Path day = Files.writeString(folder.resolve("day.jsonl"), DAY);
        assertThat(run("replay", "--db", folder.toString(), day.toString())).isZero();
        till = folder.resolve("till-3");
        out = new StringWriter();
    }

    @Test
    void listsWhatIsThere() {
        assertThat(run("journal", till.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "SALE    DELIVERED  1/3/2026-11-22/T1",
                        "SALE    WAITING    1/3/2026-11-22/T2",
                        "BASKET  OPEN       1/3/2026-11-22/T3  1 events",
                        "",
                        "DELIVERED          1",
                        "WAITING            1");
    }

    @Test
    void findsTheTillsThatAReplayLeft() {
        assertThat(run("journal", folder.toString())).isZero();
        assertThat(out.toString()).contains("SALE    DELIVERED  1/3/2026-11-22/T1");
    }

    @Test
    void checksIt() throws Exception {
        assertThat(run("journal", "--check", till.toString())).isZero();
        assertThat(out.toString()).contains("transactions 2", "recomputed 2", "Nothing is wrong.");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + till.resolve("journal.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE ledger SET points = '500'");
        }
        assertThat(run("journal", "--check", till.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("CHAIN: entry 1, of 1/3/2026-11-22/T1", "LEDGER 1/3/2026-11-22/T1");
    }

    @Test
    void exportsItAsJsonLines() throws Exception {
        Path export = folder.resolve("export.jsonl");
        assertThat(run("journal", "--export", export.toString(), till.toString()))
                .isZero();
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(export);
        assertThat(lines).hasSize(5);
        assertThat(json.readTree(lines.get(0)).path("state").asText()).isEqualTo("DELIVERED");
        assertThat(json.readTree(lines.get(1)).path("type").asText()).isEqualTo("sale");
        JsonNode basket = json.readTree(lines.get(4));
        assertThat(basket.path("key").asText()).isEqualTo("1/3/2026-11-22/T3");
        assertThat(basket.path("events")).hasSize(1);
    }

    @Test
    void saysPlainlyWhatItCannotDo() {
        assertThat(run("journal", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no till's directory");
        try (LoyaltyTill open = LoyaltyTill.at(till).background(false).open()) {
            assertThat(open.sales()).hasSize(2);
            assertThat(run("journal", till.toString())).isEqualTo(2);
            assertThat(err.toString()).contains("another process, or another till in this one, works on");
        }
        assertThat(run("journal", "--resend", "1/3/2026-11-22/T1", till.toString()))
                .isEqualTo(1);
        assertThat(run("journal", "--resend", "nonsense", till.toString())).isEqualTo(2);
    }

    @Test
    void aSealedTillIsReadWithItsKeysAlone() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "k1:" + "A".repeat(43) + "=\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        LoyaltyTill.at(till).encrypt(DataKeyFile.read(keys)).open().close();
        assertThat(run("journal", till.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("k1", "was not given").doesNotContain("AAAA");
        assertThat(run("journal", "--check", "--keys", keys.toString(), till.toString()))
                .isZero();
        assertThat(out.toString()).contains("transactions 2", "recomputed 2", "Nothing is wrong.");
        assertThat(run("journal", "--export", "-", "--keys", keys.toString(), till.toString()))
                .isZero();
        assertThat(out.toString()).contains("\"sku\":\"MILK\"");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + till.resolve("journal.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE sale SET json = (SELECT json FROM sale WHERE id = 1) WHERE id = 2");
        }
        assertThat(run("journal", "--check", "--keys", keys.toString(), till.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("FILE: journal: what stands in sale.json of row 1/3/2026-11-22/T2 was altered");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("journal", "--keys", keys.toString(), till.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("chmod 600");
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
