package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, reports and the simulated year, on the command line alone. */
@Tag("once")
class PlanCommandTest {
    private static final String TODAY = "2026-11-22";

    private static final String SHOP = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            {"type":"member","id":"M1","cards":["CARD-1"]}
            {"type":"item","sku":"A","description":"Apples","category":"fruit","price":"3.00"}
            {"type":"item","sku":"B","description":"Bulb","category":"home","price":"4.00"}
            {"type":"item","sku":"C","description":"Cheese","category":"dairy","price":"5.00"}
            """;
    private static final String EVENTS = SHOP + """
            {"type":"begin","tx":"T1","at":"2026-11-18T10:00:00Z","store":"0042"}
            {"type":"scan","tx":"T1","raw":"CARD-1"}
            {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"40","amount":"120.00"}
            {"type":"add","tx":"T1","line":"2","sku":"B","quantity":"2","amount":"8.00"}
            {"type":"commit","tx":"T1"}
            {"type":"sync"}
            {"type":"begin","tx":"T2","till":"2","at":"2026-11-20T10:00:00Z","store":"0042","workstation":"2"}
            {"type":"scan","tx":"T2","till":"2","raw":"CARD-1"}
            {"type":"add","tx":"T2","till":"2","line":"1","sku":"C","quantity":"30","amount":"150.00"}
            {"type":"commit","tx":"T2","till":"2"}
            {"type":"begin","tx":"T3","till":"2","store":"0042","workstation":"2"}
            {"type":"add","tx":"T3","till":"2","line":"1","sku":"B","quantity":"90","amount":"360.00"}
            {"type":"commit","tx":"T3","till":"2"}
            {"type":"return","tx":"R1","of":"0042/1/2026-11-18/T1","lines":[{"line":"2","quantity":"2"}]}
            {"type":"sync"}
            {"type":"sync","till":"2"}
            {"type":"sync"}
            """;

    @TempDir
    private Path folder;

    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }

    @BeforeEach
    void example() {
        assertThat(run("plan", "example", "--out", path("in"), "--households", "60")
                        .status())
                .isZero();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Ran plan(String command, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "plan",
                command,
                "--history",
                path("in/history.csv"),
                "--items",
                path("in/shop.jsonl"),
                "--deals",
                path("in/deals.jsonl"),
                "--policy",
                path("in/policy.jsonl"),
                "--out",
                path(out)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void theSameFilesMakeTheSameListsWhichTillsCanRead() throws IOException {
        Ran first = plan("lists", "a", "--date", TODAY);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("60 households", "NATIONAL/HEAVY", "CONV-0", "decile");
        assertThat(plan("lists", "zh", "--date", TODAY, "--language", "zh").status())
                .isZero();
        assertThat(Files.readString(folder.resolve("zh/lists.txt"))).contains("您的购物清单", "原价");
        assertThat(plan("lists", "b", "--date", TODAY).status()).isZero();
        for (String file : List.of("reference.jsonl", "lists.txt", "shown.csv", "discount-by-cell.svg")) {
            assertThat(folder.resolve("a/" + file)).hasSameBinaryContentAs(folder.resolve("b/" + file));
        }
        assertThat(Files.readString(folder.resolve("in/deals.jsonl"))).contains("CONV-28");
        assertThat(Files.readString(folder.resolve("a/lists.txt")))
                .as("alcohol is on no list, though it is bought and has a deal")
                .doesNotContain("Beer");
        assertThat(Files.readAllBytes(folder.resolve("a/value-by-decile.png"))).startsWith(0x89, 'P', 'N', 'G');
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("in/shop.jsonl")));
        lines.addAll(Files.readAllLines(folder.resolve("a/reference.jsonl")));
        Path all = Files.write(folder.resolve("all.jsonl"), lines);
        Ran checked = run("offers", "check", all.toString());
        assertThat(checked.status()).as(checked.out()).isZero();
    }

    @Test
    void aHouseholdThatHasAListWaitsAndTheReportTellsOfNobody() throws IOException {
        run("plan", "example", "--out", path("in"), "--households", "160");
        plan("lists", "a", "--date", TODAY);
        Ran next = plan("lists", "b", "--date", "2026-11-29", "--shown", path("a/shown.csv"));
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.out()).contains("0 lists");
        Ran report = plan("report", "r", "--date", "2026-12-20", "--shown", path("a/shown.csv"));
        assertThat(report.status()).as(report.err()).isZero();
        try (var files = Files.list(folder.resolve("r"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContainPattern("H0\\d{4}");
            }
        }
        assertThat(Files.readString(folder.resolve("r/STORE.html")))
                .contains("<svg", "convert to store brand", "width=device-width");
        Ran again = plan(
                "report",
                "r2",
                "--date",
                "2026-12-21",
                "--shown",
                path("a/shown.csv"),
                "--told",
                path("r/report.jsonl"));
        assertThat(again.out()).isEqualTo(report.out());
    }

    @Test
    void aFaultNamesFileLineAndField() throws IOException {
        Files.writeString(
                folder.resolve("in/history.csv"),
                "household,date,item,quantity,spend,special\nH1,2026-13-01,A,1,1.00,0\n");
        assertThat(plan("lists", "x", "--date", TODAY).err()).contains("history.csv", "record 2", "date", "2026-13-01");
        Files.writeString(folder.resolve("in/history.csv"), "household,date,item,quantity,spend,special\n");
        Files.writeString(
                folder.resolve("in/deals.jsonl"),
                "\n{\"type\":\"deal\",\"id\":\"D\",\"vendor\":\"V\",\"items\":{\"all\":true},\"goal\":\"TRIAL\",\"budget\":\"-1\"}\n");
        Ran bad = plan("lists", "x", "--date", TODAY);
        assertThat(bad.status()).isEqualTo(2);
        assertThat(bad.err()).contains("deals.jsonl, line 2, field budget");
    }

    @Test
    void aSimulatedYearIsTheSameAgain() {
        Ran first =
                run("plan", "simulate", "--out", path("s"), "--households", "25", "--fortnights", "3", "--seeds", "1");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("not learning", "lift against hold-out");
        assertThat(run(
                                "plan",
                                "simulate",
                                "--out",
                                path("t"),
                                "--households",
                                "25",
                                "--fortnights",
                                "3",
                                "--seeds",
                                "1")
                        .out())
                .isEqualTo(first.out());
    }

    @Test
    void aModelIsTrainedOnWhatLiesBeforeTheDayAndDecidesWhatListsName() throws IOException {
        run("plan", "example", "--out", path("in"), "--households", "30");
        Path later = folder.resolve("later.csv");
        Files.writeString(
                later,
                Files.readString(folder.resolve("in/history.csv")) + "H00001," + TODAY + ",09520000000004,9,9.00,0\n");
        Ran trained = train(path("in/history.csv"), "a.model");
        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("closed formula", " trees");
        train(later.toString(), "b.model");
        assertThat(folder.resolve("a.model")).hasSameBinaryContentAs(folder.resolve("b.model"));

        Ran closed = plan("lists", "closed", "--date", TODAY);
        Ran model = plan("lists", "model", "--date", TODAY, "--model", path("a.model"));
        assertThat(model.status()).as(model.err()).isZero();
        assertThat(model.out()).contains("AUC").isNotEqualTo(closed.out());
        assertThat(folder.resolve("model/calibration.svg")).exists();

        byte[] bytes = Files.readAllBytes(folder.resolve("a.model"));
        bytes[bytes.length / 2]++;
        Files.write(folder.resolve("damaged.model"), bytes);
        assertThat(plan("lists", "x", "--date", TODAY, "--model", path("damaged.model"))
                        .err())
                .contains("damaged.model: a model that is damaged: its checksum does not hold");
        bytes[7]++;
        Files.write(folder.resolve("other.model"), bytes);
        assertThat(plan("lists", "x", "--date", TODAY, "--model", path("other.model"))
                        .err())
                .contains("other.model: a model of version 2, not of version 1");
        assertThat(plan("lists", "x", "--date", TODAY, "--model", path("in/shop.jsonl"))
                        .err())
                .contains("shop.jsonl: not a model's file");
    }

    private Ran train(String history, String model) {
        return run(
                "plan",
                "train",
                "--history",
                history,
                "--items",
                path("in/shop.jsonl"),
                "--date",
                TODAY,
                "--days",
                "28",
                "--out",
                path(model));
    }

    @Test
    void theRecordOfHeadOfficeOrOfATillServesAsWellAndWhatCameBackWasNotBought() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), EVENTS);
        Path shop = Files.writeString(folder.resolve("shop.jsonl"), SHOP);
        assertThat(run("replay", "--summary", "--db", path("db"), events.toString())
                        .status())
                .isZero();
        Files.writeString(
                folder.resolve("none.jsonl"),
                "{\"type\":\"plan\",\"id\":\"p\",\"holdOut\":{\"seed\":1,\"households\":\"0\",\"offers\":\"0\"}}");
        for (String place : List.of("db", "db/till-1")) {
            Ran ran = run(
                    "plan",
                    "lists",
                    "--db",
                    path(place),
                    "--items",
                    shop.toString(),
                    "--deals",
                    path("none.jsonl"),
                    "--policy",
                    path("none.jsonl"),
                    "--date",
                    TODAY,
                    "--out",
                    path("lists"));
            assertThat(ran.status()).as(ran.err()).isZero();
            assertThat(ran.out()).as(place).contains("1 households, 1 spend enough");
            assertThat(Files.readString(folder.resolve("lists/lists.txt")))
                    .contains("--- M1", "[ ] 12  Apples", "[ ] 12  Cheese")
                    .doesNotContain("Bulb");
        }
        Ran nothing = run(
                "plan",
                "lists",
                "--db",
                path("in"),
                "--items",
                shop.toString(),
                "--deals",
                path("none.jsonl"),
                "--policy",
                path("none.jsonl"),
                "--date",
                TODAY,
                "--out",
                path("lists"));
        assertThat(nothing.err()).contains("neither head-office.db nor a till's directory is there");
    }

    @Test
    void slipsOfThePenAreToldAndChangeNothing() throws IOException {
        Files.writeString(folder.resolve("in/policy.jsonl"), "{\"type\":\"plan\",\"id\":\"p\",\"weeklySpent\":\"90\"}");
        Ran ran = plan("lists", "a", "--date", TODAY);
        assertThat(ran.status()).isZero();
        assertThat(ran.err())
                .contains("policy.jsonl, line 1: the field weeklySpent is not known", "weeklySpend meant?");
        Files.writeString(folder.resolve("in/history.csv"), "household,date,item,quantity,spend,special\n\"H1,2026");
        assertThat(plan("lists", "a", "--date", TODAY).err()).contains("record 2: a quote is opened and never closed");
    }
}
