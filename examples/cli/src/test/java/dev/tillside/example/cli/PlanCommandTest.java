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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, reports and the simulated year, on the command line alone. */
class PlanCommandTest {
    private static final String TODAY = "2026-11-22";

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
        assertThat(Files.readString(folder.resolve("r/STORE.html"))).contains("<svg", "convert to store brand");
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
}
