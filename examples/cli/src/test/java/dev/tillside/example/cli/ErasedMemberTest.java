package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member asks what is held on her, and then to be forgotten; every book is read afterwards, cell by cell. */
class ErasedMemberTest {
    private static final List<String> HERS = List.of("MEMBER-1", "Annabel", "CARD-77", "COUPON-1", "LIST-1");
    private static final String EVENTS = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}],\
            "burn":{"points":"1","worth":"0.01"}},"birthday":{"multiplier":"2"},"vouchers":[{"id":"v","points":"60","value":"1.00"}]}
            {"type":"offer","id":"O1","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["A"]},"limits":{"perMember":5}}
            {"type":"offer","id":"O2","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["Z"]},"audience":"COUPON"}
            {"type":"member","id":"MEMBER-1","cards":["CARD-77"],"name":"Annabel","birthday":"--03-04","points":"20"}
            {"type":"member","id":"MEMBER-2","cards":["CARD-88"]}
            {"type":"coupon","id":"COUPON-1","member":"MEMBER-1","offer":"O2"}
            {"type":"list","id":"LIST-1","member":"MEMBER-1","lines":[{"item":{"sku":"A"}}]}
            {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042"}
            {"type":"scan","tx":"T1","raw":"CARD-77"}
            {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"51.00"}
            {"type":"redeem","tx":"T1","points":"5"}
            {"type":"commit","tx":"T1"}
            {"type":"sync"}
            {"type":"begin","tx":"T2","store":"0042"}
            {"type":"scan","tx":"T2","raw":"CARD-77"}
            {"type":"add","tx":"T2","line":"1","sku":"A","quantity":"1","amount":"8.00"}
            {"type":"commit","tx":"T2"}
            {"type":"begin","tx":"T3","store":"0042"}
            {"type":"scan","tx":"T3","raw":"CARD-77"}
            {"type":"sync","till":"2"}
            {"type":"begin","tx":"T4","till":"2","store":"0042","workstation":"2"}
            {"type":"scan","tx":"T4","till":"2","raw":"CARD-77"}
            {"type":"add","tx":"T4","till":"2","line":"1","sku":"A","quantity":"1","amount":"9.00"}
            {"type":"commit","tx":"T4","till":"2"}
            {"type":"sync","till":"2","loseAcknowledgement":true}
            {"type":"return","tx":"R1","of":"0042/1/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}]}
            {"type":"begin","tx":"T6","store":"0042"}
            {"type":"scan","tx":"T6","raw":"CARD-77"}
            {"type":"suspend","tx":"T6"}
            {"type":"sync"}
            {"type":"sync","till":"2"}
            {"type":"begin","tx":"T7","store":"0042","training":true}
            {"type":"scan","tx":"T7","raw":"CARD-77"}
            {"type":"commit","tx":"T7"}
            {"type":"begin","tx":"T5","till":"2","store":"0042","workstation":"2"}
            {"type":"scan","tx":"T5","till":"2","raw":"CARD-88"}
            {"type":"add","tx":"T5","till":"2","line":"1","sku":"A","quantity":"1","amount":"9.00"}
            {"type":"commit","tx":"T5","till":"2"}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void shop() throws IOException {
        assertThat(replay("events", EVENTS)).isZero();
    }

    @Test
    void allThatIsHeldIsShown() throws IOException {
        assertThat(tillside("member", "export", "--db", folder.toString(), "MEMBER-1"))
                .isZero();
        assertThat(out.toString())
                .startsWith("{\"type\":\"memberExport\",\"id\":\"MEMBER-1\"")
                .contains("\"key\":\"0042/1/2026-11-22/T1\"", "\"key\":\"0042/2/2026-11-22/T4\"", "\"kind\":\"SPEND\"")
                .doesNotContain("T5", "MEMBER-2");
        assertThat(tillside("member", "export", "--db", folder.toString(), "NOBODY"))
                .isEqualTo(1);
        assertThat(tillside("member", "export", "--db", folder.resolve("none").toString(), "X"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no such file");
    }

    @Test
    void erasedAtHeadOfficeIsErasedAtEveryTillAfterItsNextSync() throws IOException, SQLException {
        assertThat(tillside("member", "erase", "--db", folder.toString(), "MEMBER-1"))
                .isZero();
        assertThat(hers("head-office.db")).isEmpty();

        assertThat(replay("again", "{\"type\":\"sync\"}\n{\"type\":\"sync\",\"till\":\"2\"}\n"))
                .isZero();

        for (String till : List.of("till-1", "till-2")) {
            assertThat(hers(till + "/journal.db")).as(till).isEmpty();
            assertThat(hers(till + "/reference.db")).as(till).isEmpty();
        }
        assertThat(hers("head-office.db")).as("with what came late").isEmpty();
        assertThat(one("head-office.db", "select count(*) from basket where kind = 'sale'"))
                .isEqualTo(4);
        assertThat(one("till-1/journal.db", "select sum(points) from ledger where member = 'erased/'"))
                .as("the entries stay as sums of nobody")
                .isEqualTo(7);
        assertThat(one("till-1/journal.db", "select count(*) from outbox")).isZero();
        assertThat(one("till-2/journal.db", "select count(*) from outbox")).isZero();
        assertThat(tillside("replay", "--summary", "--verify", "--db", folder.toString(), file("nothing", "")))
                .as("sales of nobody are computed again")
                .isZero();
    }

    @Test
    void aTillThatIsToldDirectlyErasesAtOnce() throws IOException, SQLException {
        assertThat(
                        replay(
                                "direct",
                                "{\"type\":\"member\",\"id\":\"MEMBER-1\",\"version\":2,\"removed\":true,\"erase\":true}\n"
                                        + "{\"type\":\"price\",\"tx\":\"T3\"}\n{\"type\":\"balance\",\"member\":\"MEMBER-1\"}\n"))
                .isZero();
        assertThat(hers("till-1/journal.db")).isEmpty();
        assertThat(hers("head-office.db")).isEmpty();
    }

    /** Cells that tell something of her; what erases her is allowed to name her id. */
    private List<String> hers(String file) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection book = open(file);
                Statement asked = book.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = asked.executeQuery("select name from sqlite_master where type = 'table'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = asked.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            String cell = String.valueOf(rows.getString(i));
                            boolean tells =
                                    HERS.stream().anyMatch(cell::contains) && !cell.contains("\"removed\":true");
                            if (tells
                                            && !List.of("erased", "object", "reference")
                                                    .contains(table)
                                    || tells && cell.startsWith("{")) {
                                found.add(table + ": " + cell);
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private int one(String file, String question) throws SQLException {
        try (Connection book = open(file);
                Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            return row.getInt(1);
        }
    }

    private Connection open(String file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
    }

    private String file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".jsonl"), lines).toString();
    }

    private int replay(String name, String lines) throws IOException {
        return tillside("replay", "--summary", "--verify", "--db", folder.toString(), file(name, lines));
    }

    private int tillside(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.commandLine(new PrintWriter(out), new PrintWriter(err, true))
                .execute(arguments);
    }
}
