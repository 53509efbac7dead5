package dev.tillside.example.faults.simulation;

import dev.tillside.LoyaltyTill;
import dev.tillside.TillOnPorts;
import dev.tillside.basket.BasketKey;
import dev.tillside.internal.outbox.Scheduler;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A till with its machine: files, disk, clock, and power that may go. */
final class Workstation {
    /** What is left on the disk when the power goes. Locks and shared memory are not. */
    private static final List<String> FILES =
            List.of("journal.db", "journal.db-wal", "reference.db", "reference.db-wal", "reserve");

    private static final int SMALL_DISK = 10 << 20;
    private static final long LARGE_DISK = 64L << 30;

    private final int number;
    private final String store;
    private final Path home;
    private final Timetable timetable;
    private final Instant begin;
    private final TillOnPorts.Pace pace;
    private final boolean background;
    private final boolean forgetful;
    private final long seed;
    private final FaultyDisk disk;
    private final Road road;

    private Path directory;
    private int directories;
    private Optional<Path> left = Optional.empty();
    private Optional<Path> older = Optional.empty();
    private Optional<LoyaltyTill> till = Optional.empty();
    private Duration clockIsOff = Duration.ZERO;
    private Duration notBefore = Duration.ZERO;
    private int transactions;

    /** What a workstation is from its first day. */
    record Plan(
            int number,
            String store,
            Path home,
            Instant begin,
            TillOnPorts.Pace pace,
            boolean background,
            boolean largeDisk,
            boolean forgetful,
            long seed) {}

    Workstation(Plan plan, Timetable timetable, HeadOffice office, Trace trace) {
        number = plan.number();
        store = plan.store();
        home = plan.home();
        begin = plan.begin();
        pace = plan.pace();
        background = plan.background();
        forgetful = plan.forgetful();
        seed = plan.seed();
        this.timetable = timetable;
        road = new Road(office, trace);
        disk = new FaultyDisk(plan.largeDisk() ? LARGE_DISK : SMALL_DISK, this::powerGone, this::transactionBegins);
        directory = nextDirectory();
    }

    private Path nextDirectory() {
        try {
            return Files.createDirectories(home.resolve("till-" + number + "-" + ++directories));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int number() {
        return number;
    }

    String store() {
        return store;
    }

    FaultyDisk disk() {
        return disk;
    }

    Road road() {
        return road;
    }

    boolean inBackground() {
        return background;
    }

    Path journal() {
        return directory.resolve("journal.db");
    }

    Path reserve() {
        return directory.resolve("reserve");
    }

    boolean isOn() {
        return till.isPresent();
    }

    LoyaltyTill till() {
        return till.orElseThrow();
    }

    /** By its clock. */
    Instant now() {
        return begin.plus(timetable.now()).plus(clockIsOff);
    }

    void clockJumps(Duration by) {
        clockIsOff = clockIsOff.plus(by);
    }

    BasketKey key(String letter, LocalDate day) {
        return new BasketKey(store, String.valueOf(number), day, Catalogue.tx(letter, ++transactions));
    }

    /** Opens the till; what keeps it from opening is thrown. */
    void switchOn() {
        if (till.isEmpty()) {
            Scheduler scheduler = background ? timetable.scheduler(this::round) : null;
            Scheduler leases = background ? timetable.scheduler(this::question) : null;
            notBefore = Duration.ZERO;
            TillOnPorts.Ports ports =
                    new TillOnPorts.Ports(road, this::now, disk, scheduler, leases, seed + directories);
            till = Optional.of(TillOnPorts.open(directory, ports, pace));
        }
    }

    void switchOff() {
        till.ifPresent(LoyaltyTill::close);
        till = Optional.empty();
    }

    /** A round of the background, held against the breaker's pace. */
    private void round(Runnable work) {
        if (disk.isDead()) {
            return;
        }
        Violation.unless(
                timetable.now().compareTo(notBefore) >= 0,
                "head office is left alone after a failure",
                "till " + number + " asks at " + timetable.now() + ", not before " + notBefore);
        int before = disk.faults();
        work.run();
        if (disk.isDead() || disk.faults() > before) {
            return;
        }
        Line line = till().health().line().orElseThrow();
        Violation.unlessSame(
                line.failures() == 0 ? Line.State.CLOSED : Line.State.OPEN, line.state(), "the line's state", line);
        Violation.unlessSame(line.failures() > 0, line.nextTry().isPresent(), "the next try is told", line);
        notBefore = line.failures() == 0
                ? Duration.ZERO
                : timetable.now().plus(leastPause(line.failures())).minusMillis(1);
    }

    /** A basket's question, which a dead till does not ask. */
    private void question(Runnable work) {
        if (!disk.isDead()) {
            work.run();
        }
    }

    private Duration leastPause(int failures) {
        Duration doubled = pace.retryMin().multipliedBy(1L << Math.min(failures - 1, 20));
        return (doubled.compareTo(pace.retryMax()) > 0 ? pace.retryMax() : doubled).dividedBy(2);
    }

    /** The power goes between two steps. */
    void cut() {
        powerGone();
        powerBack();
    }

    private void powerGone() {
        Path next = nextDirectory();
        copy(older.filter(o -> forgetful).orElse(directory), next);
        left = Optional.of(next);
    }

    /** Only the disk that forgets remembers what was before the transaction that now begins. */
    private void transactionBegins() {
        if (forgetful) {
            older.ifPresent(Scratch::delete);
            older = Optional.of(nextDirectory());
            copy(directory, older.get());
        }
    }

    /** What ran is gone; the files that were left are the till's now. */
    void powerBack() {
        try {
            till.ifPresent(LoyaltyTill::close);
        } catch (RuntimeException e) {
            // It is dead either way; this only gives its files back.
        }
        till = Optional.empty();
        Scratch.delete(directory);
        directory = left.orElseThrow();
        left = Optional.empty();
        older = Optional.empty();
        disk.powerIsBack();
    }

    private static void copy(Path from, Path to) {
        try {
            for (String name : FILES) {
                if (Files.exists(from.resolve(name))) {
                    Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
