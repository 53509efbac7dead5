package dev.tillside.example.faults.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days of a chain in which everything fails, one for each seed; how many is said by a system property. */
class SimulationTest {
    private static final long SEEDS = Long.getLong("tillside.simulation.seeds", 300);
    private static final long CONTROL_SEEDS = 300;

    @Test
    void everyPromiseHoldsWhateverFails() {
        Simulation simulation = new Simulation(Arrangement.SOUND);
        int threads = Runtime.getRuntime().availableProcessors();

        Seeds seeds = new Seeds(simulation, 1, SEEDS).run(threads, Duration.ofHours(10), done -> {});

        List<String> told = new ArrayList<>();
        for (Simulation.Run run : seeds.violating()) {
            told.addAll(Report.of(run, new Shrinking(simulation).shortest(run), Arrangement.SOUND));
        }
        assertThat(told).as(String.join("\n", told)).isEmpty();
        assertThat(seeds.done()).isEqualTo(SEEDS);
        if (SEEDS >= 500) {
            assertThat(seeds.actions()).as("all of them happened").containsKeys(names());
            assertThat(seeds.faults()).hasSizeGreaterThan(20);
        }
    }

    private static String[] names() {
        return List.of(Kind.values()).stream().map(Kind::name).toArray(String[]::new);
    }

    /** A detector that finds nothing anywhere proves nothing. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOUND")
    void whatIsWrongOnPurposeIsCaught(Arrangement arrangement) {
        Simulation simulation = new Simulation(arrangement);

        assertThat(LongStream.rangeClosed(1, CONTROL_SEEDS)
                        .filter(seed -> simulation.of(seed).violation().isPresent())
                        .findFirst())
                .as("a violation within %d seeds", CONTROL_SEEDS)
                .isPresent();
    }

    @Test
    void aViolationIsToldWithTheShortestWayThere() {
        Simulation simulation = new Simulation(Arrangement.SAYS_STORED);
        Simulation.Run found = LongStream.rangeClosed(1, CONTROL_SEEDS)
                .mapToObj(simulation::of)
                .filter(run -> run.violation().isPresent())
                .findFirst()
                .orElseThrow();

        Simulation.Run shortest = new Shrinking(simulation).shortest(found);

        assertThat(shortest.actions()).hasSizeLessThan(found.actions().size());
        assertThat(shortest.violation().orElseThrow().rule())
                .isEqualTo(found.violation().orElseThrow().rule());
        assertThat(Report.of(found, shortest, Arrangement.SAYS_STORED))
                .anyMatch(line -> line.contains("VIOLATION"))
                .last()
                .asString()
                .endsWith("--from " + found.seed() + " --control SAYS_STORED");
    }

    /** In another process too, where sets and maps without an order have another one. */
    @Test
    void aSeedIsTheSameRunWhereverItRuns() throws IOException, InterruptedException {
        List<String> here = Fingerprints.of(1, 10);

        Process there = new ProcessBuilder(command()).redirectErrorStream(true).start();
        String said = new String(there.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(there.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.startsWith("trace "))).containsExactlyElementsOf(here);
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fingerprints.class.getName()));
        command.addAll(List.of("1", "10"));
        return command;
    }

    @Test
    void theCommandSumsUp() {
        StringWriter out = new StringWriter();
        int status = Main.run(new PrintWriter(out), "simulate", "--seeds", "3", "--from", "7", "--threads", "1");
        assertThat(out.toString()).contains("What happened:", "SALE", "3 seeds from 7", "0 violations");
        assertThat(status).isZero();
    }
}
