package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The two commands for those who write offers, from the outside. */
class OffersCommandTest {
    private static final String WEEK = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            {"type":"item","gtin":"05000112637922","description":"Milk 2 l","category":"dairy/milk","price":"1.45"}
            {"type":"item","sku":"PEAR","description":"Pears","category":"fruit","price":"2.00"}
            {"type":"member","id":"M1","cards":["2900000012349"]}
            {"type":"offer","id":"O1","name":{"en":"Milk 2 for 2.50","zh":"牛奶两件"},"kind":"MULTIBUY",\
            "items":{"gtins":["05000112637922"]},"quantity":2,"price":"2.50","valid":{"through":"2026-11-30"}}
            {"type":"offer","id":"O2","name":"Pears 3 for 2","kind":"MULTIBUY","items":{"skus":["PEAR"]},\
            "quantity":3,"percentOff":"100","cheapest":1}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aBasketIsTriedWithoutATill() throws IOException {
        Path basket = write("basket", "{\"gtin\":\"5000112637922\",\"quantity\":\"2\"}\n{\"sku\":\"PEAR\"}\n");
        int status = run("try", "--at", "2026-11-22", write("week", WEEK).toString(), basket.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("2026-11-22 12:00", "Milk 2 l", "-0.40  O1  Milk 2 for 2.50", "To pay GBP", "4.50")
                .contains("no combination of these offers saves more than 0.40")
                .contains("Applies 1 x: 0.40 off.", "2 more of Pears w");
    }

    @Test
    void theTimeDecides() throws IOException {
        Path basket = write("basket", """
                {"type":"begin","tx":"T9","at":"2026-12-01T10:00:00Z"}
                {"type":"scan","tx":"T9","raw":"2900000012349"}
                {"type":"add","tx":"T9","line":"1","gtin":"5000112637922","quantity":"2","amount":"2.90"}
                {"type":"commit","tx":"T9"}
                """);
        String week = write("week", WEEK).toString();
        assertThat(run("try", week, basket.toString())).isZero();
        assertThat(out.toString()).contains("It has run out.", "2026-12-01 10:00");
        assertThat(run("try", "--language", "zh", "--at", "2026-11-30T23:59", week, basket.toString()))
                .isZero();
        assertThat(out.toString()).contains("使用 1 次：减 0.40。", "牛奶两件");
    }

    @Test
    void whereNobodySaysWhenTheReportSaysThatItIsNow() throws IOException {
        Path basket = write("basket", "{\"gtin\":\"5000112637922\"}");
        String week = write("week", WEEK).toString();
        assertThat(run("try", week, basket.toString())).isZero();
        assertThat(out.toString()).contains("the time now, because neither --at nor the basket says when");
        assertThat(run("try", "--at", "2026-11-22", "--member", "nobody", week, basket.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("this sale: id: no member nobody");
    }

    @Test
    void whatTheTillWouldSayIsTold() throws IOException {
        String gift = "{\"type\":\"offer\",\"id\":\"G\",\"kind\":\"GIFT\",\"spend\":\"1.00\","
                + "\"gift\":{\"gtin\":\"5901234123457\",\"quantity\":1}}\n";
        Path basket = write("basket", "{\"gtin\":\"5000112637922\",\"quantity\":\"3\"}");
        assertThat(run("try", "--at", "2026-11-22", write("week", WEEK + gift).toString(), basket.toString()))
                .isZero();
        assertThat(out.toString()).contains("To the cashier: A gift is due. Please scan it: 1 x 05901234123457.");
    }

    @Test
    void whatTheTillRefusesIsSaidWithItsLine() throws IOException {
        Path basket = write("basket", "{\"gtin\":\"5000112637922\"}\n{\"gtin\":\"123\"}\n");
        assertThat(run("try", write("week", WEEK).toString(), basket.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("basket, line 2: gtin: not a GTIN: 123");
        assertThat(run("try", write("week", WEEK).toString(), "nowhere.jsonl")).isEqualTo(2);
        assertThat(run(
                        "try",
                        write("week", WEEK).toString(),
                        write("broken", "{").toString()))
                .isEqualTo(2);
    }

    @Test
    void theExitStatusSaysWhetherATillWouldTakeTheFile() throws IOException {
        assertThat(run("check", write("week", WEEK).toString())).isZero();
        assertThat(out.toString()).contains("Nothing to say against it.");
        String wrong = WEEK.replace("\"2.50\"", "2.50");
        assertThat(run("check", "--json", write("wrong", wrong).toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("{\"type\":\"finding\",\"severity\":\"ERROR\",\"line\":5,\"object\":\"offer O1\","
                        + "\"path\":\"price\",\"code\":\"NOT_IN_QUOTES\"");
        assertThat(run("check", folder.resolve("none").toString())).isEqualTo(2);
        Path latin = folder.resolve("latin");
        Files.write(latin, "{\"type\":\"ÄÖ\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("check", latin.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is not UTF-8 text");
    }

    @Test
    void anOfferFileIsHeldAgainstTheItemTableOfAnother() throws IOException {
        Path offers = write(
                "offers",
                "{\"type\":\"offer\",\"id\":\"O3\",\"name\":\"x\",\"kind\":\"FIXED_PRICE\","
                        + "\"items\":{\"skus\":[\"PEAR\"]},\"price\":\"2.50\"}\n");
        assertThat(run("check", "--with", write("week", WEEK).toString(), offers.toString()))
                .isZero();
        assertThat(out.toString()).contains("never below the shelf price", "Competes with O2");
    }

    private int run(String... arguments) {
        return new CommandLine(new OffersCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".jsonl"), text);
    }
}
