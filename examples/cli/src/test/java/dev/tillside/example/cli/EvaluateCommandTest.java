package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.plan.forecast.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** {@code plan evaluate} on made-up purchases. */
@Tag("once")
class EvaluateCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theModelBeatsEveryBaselineOnNextBasketsAndIsTheSameInEachFoldThatIsTheSame() throws IOException {
        Path first = folder.resolve("first.model");
        Path second = folder.resolve("second.model");
        JsonNode table =
                json(nextBasket("--json", "--model-out", first.toString())).get("table");
        for (String baseline : List.of(
                "personal top frequency",
                "personal, filled with global",
                "TIFU-KNN as published",
                "TIFU-KNN tuned on val")) {
            // Ten places hold nearly all that a user ever bought: it is the order that tells.
            for (String figure : List.of("N@10", "N@20")) {
                assertThat(table.get("model").get(figure).asDouble())
                        .as("%s against %s", figure, baseline)
                        .isGreaterThan(table.get(baseline).get(figure).asDouble());
            }
        }
        out.getBuffer().setLength(0);
        String again = MadeUpPurchases.fold(folder).toString();
        assertThat(nextBasket("--fold", again, "--model-out", second.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("next-basket, parts", "mean of 2", "R@10", "TIFU-KNN tuned on val", "calibration by tenths");
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Model.of(Files.readAllBytes(first)).days()).isOne();
    }

    @Test
    void theModelBeatsEveryBaselineOnWindowsAndIsCalibratedFromPlainAndPackedFilesAlike() throws IOException {
        JsonNode judged = json(fortnight(MadeUpPurchases.days(folder), "--json"));
        JsonNode model = judged.get("table").get("model");
        for (String baseline : List.of("mean gap due", "modified Poisson-Gamma", "365-day Poisson")) {
            JsonNode row = judged.get("table").get(baseline);
            for (String figure : List.of("AUC", "AP")) {
                assertThat(model.get(figure).asDouble())
                        .as("%s against %s", figure, baseline)
                        .isGreaterThan(row.get(figure).asDouble());
            }
            assertThat(model.get("log-loss").asDouble())
                    .isLessThan(row.get("log-loss").asDouble());
        }
        assertThat(model.get("calibration").asDouble()).isLessThan(0.1);
        assertThat(judged.get("calibration")).hasSize(10);

        Path packed = folder.resolve("packed whatever its name");
        try (OutputStream xz = new XZOutputStream(Files.newOutputStream(packed), new LZMA2Options(1))) {
            Files.copy(folder.resolve("days"), xz);
        }
        out.getBuffer().setLength(0);
        assertThat(json(fortnight(packed, "--json"))).isEqualTo(judged);
    }

    @Test
    void aFaultIsNamedByFileRecordAndField() throws IOException {
        Path days = Files.write(folder.resolve("d"), List.of("customer,day,item", "a,1,x", "a,soon,y"));
        assertThat(fortnight(days)).isEqualTo(2);
        assertThat(err.toString()).contains(days + ", record 3: day is not a whole number: \"soon\"");

        Path short1 = Files.write(folder.resolve("s"), List.of("customer,day,item", "a,1"));
        assertThat(fortnight(short1)).isEqualTo(2);
        assertThat(err.toString()).contains(short1 + ", record 2: it ends before field 3");

        Path other = Files.write(folder.resolve("o"), List.of("customer,date,item", "a,1,x"));
        assertThat(fortnight(other)).isEqualTo(2);
        assertThat(err.toString()).contains(other + " has no column day");

        assertThat(fortnight(folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere is not there");
    }

    @Test
    void aUserWithoutBasketsAndAPartThatIsNoneAreNamed() throws IOException {
        Path fold = MadeUpPurchases.fold(folder);
        Files.writeString(fold, Files.readString(fold) + "stranger,test\n");
        assertThat(nextBasketOf(fold)).isEqualTo(2);
        assertThat(err.toString()).contains(fold + ", record 242: user stranger has no basket in ");

        Files.write(fold, List.of("user,part", MadeUpPurchases.user(0) + ",later"));
        assertThat(nextBasketOf(fold)).isEqualTo(2);
        assertThat(err.toString()).contains(fold + ", record 2: part is neither train, val nor test: \"later\"");

        Files.write(fold, List.of("user,part", MadeUpPurchases.user(0) + ",train"));
        assertThat(nextBasketOf(fold)).isEqualTo(2);
        assertThat(err.toString()).contains(fold + " has no user whose part is val");

        assertThat(nextBasketOf(folder.resolve("7"))).isEqualTo(2);
        assertThat(err.toString()).contains("--fold: ", "7 is not there");
    }

    @Test
    void lineEndsAnEmptyLineAndAByteOrderMarkChangeNothing() throws IOException {
        Path plain = MadeUpPurchases.days(folder);
        JsonNode judged = json(fortnight(plain, "--json"));
        Path windows = Files.writeString(
                folder.resolve("windows"), "\uFEFF" + Files.readString(plain).replace("\n", "\r\n") + "\r\n");
        out.getBuffer().setLength(0);
        assertThat(json(fortnight(windows, "--json"))).isEqualTo(judged);
    }

    @Test
    void whereNobodyIsLeftToJudgeOrToLearnFromItSaysSo() throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer,day,item"));
        for (int day = 0; day < 400; day += 3) {
            lines.add("a," + day + ",x");
        }
        lines.add("z,1000,q");
        Path gone = Files.write(folder.resolve("gone"), lines);
        assertThat(fortnight(gone)).isEqualTo(2);
        assertThat(err.toString()).contains("--from: on days 800 to 870 no customer");

        Path few = Files.write(folder.resolve("few"), List.of("customer,day,item", "a,1,x", "a,1000,x"));
        assertThat(fortnight(few)).isEqualTo(2);
        assertThat(err.toString()).contains("--train-to: by then no customer had shopped on 10 days");
    }

    @Test
    void daysThatDoNotFitAreRefused() throws IOException {
        Path days = MadeUpPurchases.days(folder);
        assertThat(run(
                        "fortnight",
                        "--purchases",
                        days.toString(),
                        "--from",
                        "880",
                        "--cuts",
                        "9",
                        "--train-from",
                        "500",
                        "--train-to",
                        "700"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--cuts: the last window ends on day 1005");
        assertThat(run(
                        "fortnight",
                        "--purchases",
                        days.toString(),
                        "--from",
                        "710",
                        "--cuts",
                        "2",
                        "--train-from",
                        "500",
                        "--train-to",
                        "700"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--train-to: training up to day 700 would see days that are judged");
    }

    private int nextBasket(String... more) throws IOException {
        return nextBasketOf(MadeUpPurchases.fold(folder), more);
    }

    private int nextBasketOf(Path fold, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "next-basket",
                "--history",
                MadeUpPurchases.history(folder).toString(),
                "--future",
                MadeUpPurchases.future(folder).toString(),
                "--fold",
                fold.toString()));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private int fortnight(Path days, String... more) {
        List<String> arguments = new ArrayList<>(List.of("fortnight", "--purchases", days.toString()));
        arguments.addAll(List.of("--from", "800", "--cuts", "6", "--train-from", "450", "--train-to", "780"));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("plan", "evaluate"));
        all.addAll(Arrays.asList(arguments));
        return Main.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(all.toArray(String[]::new));
    }

    private JsonNode json(int status) throws IOException {
        assertThat(status).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }
}
