package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code replay --verify}: head office computes what it holds again. */
class VerifyTest {
    private static final String EVENTS = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            {"type":"offer","id":"O1","kind":"MULTIBUY","items":{"gtins":["05000112637922"]},"quantity":2,"price":"2.50"}
            {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042"}
            {"type":"add","tx":"T1","line":"1","gtin":"5000112637922","quantity":"2","amount":"2.90"}
            {"type":"commit","tx":"T1"}
            {"type":"offer","id":"O1","version":2,"kind":"MULTIBUY","items":{"gtins":["05000112637922"]},"quantity":2,\
            "price":"2.00"}
            {"type":"begin","tx":"T2","at":"2026-11-22T11:00:00Z","store":"0042"}
            {"type":"add","tx":"T2","line":"1","gtin":"5000112637922","quantity":"2","amount":"2.90"}
            {"type":"commit","tx":"T2"}
            {"type":"sync"}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void everySaleIsComputedWithTheOffersOfItsTime() throws IOException {
        assertThat(replay("events", EVENTS)).isZero();
        assertThat(out.toString()).isEqualTo("{\"type\":\"verified\",\"sales\":2,\"differences\":0}\n");
        assertThat(replay("offer", "{\"type\":\"offer\",\"id\":\"O1\",\"version\":3,\"removed\":true}\n"))
                .as("what came later changes nothing")
                .isZero();
    }

    @Test
    void aCentThatWasMovedIsFound() throws IOException, SQLException {
        assertThat(replay("events", EVENTS)).isZero();
        tamper("update basket set json = replace(json, '\"due\":\"2.50\"', '\"due\":\"2.49\"')");
        assertThat(replay("nothing", "")).isEqualTo(1);
        assertThat(out.toString())
                .contains("{\"type\":\"difference\",\"key\":\"0042/1/2026-11-22/T1\",\"path\":\"due\","
                        + "\"recorded\":\"2.49\",\"recomputed\":\"2.50\"}\n")
                .endsWith("{\"type\":\"verified\",\"sales\":2,\"differences\":1}\n");
    }

    @Test
    void anOfferThatWasRewrittenIsFound() throws IOException, SQLException {
        assertThat(replay("events", EVENTS)).isZero();
        tamper("update history set json = replace(json, '\"2.50\"', '\"2.60\"')");
        assertThat(replay("nothing", "")).isEqualTo(1);
        assertThat(out.toString()).contains("\"path\":\"seen.offers[0]\"", "this text is not in the archive");
    }

    private void tamper(String sql) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("db/head-office.db"));
                Statement statement = file.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    /** Its answers go to standard output; what is verified goes where a test can see it. */
    private int replay(String name, String lines) throws IOException {
        Path input = Files.writeString(folder.resolve(name + ".jsonl"), lines);
        out.getBuffer().setLength(0);
        return new CommandLine(new Replay())
                .setOut(new PrintWriter(out))
                .execute("--verify", "--db", folder.resolve("db").toString(), input.toString());
    }
}
