package dev.tillside.example.faults;

import dev.tillside.example.faults.day.ClockPlan;
import dev.tillside.example.faults.day.Day;
import dev.tillside.example.faults.day.Inquest;
import dev.tillside.example.faults.day.Shop;
import dev.tillside.example.faults.day.Twin;
import dev.tillside.example.faults.day.Victim;
import dev.tillside.example.faults.machine.Namespaces;
import dev.tillside.example.faults.machine.Namespaces.Weather;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Running;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.key.Role;
import dev.tillside.example.office.service.OfficeMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A till and head office in network namespaces of their own; the line between them breaks in every way, and heals. */
@Tag("faults")
@Timeout(1200)
class PartitionTest {
    private static final int PORT = 7070;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** By then the till has its programme: without one it cannot sell. */
    private static final int FIRST_SYNC = 2;

    @Test
    void theTillSellsOnAndHeadOfficeEndsWithEachBasketOnce() throws Exception {
        Need.have("partitions between network namespaces", Need.NAMESPACES);
        Findings findings = new Findings("The line to head office breaks and heals (network namespaces)");
        try (Sweep sweep = Sweep.inMemory()) {
            Inquest inquest =
                    new Inquest(Twin.living(ClockPlan.STEADY, sweep.workplace().path("twin")));
            List<Long> seeds = IntStream.range(0, 12)
                    .mapToObj(round -> Extent.seed() + round)
                    .toList();
            for (long seed : Extent.of(seeds, 1)) {
                Path premises = sweep.premises();
                List<String> said = parted(sweep, premises, seed);
                findings.tried("a day at a till", "'" + seed + "'", true, inquest.violationsAtTheEnd(premises, said));
            }
        }
        findings.print();
        findings.none();
    }

    private static List<String> parted(Sweep sweep, Path premises, long seed) throws Exception {
        Files.createDirectories(premises);
        Path book = premises.resolve("head-office.db");
        try (Office office = Office.at(book)) {
            office.publish(Shop.published());
            Files.writeString(
                    premises.resolve(Victim.KEY_FILE),
                    office.keys()
                            .add("till", Set.of(Role.TILL), Set.of(Shop.STORE))
                            .secret());
        }
        Path config = premises.resolve("head-office.yaml");
        Files.write(
                config,
                List.of(
                        "storage: {file: '" + book + "'}",
                        "listen: {host: " + Namespaces.OFFICE_ADDRESS + ", port: " + PORT + ", plain: true}"));
        CountDownLatch listens = new CountDownLatch(1);
        try (Namespaces line = Namespaces.joined();
                Running headOffice = Running.start(
                        line.atHeadOffice(sweep.java()
                                .command(OfficeMain.class.getName(), "serve", "--config", config.toString())),
                        (process, said) -> listens.countDown())) {
            if (!listens.await(30, TimeUnit.SECONDS)) {
                throw new IOException("head office does not listen: "
                        + headOffice.ended(Duration.ofSeconds(1)).errors());
            }
            return sold(sweep, premises, line, new Random(seed));
        }
    }

    private static List<String> sold(Sweep sweep, Path premises, Namespaces line, Random random)
            throws IOException, InterruptedException {
        List<String> command = line.atTheTill(sweep.java()
                .command(
                        Victim.class.getName(),
                        premises.toString(),
                        "PACED",
                        "http://" + Namespaces.OFFICE_ADDRESS + ":" + PORT));
        try (Running till = Running.start(command, (process, said) -> {
            if (said.startsWith("ok ")) {
                change(line, Integer.parseInt(said.split(" ")[1]), random);
                process.tell("go on");
            }
        })) {
            return till.ended(PATIENCE).said().stream()
                    .filter(said -> !said.startsWith("drained, waiting: 0"))
                    .toList();
        }
    }

    private static void change(Namespaces line, int step, Random random) {
        try {
            if (step == Day.length() - 1) {
                line.weather(Weather.FAIR);
            } else if (step >= FIRST_SYNC && random.nextInt(3) == 0) {
                line.weather(Weather.values()[random.nextInt(Weather.values().length)]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
