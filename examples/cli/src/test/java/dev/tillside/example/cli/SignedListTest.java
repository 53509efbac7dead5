package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a new key to a list that two tills redeem and head office settles, on the command line alone. */
class SignedListTest {
    private static final String PROGRAM =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}\n";
    private static final String LIST = "9521234000016004711";
    private static final String MAILING = """
            {"type":"offer","id":"O1","audience":"COUPON","kind":"AMOUNT_OFF","amount":"0.30","items":{"gtins":["05000112637922"]}}
            {"type":"offer","id":"O2","audience":"COUPON","kind":"PERCENT_OFF","percent":"25","items":{"gtins":["09520000001018"]}}
            {"type":"member","id":"M1","cards":["CARD-1"]}
            {"type":"coupon","id":"C1","member":"M1","offer":"O1"}
            {"type":"coupon","id":"C2","member":"M1","offer":"O2"}
            {"type":"list","id":"9521234000016004711","member":"M1","issued":"2026-11-20",\
            "valid":{"from":"2026-11-20","through":"2026-12-06"},"lines":[\
            {"item":{"gtin":"05000112637922"},"coupon":"C1"},{"item":{"gtin":"09520000001018"},"coupon":"C2"}]}
            """;

    @TempDir
    private Path folder;

    private String published;
    private String code;

    @BeforeEach
    void print() throws IOException {
        Ran keys = run("keys", "k1", "--dir", folder.toString());
        assertThat(keys.status()).isZero();
        published = keys.out();
        Ran issued = run(
                "list",
                "issue",
                "--key",
                key(),
                "--png",
                picture(),
                "--svg",
                folder.resolve("list.svg").toString(),
                file("mailing", PROGRAM + MAILING));
        assertThat(issued.status()).as(issued.err()).isZero();
        code = issued.out().strip();
        assertThat(code).startsWith("TL1:");
    }

    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }

    private String key() {
        return folder.resolve("k1.key").toString();
    }

    private String picture() {
        return folder.resolve("list.png").toString();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name + ".jsonl"), content).toString();
    }

    @Test
    void aKeyIsItsOwnersAloneAndIsNotOverwritten() throws IOException {
        Path key = Path.of(key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        String before = Files.readString(key);
        assertThat(run("keys", "k1", "--dir", folder.toString()).status()).isEqualTo(2);
        assertThat(Files.readString(key)).isEqualTo(before);
        assertThat(published).contains("\"type\":\"listKey\"").doesNotContain("private");
    }

    @Test
    void thePrintedSymbolSaysWhatTheListSays() throws IOException {
        String with = file("with", PROGRAM + published);
        Ran verified = run("list", "verify", "--with", with, "--at", "2026-11-22T10:00:00Z", picture());
        assertThat(verified.out())
                .contains("genuine  true", "holds  true", "id  " + LIST, "amount  0.30", "percent  25", "member  M1");
        assertThat(verified.status()).isZero();
        assertThat(run("list", "verify", "--with", with, "--at", "2027-01-01T10:00:00Z", code)
                        .out())
                .contains("genuine  true", "holds  false", "reason  EXPIRED");
        String forged = code.substring(0, 100) + (code.charAt(100) == 'A' ? 'B' : 'A') + code.substring(101);
        Ran refused = run("list", "verify", "--with", with, forged);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).contains("genuine  false", "holds  false");
        assertThat(Files.readString(folder.resolve("list.svg")))
                .startsWith("<svg ")
                .contains(LIST);
    }

    @Test
    void whatIsWithdrawnIsRefused() throws IOException {
        String list = run("list", "revoke", LIST).out();
        String key = run("list", "revoke", "--key", key()).out();
        assertThat(run("list", "verify", "--with", file("a", PROGRAM + published + list), code)
                        .out())
                .contains("reason  REVOKED");
        assertThat(run("list", "verify", "--with", file("b", PROGRAM + published + key), code)
                        .out())
                .contains("reason  KEY_REVOKED");
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertThat(run("list", "revoke").status()).isEqualTo(2);
        assertThat(run("list", "issue", "--key", "none.key", file("lines", PROGRAM))
                        .err())
                .contains("no such key file: none.key");
        assertThat(run("list", "issue", "--key", key(), file("lines", PROGRAM)).err())
                .contains("there is no list among the lines");
        Ran picture = run("scan", folder.resolve("none.PNG").toString());
        assertThat(picture.status()).isEqualTo(2);
        assertThat(picture.err()).contains("none.PNG", "no such picture");
    }

    @Test
    void scansAreExplainedFieldByFieldAndCardsMasked() throws IOException {
        String rules = file(
                "rules",
                "{\"type\":\"scanRules\",\"id\":\"store\",\"cards\":[{\"name\":\"club\",\"prefix\":\"29000\",\"length\":13}]}\n");
        Ran ran = run("scan", "--json", "--with", rules, "]E05000112637922", "2900000012349", picture());
        assertThat(ran.out().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("\"ItemCode\"", "\"gtin\":\"05000112637922\""))
                .anySatisfy(line ->
                        assertThat(line).contains("\"Card\"", "*********2349").doesNotContain("29000"))
                .anySatisfy(line -> assertThat(line).contains("\"aim\":\"]Q1\"", "\"reason\":\"UNKNOWN_KEY\""));
        assertThat(run("scan", "--json", "]e001095212345432133103001250" + "3922499")
                        .out())
                .contains("\"price\":{\"units\":\"499\",\"decimals\":\"2\"}")
                .contains("\"measure\":{\"value\":\"1.25\",\"unit\":\"kg\"}");
        assertThat(run("scan", "]E05000112637923").status()).isEqualTo(1);
        assertThat(run("scan", file("text", "no picture")).status()).isEqualTo(2);
    }

    /** A list printed at one till's commit in one run is scanned at two others in the next. */
    @Test
    void twoTillsRedeemAPrintedListAndHeadOfficeSettlesIt() throws IOException {
        String printing = replay(PROGRAM + MAILING + published + """
                {"type":"begin","tx":"T0","at":"2026-11-21T10:00:00Z","store":"0042","workstation":"1"}
                {"type":"scan","tx":"T0","raw":"CARD-1"}
                {"type":"commit","tx":"T0","tenders":[]}
                """, "--list-key", key());
        assertThat(printing).contains("\"nextList\":{\"id\":\"" + LIST + "\"").contains("\"code\":\"" + code + "\"");

        String sold = replay(
                PROGRAM + published + sale("1", "T1", "10:00") + sale("2", "T2", "11:00") + """
                {"type":"sync","till":"1"}
                {"type":"sync","till":"2"}
                {"type":"begin","till":"2","tx":"T3","store":"0042","workstation":"2"}
                {"type":"scan","till":"2","tx":"T3","raw":"CODE"}
                {"type":"add","till":"2","tx":"T3","line":"1","gtin":"5000112637922","quantity":"1","amount":"1.45"}
                {"type":"price","till":"2","tx":"T3","outcomes":"TOUCHED"}
                """.replace("CODE", code),
                "--verify");
        assertThat(sold)
                .contains("\"as\":\"LIST\"", "\"discount\":\"1.30\"", "\"tx\":\"T2\"")
                .contains("{\"coupon\":\"C1\",\"key\":\"0042/2/2026-11-22/T2\",\"reason\":\"ALREADY_REDEEMED\"}")
                .contains("\"outcome\":\"ALREADY_REDEEMED\"")
                .contains("{\"type\":\"verified\",\"sales\":2,\"differences\":0}");
    }

    private String sale(String till, String tx, String time) {
        return """
                {"type":"begin","till":"N","tx":"TX","at":"2026-11-22TIMEZ","store":"0042","workstation":"N"}
                {"type":"scan","till":"N","tx":"TX","raw":"CODE","symbology":"QR"}
                {"type":"add","till":"N","tx":"TX","line":"1","gtin":"5000112637922","quantity":"1","amount":"1.45"}
                {"type":"add","till":"N","tx":"TX","line":"2","gtin":"9520000001018","quantity":"1","amount":"4.00"}
                {"type":"commit","till":"N","tx":"TX","tenders":[{"type":"CARD","amount":"4.15"}]}
                """.replace("TIME", "T" + time + ":00")
                .replace("\"N\"", "\"" + till + "\"")
                .replace("TX", tx)
                .replace("CODE", code);
    }

    private String replay(String lines, String... more) throws IOException {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "replay";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = file("events", lines);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Ran ran = run(arguments);
            assertThat(ran.status()).as(ran.err()).isZero();
            return printed.toString(StandardCharsets.UTF_8) + ran.out();
        } finally {
            System.setOut(before);
        }
    }
}
