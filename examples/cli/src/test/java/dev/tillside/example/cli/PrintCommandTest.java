package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paper from the command line: what a shopper holds in her hand is what a till takes. */
class PrintCommandTest {
    private static final String REFERENCE = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            {"type":"item","gtin":"05000112637922","description":"Milk 2 l","category":"dairy/milk","price":"1.45"}
            {"type":"item","gtin":"09520000001018","description":"Ground coffee 500 g","category":"hot-drinks"}
            {"type":"offer","id":"O1","audience":"COUPON","kind":"AMOUNT_OFF","amount":"0.30","name":"Milk for less",\
            "items":{"gtins":["05000112637922"]},"funding":[{"payer":"ACME DAIRIES","percent":"60"}]}
            {"type":"offer","id":"O2","audience":"COUPON","kind":"PERCENT_OFF","percent":"25","name":"A quarter off coffee",\
            "items":{"gtins":["09520000001018"]},"valid":{"through":"2026-11-30"}}
            {"type":"member","id":"M-4711","cards":["2900047110817"],"name":"Anna Kowalska","language":"en"}
            {"type":"coupon","id":"C1","member":"M-4711","offer":"O1"}
            {"type":"coupon","id":"C2","member":"M-4711","offer":"O2"}
            {"type":"list","id":"L1","codes":["253000000001"],"member":"M-4711","issued":"2026-11-20",\
            "valid":{"from":"2026-11-20","through":"2026-12-06"},"lines":[\
            {"item":{"gtin":"05000112637922"},"quantity":"2","coupon":"C1","price":"1.15"},\
            {"item":{"gtin":"09520000001018"},"coupon":"C2"}],\
            "benefits":[{"kind":"TIP","text":{"en":"Warm milk froths best at 60 degrees."}}]}
            """;
    private static final String SALE = """
            {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
            {"type":"add","tx":"T1","line":"1","gtin":"05000112637922","quantity":"2","amount":"2.90"}
            {"type":"commit","tx":"T1","tenders":[{"type":"CASH","amount":"2.90"}]}
            """;

    @TempDir
    private Path folder;

    private String reference;

    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }

    @BeforeEach
    void write() throws IOException {
        reference =
                Files.writeString(folder.resolve("reference.jsonl"), REFERENCE).toString();
    }

    private Path print(String name, String... more) {
        Path out = folder.resolve(name);
        String[] arguments = Stream.concat(
                        Stream.of("print", "list", "--out", out.toString()),
                        Stream.concat(Stream.of(more), Stream.of(reference)))
                .toArray(String[]::new);
        Ran ran = run(arguments);
        assertThat(ran.status()).as(ran.err()).isZero();
        return out;
    }

    private static String tool(String... command) throws IOException {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command[0])));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s is installed", command[0]).isTrue();
        }
        assumeTrue(there, command[0] + " is not installed");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aPrintedListIsOneThatHolds() throws IOException {
        Ran key = run("keys", "k1", "--dir", folder.toString());
        String with = Files.writeString(folder.resolve("with.jsonl"), REFERENCE + key.out())
                .toString();
        Path pdf = print("list.pdf", "--key", folder.resolve("k1.key").toString());
        String page = folder.resolve("page").toString();
        tool("pdftoppm", "-r", "200", "-png", "-singlefile", pdf.toString(), page);
        String code = tool("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", page + ".png");

        Ran verified = run("list", "verify", "--with", with, "--at", "2026-11-28T10:00:00Z", code.strip());
        assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void aListTellsPricesAndEndsAndNobodysBusiness() throws IOException {
        Path pdf = print("list.pdf");
        String text = tool("pdftotext", "-enc", "UTF-8", pdf.toString(), "-");

        assertThat(text)
                .contains("Hello Anna, this is your list", "20 Nov 2026 through 6 Dec 2026", "Save up to £0.30")
                .contains(
                        "2 × Milk 2 l",
                        "now £1.15",
                        "was £1.45 each",
                        "your price for 1 of them",
                        "Dairy",
                        "Hot drinks")
                .contains("Ground coffee 500 g", "A quarter off coffee", "offer until 30 Nov", "Tip", "253000000001")
                .doesNotContain("ACME", "Kowalska", "M-4711", "2900047110817");
        assertThat(print("again.pdf")).hasSameBinaryContentAs(pdf);
    }

    @Test
    void aReceiptPrinterGetsTheSameInItsOwnTongue() throws IOException {
        String bytes = Files.readString(
                print("list.bin", "--paper", "58", "--code-page", "pc437"), StandardCharsets.ISO_8859_1);

        assertThat(bytes)
                .startsWith("\u001b@")
                .contains("Hello Anna, this is your list", "[ ] 2 x Milk 2 l")
                .doesNotContain("ACME", "Kowalska", "M-4711");
    }

    @Test
    void aReceiptIsPrintedOfWhatTheTillHolds() throws IOException {
        String events =
                Files.writeString(folder.resolve("day.jsonl"), REFERENCE + SALE).toString();
        Path tills = folder.resolve("tills");
        assertThat(run("replay", "--db", tills.toString(), events).status()).isZero();
        Path out = folder.resolve("receipt.bin");
        String till = tills.resolve("till-1").toString();

        Ran printed = run("print", "receipt", "--out", out.toString(), "--paper", "58", till);
        assertThat(printed.status()).as(printed.err()).isZero();
        assertThat(Files.readString(out, StandardCharsets.ISO_8859_1))
                .contains("2 x Milk 2 l" + " ".repeat(16) + "2.90");
        Ran unknown = run("print", "receipt", "--out", out.toString(), till, "0042/3/2026-11-22/T9");
        assertThat(unknown.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBePrintedIsSaidInOneLine() {
        String out = folder.resolve("out").toString();
        for (List<String> wrong : List.of(
                List.of("--paper", "A3"),
                List.of("--paper", "58", "--columns", "48"),
                List.of("--paper", "58", "--code-page", "PC1"),
                List.of("--paper", "80", "--columns", "64", "--language", "zh"),
                List.of("--list", "L9"))) {
            Ran ran = run(Stream.of(List.of("print", "list", "--out", out), wrong, List.of(reference))
                    .flatMap(List::stream)
                    .toArray(String[]::new));
            assertThat(ran.status()).as("%s", wrong).isEqualTo(2);
            assertThat(ran.err().lines()).hasSize(1).allMatch(line -> line.startsWith("print list: "));
        }
        assertThat(Path.of(out)).doesNotExist();
        assertThat(run("print", "receipt", "--out", out, folder.resolve("none").toString())
                        .status())
                .isEqualTo(2);
    }
}
