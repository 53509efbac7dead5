package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

/**
 * Forecasts of real purchases, of some users and cut days. The data are not part of the project: where they are absent, this is
 * skipped.
 */
@Tag("shared-data")
class SharedEvaluationTest {
    private static final int EVERY = 10;

    @TempDir
    private Path folder;

    @Test
    void nextBasketsOfRealUsersAreForecastBetterThanByAnyBaseline() throws IOException {
        Path purchases = purchases();
        JsonNode table = table(
                "next-basket",
                "--history",
                purchases.resolve("tafeng_rc_history.csv.xz").toString(),
                "--future",
                purchases.resolve("tafeng_rc_future.csv.xz").toString(),
                "--fold",
                someUsers(purchases.resolve("tafeng_rc_fold1.csv.xz")).toString());
        for (String baseline : List.of(
                "personal top frequency",
                "personal, filled with global",
                "TIFU-KNN as published",
                "TIFU-KNN tuned on val")) {
            for (String figure : List.of("R@10", "N@10", "PHR@10", "R@20", "N@20")) {
                assertThat(figure(table, "model", figure))
                        .as("%s against %s", figure, baseline)
                        .isGreaterThan(figure(table, baseline, figure));
            }
        }
    }

    @Test
    void whatRealCustomersBuyWithinAFortnightIsForecastBetterThanByAnyBaseline() throws IOException {
        JsonNode table = table(
                "fortnight",
                "--purchases",
                purchases().resolve("coop60.csv.xz").toString(),
                "--from",
                "2190",
                "--every",
                "70",
                "--cuts",
                "5",
                "--train-from",
                "1965",
                "--train-to",
                "2133");
        for (String baseline : List.of("mean gap due", "modified Poisson-Gamma", "365-day Poisson")) {
            for (String figure : List.of("AUC", "AP", "recall@20", "precision@20")) {
                assertThat(figure(table, "model", figure))
                        .as("%s against %s", figure, baseline)
                        .isGreaterThan(figure(table, baseline, figure));
            }
            assertThat(figure(table, "model", "log-loss")).isLessThan(figure(table, baseline, "log-loss"));
        }
        assertThat(figure(table, "model", "calibration")).isLessThan(0.04);
    }

    private static double figure(JsonNode table, String row, String figure) {
        return table.get(row).get(figure).asDouble();
    }

    /** One user in some, so that it takes seconds. */
    private Path someUsers(Path fold) throws IOException {
        List<String> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new XZInputStream(Files.newInputStream(fold)), StandardCharsets.UTF_8))) {
            rows.add(lines.readLine());
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (number++ % EVERY == 0) {
                    rows.add(line);
                }
            }
        }
        return Files.write(folder.resolve("some users"), rows);
    }

    private static JsonNode table(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("plan", "evaluate"));
        all.addAll(Arrays.asList(arguments));
        all.add("--json");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(all.toArray(String[]::new));
        assertThat(status).as(err.toString()).isZero();
        JsonNode table = new ObjectMapper().readTree(out.toString()).get("table");
        System.out.println("forecasts of real purchases: " + table);
        return table;
    }

    /** The folder beside the project's own. */
    private static Path purchases() {
        Path here = Path.of("").toAbsolutePath();
        Path found = Stream.iterate(here, p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared/data/purchases"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "shared/data/purchases is not beside the project: no forecast is judged on it");
        return found;
    }
}
