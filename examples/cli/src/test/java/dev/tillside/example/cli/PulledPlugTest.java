package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code replay --db} whose plug is pulled in the middle, and which is started again on the same input. */
@Timeout(300)
@Tag("once")
class PulledPlugTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BASKETS = 300;

    @TempDir
    private static Path shared;

    private static Map<String, BigDecimal> undisturbed;

    @TempDir
    private Path folder;

    private Path script;
    private int events;

    /** What a run answered, by key: the amount due of each sale it said to have committed. */
    private record Run(Map<String, BigDecimal> committed, List<JsonNode> answers) {}

    @BeforeEach
    void write() throws IOException {
        List<String> lines = script();
        events = (int) lines.stream()
                .filter(line -> line.contains("\"tx\":") || line.contains("\"sync\""))
                .count();
        script = Files.write(folder.resolve("script.jsonl"), lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {137, 999})
    void nothingAcknowledgedIsMissingOrDouble(int answersBeforeThePull) throws Exception {
        Path db = folder.resolve("db");
        Run before = replay(db, answersBeforeThePull);
        Run after = replay(db, Integer.MAX_VALUE);
        assertThat(after.answers()).as("every event is answered, once").hasSize(events);

        Map<String, BigDecimal> office = atOffice(db);
        Map<String, BigDecimal> undisturbed = undisturbed();
        before.committed().forEach((key, due) -> {
            assertThat(office).as("acknowledged before the pull").containsEntry(key, due);
            assertThat(after.committed()).containsEntry(key, due);
        });
        assertThat(office)
                .as("each basket once, at the price of a run without a pull")
                .isEqualTo(undisturbed);
        assertThat(sum(after.committed())).isEqualByComparingTo(sum(undisturbed));
        assertThat(pointsAtTills(db)).isEqualTo(pointsAtTills(shared.resolve("undisturbed")));
        assertThat(last(after, "synced").get("waiting").asInt()).isZero();
    }

    @Test
    void pulledAgainAndAgainItStillEndsTheSame() throws Exception {
        Path db = folder.resolve("db");
        Set<String> acknowledged = new HashSet<>();
        Random random = new Random(42);
        for (int pull = 0; pull < 3; pull++) {
            acknowledged.addAll(
                    replay(db, 1 + random.nextInt(events)).committed().keySet());
        }
        Run last = replay(db, Integer.MAX_VALUE);
        assertThat(last.committed().keySet()).containsAll(acknowledged);
        assertThat(atOffice(db))
                .isEqualTo(last.committed())
                .hasSize(last.committed().size());
        assertThat(last.committed()).hasSize(BASKETS - BASKETS / 10);
    }

    /** Baskets on two tills over three days; numbers come again each day, some are cancelled, some lose an acknowledgement. */
    private static List<String> script() {
        List<String> lines = new ArrayList<>();
        lines.add("{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}]}}");
        lines.add(
                "{\"type\":\"offer\",\"id\":\"P\",\"kind\":\"PERCENT_OFF\",\"percent\":\"10\",\"items\":{\"skus\":[\"A\",\"B\"]}}");
        lines.add(
                "{\"type\":\"offer\",\"id\":\"C\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"items\":{\"all\":true},\"audience\":\"COUPON\"}");
        lines.add(
                "{\"type\":\"offer\",\"id\":\"L\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.25\",\"items\":{\"skus\":[\"C\"]},"
                        + "\"limits\":{\"totalUses\":40}}");
        for (int m = 0; m < 20; m++) {
            lines.add("{\"type\":\"member\",\"id\":\"M" + m + "\",\"cards\":[\"CARD-" + m + "\"],\"points\":\"5\"}");
            lines.add(
                    "{\"type\":\"coupon\",\"id\":\"C" + m + "\",\"member\":\"M" + m + "\",\"offer\":\"C\",\"uses\":2}");
        }
        Instant at = Instant.parse("2026-11-20T08:00:00Z");
        Random random = new Random(7);
        for (int b = 0; b < BASKETS; b++) {
            at = at.plusSeconds(b % 100 == 0 ? 86_400 : 60);
            String tx = "\"tx\":\"T" + b % 100 + "\",\"till\":\"" + (1 + b % 2) + "\"";
            lines.add("{\"type\":\"begin\"," + tx + ",\"at\":\"" + at + "\",\"store\":\"0042\"}");
            lines.add("{\"type\":\"scan\"," + tx + ",\"raw\":\"CARD-" + random.nextInt(25) + "\"}");
            for (int line = 0; line < 1 + random.nextInt(3); line++) {
                lines.add("{\"type\":\"add\"," + tx + ",\"line\":\"" + b + "-" + line + "\",\"sku\":\""
                        + "ABCD".charAt(random.nextInt(4)) + "\",\"quantity\":\"" + (1 + random.nextInt(3))
                        + "\",\"amount\":\"" + (1 + random.nextInt(20)) + ".99\"}");
            }
            if (b % 3 == 0) {
                lines.add("{\"type\":\"lock\"," + tx + "}");
            }
            lines.add("{\"type\":\"" + (b % 10 == 9 ? "cancel" : "commit") + "\"," + tx + "}");
            if (b % 50 == 49) {
                lines.add("{\"type\":\"sync\",\"till\":\"1\",\"loseAcknowledgement\":" + (b % 100 == 99) + "}");
            }
        }
        lines.add("{\"type\":\"sync\",\"till\":\"1\"}");
        lines.add("{\"type\":\"sync\",\"till\":\"2\"}");
        return lines;
    }

    /** Reads so many answers and pulls the plug, or reads all. */
    private Run replay(Path db, int most) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED"); // as the runnable jar says in its manifest
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("replay", "--db", db.toString(), script.toString()));
        Process replay =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        Map<String, BigDecimal> committed = new HashMap<>();
        List<JsonNode> answers = new ArrayList<>();
        try (BufferedReader out = replay.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                JsonNode answer = parsed(line, answers.size() >= most);
                if (answer == null) {
                    break; // the line that the plug cut off
                }
                answers.add(answer);
                if (answer.get("type").asText().equals("committed")) {
                    committed.put(
                            answer.get("key").asText(),
                            new BigDecimal(answer.get("due").asText()));
                }
                if (answers.size() == most) {
                    replay.toHandle().destroyForcibly(); // SIGKILL; what it said before stays readable
                }
            }
        }
        int status = replay.waitFor();
        if (most == Integer.MAX_VALUE) {
            assertThat(status).as(Files.readString(errors)).isZero();
        }
        assertThat(Files.readString(errors)).isEmpty();
        return new Run(committed, answers);
    }

    /** What a run without a pull commits; it runs once. */
    private Map<String, BigDecimal> undisturbed() throws IOException, InterruptedException {
        if (undisturbed == null) {
            undisturbed =
                    replay(shared.resolve("undisturbed"), Integer.MAX_VALUE).committed();
        }
        return undisturbed;
    }

    private static JsonNode parsed(String line, boolean mayBeCut) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            if (mayBeCut) {
                return null;
            }
            throw e;
        }
    }

    private static JsonNode last(Run run, String type) {
        return run.answers().stream()
                .filter(answer -> answer.get("type").asText().equals(type))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** What head office has, by key. */
    private static Map<String, BigDecimal> atOffice(Path db) throws IOException {
        Map<String, BigDecimal> due = new HashMap<>();
        try (Office office = Office.at(db.resolve("head-office.db"))) {
            List<BasketKey> keys = office.basketKeys();
            assertThat(keys).doesNotHaveDuplicates();
            for (BasketKey key : keys) {
                JsonNode sale = JSON.readTree(office.basket(key).orElseThrow());
                due.put(sale.get("key").asText(), new BigDecimal(sale.get("due").asText()));
            }
        }
        return due;
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<String> pointsAtTills(Path db) throws SQLException {
        List<String> sums = new ArrayList<>();
        for (String till : List.of("till-1", "till-2")) {
            try (Connection journal = DriverManager.getConnection(
                            "jdbc:sqlite:" + db.resolve(till).resolve("journal.db"));
                    Statement statement = journal.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT (SELECT sum(points) FROM ledger), (SELECT count(*) FROM ledger),"
                                    + " (SELECT sum(uses) FROM coupon_use), (SELECT sum(uses) FROM offer_total),"
                                    + " (SELECT count(*) FROM purchase), (SELECT count(*) FROM checkout)")) {
                sums.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4)
                        + " " + row.getString(5) + " " + row.getString(6));
            }
        }
        return sums;
    }
}
