package dev.tillside.example.faults.simulation;

import dev.tillside.Checkout;
import dev.tillside.TillOnPorts;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Refused;
import dev.tillside.fault.StoreFailure;
import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A chain in one run: its tills, its head office, the time, and the books that are kept of it all. */
final class World implements AutoCloseable {
    /** Evenings before a change of the clocks, before a new year, a leap day, and an ordinary one. */
    private static final List<Instant> BEGINS = List.of(
            Instant.parse("2026-03-28T20:00:00Z"),
            Instant.parse("2026-10-24T20:30:00Z"),
            Instant.parse("2026-12-31T21:00:00Z"),
            Instant.parse("2028-02-28T22:00:00Z"),
            Instant.parse("2026-11-22T10:00:00Z"));

    private final Trace trace = new Trace();
    private final Books books = new Books();
    private final Map<BasketKey, Set<Integer>> takersByKey = new HashMap<>();
    private final Timetable timetable;
    private final Headquarters headquarters;
    private final List<Workstation> workstations = new ArrayList<>();
    private long version = 1;
    private int actions;
    private boolean reportsAreWhole = true;

    World(long seed, Arrangement arrangement, Path directory) {
        Draw draw = new Draw(seed ^ 0x5DEECE66DL);
        timetable = new Timetable(arrangement == Arrangement.IMPATIENT_SCHEDULER);
        try {
            headquarters = new Headquarters(directory.resolve("office"), arrangement == Arrangement.OLD_CURSORS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        headquarters.publish(Catalogue.firstPublication());
        HeadOffice office = arrangement.office(headquarters, new Draw(draw.seed()));
        Instant begin = draw.of(BEGINS);
        boolean background = draw.percent(50);
        int tills = draw.percent(20) ? 3 : 2;
        for (int number = 1; number <= tills; number++) {
            TillOnPorts.Pace pace = new TillOnPorts.Pace(
                    Duration.ofMinutes(draw.between(60, 180)),
                    Duration.ofSeconds(draw.between(5, 60)),
                    Duration.ofMinutes(draw.between(5, 40)));
            workstations.add(new Workstation(
                    new Workstation.Plan(
                            number,
                            number == 3 ? "0099" : "0042",
                            directory,
                            begin,
                            pace,
                            background || draw.percent(20),
                            draw.percent(8),
                            arrangement == Arrangement.FORGETFUL_DISK,
                            draw.seed()),
                    timetable,
                    office,
                    trace));
        }
        trace.line("begins " + begin + " with " + tills + " tills" + (background ? " that sync by themselves" : ""));
        workstations.forEach(this::switchOn);
        workstations.forEach(each -> Counter.sync(this, each, draw));
        timetable.pass(Duration.ofSeconds(5));
    }

    Trace trace() {
        return trace;
    }

    Books books() {
        return books;
    }

    Headquarters headquarters() {
        return headquarters;
    }

    List<Workstation> workstations() {
        return workstations;
    }

    /** Whether no round's report was lost with a till. */
    boolean reportsAreWhole() {
        return reportsAreWhole;
    }

    long nextVersion() {
        return ++version;
    }

    void note(String text) {
        trace.line("        " + text);
    }

    /** One thing happens, and a little time passes. */
    void play(Action action) {
        Workstation at = workstations.get(action.till() % workstations.size());
        Draw draw = new Draw(action.chance());
        trace.action(action.kind().name());
        trace.line("#" + ++actions + " " + timetable.now() + " " + action.kind() + " at till " + at.number());
        if (!at.isOn()) {
            switchOn(at);
        }
        if (at.isOn()) {
            try {
                action.kind().happen(this, at, draw);
            } catch (PowerCut e) {
                reportsAreWhole = false; // the till is seen to below
            }
        }
        pass(Duration.ofSeconds(draw.between(1, 90)));
    }

    void pass(Duration span) {
        timetable.pass(span);
        for (Workstation each : workstations) {
            if (each.disk().isDead()) {
                reportsAreWhole = false;
                each.powerBack();
                switchOn(each);
            }
        }
    }

    /** Opens a till that is off, if its disk lets it, and looks whether it has what it must have. */
    void switchOn(Workstation at) {
        int faults = at.disk().faults();
        try {
            at.switchOn();
        } catch (StoreFailure e) {
            Violation.unless(at.disk().faults() > faults, "a till with a sound disk opens", e.toString());
            trace.line("    till " + at.number() + " does not open: " + e.code());
            return;
        } catch (PowerCut e) {
            at.powerBack();
            return;
        }
        trace.line("    till " + at.number() + " is on");
        Map<BasketKey, OpenBasket> open = books.open(at.number());
        for (OpenBasket basket : List.copyOf(open.values())) {
            Optional<Checkout> found = at.till().checkout(basket.key());
            Violation.unless(
                    basket.mayBe(found), "an open basket survives", basket + ", found " + found.map(Checkout::lines));
            found.ifPresentOrElse(basket::found, () -> open.remove(basket.key()));
        }
        for (Checkout checkout : at.till().checkouts()) {
            Violation.unless(
                    open.containsKey(checkout.key()), "what ended is not open", checkout.key() + " at " + at.number());
        }
    }

    /** A basket is this till's now: those who had it may lose it; this one too, where another took it up as well. */
    void takenUp(Workstation at, BasketKey key) {
        Set<Integer> takers = takersByKey.computeIfAbsent(key, k -> new TreeSet<>());
        takers.add(at.number());
        for (Workstation each : workstations) {
            OpenBasket basket = books.open(each.number()).get(key);
            if (basket != null && (each != at || takers.size() > 1)) {
                basket.takenElsewhere();
            }
        }
    }

    /** Asks a till something; what it may not do by its promises is a violation. */
    <T> Answer<T> ask(Workstation at, String what, Supplier<T> question) {
        int faults = at.disk().faults();
        try {
            T value = question.get();
            alive(at, what);
            trace.line("    " + at.number() + " " + what);
            return Answer.said(value);
        } catch (StoreFailure e) {
            alive(at, what);
            Violation.unless(at.disk().faults() > faults, "a sound disk is not said to fail", what + ": " + e);
            trace.line("    " + at.number() + " " + what + " -> " + e.code());
            trace.fault("told " + e.code());
            reportsAreWhole = false;
            return Answer.not(e.code());
        } catch (Refused | BadInput e) {
            alive(at, what);
            trace.line("    " + at.number() + " " + what + " -> " + e.code());
            trace.action("refused " + e.code());
            return Answer.not(e.code());
        } catch (PowerCut e) {
            trace.line("    " + at.number() + " " + what + " -> power cut");
            throw e;
        } catch (Violation e) {
            throw e;
        } catch (RuntimeException | Error e) {
            alive(at, what);
            throw new Violation("nothing but a LoyaltyException is thrown", what + ": " + e, e);
        }
    }

    /** The same of what answers nothing. */
    Answer<Boolean> say(Workstation at, String what, Runnable told) {
        return ask(at, what, () -> {
            told.run();
            return true;
        });
    }

    private void alive(Workstation at, String what) {
        if (at.disk().isDead()) {
            trace.line("    " + at.number() + " " + what + " -> power cut");
            throw new PowerCut();
        }
    }

    @Override
    public void close() {
        for (Workstation each : workstations) {
            try {
                each.switchOff();
            } catch (RuntimeException e) {
                // The run is over; its verdict stands.
            }
        }
        headquarters.close();
    }
}
