package dev.tillside.example.faults.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.faults.Extent;
import dev.tillside.example.faults.Findings;
import dev.tillside.example.faults.Subject;
import dev.tillside.example.faults.machine.Need;
import dev.tillside.example.faults.machine.Running;
import dev.tillside.example.faults.machine.Workplace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A disk that is full at some step of the day, and on which somebody makes room after the till has said so. */
@Tag("faults")
@Timeout(900)
class FullDiskTest {
    private static final int PAGE = 4096;
    private static final String WHAT = "a day at a till";

    /** After which step the disk is filled up, and how many pages are left free. */
    private record Full(int step, int pages) {}

    @Test
    void whatIsAcknowledgedOnAFullDiskIsThereAndTheDayGoesOnWhenThereIsRoom() throws Exception {
        Need.have("a disk that is full", Need.MOUNTS);
        List<Full> all = IntStream.range(3, Day.length() - 1)
                .boxed()
                .flatMap(step -> IntStream.of(0, 1, 2, 3, 5, 8, 13).mapToObj(pages -> new Full(step, pages)))
                .toList();
        Findings findings = new Findings("A disk that is full, until the till has said so");
        try (Workplace workplace = Workplace.inMemory()) {
            Inquest inquest = new Inquest(Twin.living(ClockPlan.STEADY, workplace.path("twin")));
            Path disk = Files.createDirectory(workplace.path("disk"));
            Running.must("mount", "-t", "tmpfs", "-o", "size=8m", "tillside-faults", disk.toString());
            for (Full full : Extent.of(all, 20)) {
                List<String> said = worked(disk, full);
                Workplace.delete(disk.resolve("filler"));
                List<String> found =
                        new ArrayList<>(inquest.violations(disk.resolve("day"), said, Subject.acknowledged(said)));
                failures(said).ifPresent(found::add);
                boolean struck = said.stream().anyMatch(line -> line.startsWith("failed "));
                findings.tried(WHAT, "'" + full + "'", struck, found);
                Workplace.delete(disk.resolve("day"));
            }
        }
        findings.print();
        findings.none();
        assertThat(findings.struck(WHAT))
                .as("a disk that is never full proves nothing")
                .isPositive();
    }

    /** The till says once that the disk is full; when there is room it goes on by itself, without being opened anew. */
    private static Optional<String> failures(List<String> said) {
        List<String> failed = said.stream()
                .filter(line -> line.startsWith("failed ") || line.startsWith("gave-up "))
                .toList();
        return failed.size() > 1 || !failed.stream().allMatch(FullDiskTest::saysFull)
                ? Optional.of("not said once, as DISK_FULL, and got over by itself: " + failed)
                : Optional.empty();
    }

    /** Head office's file lies on the same disk, and says it in SQLite's words. */
    private static boolean saysFull(String line) {
        return line.contains("DISK_FULL") || line.contains("SQLITE_FULL");
    }

    private static List<String> worked(Path disk, Full full) {
        HandClock clock = new HandClock(Instant.EPOCH);
        Counter counter = new Counter(disk.resolve("day"), clock, new Counter.Line.File(UnaryOperator.identity()));
        List<String> said = new ArrayList<>();
        Path filler = disk.resolve("filler");
        new Shift(
                        counter,
                        clock,
                        ClockPlan.STEADY,
                        line -> {
                            said.add(line);
                            if (line.startsWith("ok " + full.step() + " ")) {
                                fill(filler, full.pages());
                            }
                        },
                        new Shift.Mending(Shift.AfterFailure.CARRY_ON, () -> makeRoom(filler)))
                .work(0);
        counter.abandon();
        return said;
    }

    private static void fill(Path filler, int free) {
        long written = 0;
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[PAGE];
            while (true) {
                out.write(page);
                written += PAGE;
            }
        } catch (IOException full) {
            shorten(filler, Math.max(0, written - (long) free * PAGE));
        }
    }

    private static void shorten(Path filler, long bytes) {
        try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void makeRoom(Path filler) {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
