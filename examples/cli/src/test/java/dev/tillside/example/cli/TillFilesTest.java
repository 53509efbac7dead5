package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that speaks by files alone, in and out. */
class TillFilesTest {
    private static final String SHOP = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","tenders":"RECORD"}
            {"type":"offer","id":"O1","version":1,"name":{"en":"Milk"},"layer":"PROMOTION","audience":"EVERYONE","kind":"PERCENT_OFF","items":{"skus":["MILK"]},"percent":"10"}
            """;
    private static final String SALE = """
            {"type":"begin","tx":"17","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
            {"type":"add","tx":"17","line":"1","sku":"MILK","quantity":"2","amount":"2.90"}
            {"type":"commit","tx":"17","tenders":[{"type":"CASH","amount":"2.90"}]}
            """;

    @TempDir
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsDroppedIsAnsweredAndStandsInTheLog() throws IOException {
        Path lane = Files.createDirectory(root.resolve("lane"));
        Path shop = Files.writeString(root.resolve("shop.jsonl"), SHOP);
        Path till = root.resolve("till");
        Files.writeString(lane.resolve("a.jsonl"), SALE);
        Files.writeString(lane.resolve("b.jsonl"), "half a line");
        assertThat(run(
                        "drop",
                        "--dir",
                        till.toString(),
                        "--with",
                        shop.toString(),
                        "--watch",
                        lane.toString(),
                        "--once",
                        "--settle",
                        "0"))
                .isZero();
        assertThat(out.toString()).contains("taken 1, rejected 1, to be tried again 0");
        assertThat(Files.readString(lane.resolve("a.answer.jsonl"))).contains("\"due\":\"2.61\"", "TENDERS_DIFFER");
        assertThat(lane.resolve("rejected/b.reason.jsonl")).exists();

        Path log = root.resolve("log.xml");
        assertThat(run("poslog", "--db", till.toString(), "--out", log.toString()))
                .isZero();
        assertThat(Files.readString(log))
                .contains("<TransactionID>0042/3/2026-11-22/17</TransactionID>", "<PromotionID>O1</PromotionID>");
        out.getBuffer().setLength(0);
        assertThat(run("poslog", "--db", till.toString(), "--out", "-", "--json", "--from", "2026-11-22"))
                .isZero();
        assertThat(out.toString().lines()).singleElement().asString().startsWith("{\"TypeCode\":\"SaleTransaction\"");
        assertThat(run("poslog", "--db", till.toString(), "--out", log.toString(), "--to", "2026-11-21"))
                .isZero();
        assertThat(Files.readString(log)).doesNotContain("<Transaction ");
    }

    @Test
    void whatCannotBeDoneIsSaidPlainly() throws IOException {
        Path log = Files.writeString(root.resolve("log.xml"), "before");
        assertThat(run("poslog", "--db", root.resolve("nowhere").toString(), "--out", log.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no till's directory");
        assertThat(log).hasContent("before");
        assertThat(run(
                        "drop",
                        "--dir",
                        root.resolve("till").toString(),
                        "--watch",
                        root.resolve("nowhere").toString(),
                        "--once"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("drop: ", "nowhere");
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
