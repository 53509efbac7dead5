package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.example.office.Office;
import dev.tillside.sync.HeadOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till plans lists by itself; what becomes of them goes up with its sales, and into the next plan of head office. */
class PlanFromTillsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MILK = "05000112637922";
    private static final String SOAP = "09520000001025";
    private static final LocalDate FIRST = LocalDate.parse("2026-06-01");
    private static final String SHOP = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            {"type":"item","gtin":"%s","description":"Milk","category":"dairy/milk","price":"1.50","cost":"1.00"}
            {"type":"item","gtin":"%s","description":"Soap","category":"home/soap","price":"2.00","cost":"1.00"}
            """.formatted(MILK, SOAP);
    private static final String PLAN = """
            {"type":"plan","id":"lists","weeklySpend":"5","ownDiscount":10,"ownDiscountMost":40,\
            "valueCurve":[{"spendPerWeek":"5","worth":"10"}],"priceStep":"0.01",\
            "holdOut":{"seed":1,"households":"0","offers":"0","depths":"0"}}
            """;

    @TempDir
    private Path folder;

    private final List<String> history = new ArrayList<>(List.of("household,date,item,quantity,spend,special"));

    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** What the tills answer. */
    private List<String> replay(List<String> events) throws IOException {
        Files.write(folder.resolve("events.jsonl"), events);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Ran ran = run("replay", "--db", path("db"), "--list-key", path("till-1.key"), path("events.jsonl"));
            assertThat(ran.status()).as(ran.err()).isZero();
            return printed.toString(StandardCharsets.UTF_8).lines().toList();
        } finally {
            System.setOut(before);
        }
    }

    private List<String> sale(String tx, int day, String scan, String gtin, int quantity, int price, boolean special) {
        LocalDate date = FIRST.plusDays(day);
        history.add("M1," + date + "," + gtin + "," + quantity + "," + quantity * price + "," + (special ? 1 : 0));
        return List.of(
                "{\"type\":\"begin\",\"tx\":\"%s\",\"at\":\"%sT10:00:00Z\",\"store\":\"0042\"}".formatted(tx, date),
                "{\"type\":\"scan\",\"tx\":\"%s\",\"raw\":\"%s\"}".formatted(tx, scan),
                "{\"type\":\"add\",\"tx\":\"%s\",\"line\":\"1\",\"gtin\":\"%s\",\"quantity\":\"%d\",\"amount\":\"%d.00\"}"
                        .formatted(tx, gtin, quantity, gtin.equals(SOAP) ? 2 * quantity : 3 * quantity / 2),
                "{\"type\":\"commit\",\"tx\":\"%s\"}".formatted(tx));
    }

    /** Eight weeks of milk and soap, a list from the till, and its soap bought at its price. */
    @BeforeEach
    void sell() throws IOException {
        Files.writeString(folder.resolve("shop.jsonl"), SHOP);
        Files.writeString(folder.resolve("plan.jsonl"), PLAN);
        Files.writeString(folder.resolve("deals.jsonl"), "");
        List<String> events = new ArrayList<>(SHOP.lines().toList());
        events.addAll(PLAN.lines().toList());
        events.addAll(
                run("keys", "till-1", "--dir", folder.toString()).out().lines().toList());
        events.add("{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"CARD-1\"]}");
        for (int week = 0; week < 8; week++) {
            events.addAll(sale("M" + week, week * 7, "CARD-1", MILK, 4, 150, false));
            events.addAll(sale("S" + week, week * 7, "CARD-1", SOAP, 1, 200, false));
        }
        List<String> answers = replay(events);
        JsonNode list = JSON.readTree(answers.get(answers.size() - 1)).path("nextList");
        List<String> more =
                new ArrayList<>(sale("LIST", 51, list.path("code").asText().replace("\\", "\\\\"), SOAP, 1, 120, true));
        more.addAll(sale("LAST", 58, "CARD-1", MILK, 4, 150, false));
        more.add("{\"type\":\"sync\"}");
        assertThat(replay(more)).anyMatch(answer -> answer.contains("\"due\":\"1.20\""));
        Files.write(folder.resolve("history.csv"), history);
        List<String> sales = new ArrayList<>();
        try (Office office = Office.at(folder.resolve("db/head-office.db"))) {
            sales.addAll(office.basketsAfter(HeadOffice.START, 500).objects());
        }
        assertThat(sales)
                .hasSize(history.size() - 1)
                .filteredOn(json -> json.contains("plannedList"))
                .isNotEmpty();
        Files.write(folder.resolve("sales.jsonl"), sales);
    }

    /** The specials that head office plans then, with what it expects of each. */
    private String planned(String... from) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("plan", "lists", "--items", path("shop.jsonl"), "--deals"));
        arguments.addAll(List.of(path("deals.jsonl"), "--policy", path("plan.jsonl"), "--date", "2026-08-10"));
        arguments.addAll(List.of("--out", path("out")));
        arguments.addAll(List.of(from));
        Ran ran = run(arguments.toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        return Files.readString(folder.resolve("out/shown.csv"));
    }

    @Test
    void thePlanLearnsFromTheListsThatTillsMadeOnceWhereverItIsToldOfThem() throws IOException {
        String ignorant = planned("--history", path("history.csv"));
        String told = planned("--history", path("history.csv"), "--shown", path("sales.jsonl"));

        assertThat(told).contains("OWN," + SOAP).isNotEqualTo(ignorant);
        assertThat(planned("--db", path("db"))).isEqualTo(told);
        assertThat(planned("--db", path("db/till-1"))).isEqualTo(told);
        assertThat(planned("--db", path("db"), "--shown", path("sales.jsonl"))).isEqualTo(told);
    }

    @Test
    void aSaleThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("bad.jsonl"), "{\"type\":\"sale\",\"member\":\"M1\"}\n{\"plannedList\":7}\n");
        Ran ran = run(
                "plan",
                "lists",
                "--items",
                path("shop.jsonl"),
                "--deals",
                path("deals.jsonl"),
                "--policy",
                path("plan.jsonl"),
                "--date",
                "2026-08-10",
                "--out",
                path("out"),
                "--db",
                path("db"),
                "--shown",
                path("bad.jsonl"));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("bad.jsonl, line 2").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
