package dev.tillside.example.faults.day;

import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Works through the day and says after each call what it answered, one line each:
 *
 * <pre>
 * ok STEP NAME          acknowledged, and on disk
 * ok STEP NAME (unsaved)  acknowledged with the word that a basket is not on disk
 * back STEP             the till was opened anew, and what was not on disk is done again from that step on
 * failed STEP REASON    the call failed in a way that a till knows
 * broke STEP REASON     the call failed in a way that it must not
 * told STEP there|absent  what the same till answers when it is asked after a failure
 * lied STEP WHY         that answer turned out wrong
 * gave-up STEP
 * </pre>
 */
final class Shift {
    private static final String UNSAVED = " (unsaved)";
    private static final int ATTEMPTS = 6;

    private final Counter counter;
    private final HandClock clock;
    private final ClockPlan plan;
    private final Consumer<String> says;
    private final Mending mending;

    /** What happens after a failure. */
    enum AfterFailure {
        /** The day is over. */
        STOP,
        /** The till is asked what became of it, and it is tried again: on the same till first, then on one opened anew. */
        CARRY_ON
    }

    /** What is done, and what the world does, after a failure. */
    record Mending(AfterFailure after, Runnable world) {}

    Shift(Counter counter, HandClock clock, ClockPlan plan, Consumer<String> says, Mending mending) {
        this.counter = counter;
        this.clock = clock;
        this.plan = plan;
        this.says = says;
        this.mending = mending;
    }

    /** A shift that stops where anything fails. */
    static Shift plain(Counter counter, HandClock clock, ClockPlan plan, Consumer<String> says) {
        return new Shift(counter, clock, plan, says, new Mending(AfterFailure.STOP, () -> {}));
    }

    /** Whether the day was worked through to its end. */
    boolean work(int from) {
        return work(from, Day.length());
    }

    /** The same for the steps before that one. */
    boolean work(int from, int to) {
        List<Step> steps = Day.steps();
        int unsaved = from; // the first step that may not be on disk
        int said = from; // the first that was not acknowledged yet
        int backs = 0;
        for (int step = from; step < to; step++) {
            switch (worked(step, steps.get(step), step < said, unsaved < step)) {
                case SAVED -> unsaved = step + 1;
                case UNSAVED -> {}
                case BACK -> {
                    says.accept("back " + unsaved);
                    step = unsaved - 1;
                    if (++backs == ATTEMPTS) {
                        says.accept("gave-up " + step);
                        return false;
                    }
                }
                case GAVE_UP -> {
                    says.accept("gave-up " + step);
                    return false;
                }
            }
            said = Math.max(said, step + 1);
        }
        return true;
    }

    /** How a step ended. */
    private enum End {
        SAVED,
        UNSAVED,
        /** The till had to be opened anew, and had said that something is not on disk. */
        BACK,
        GAVE_UP
    }

    /** What a till does that comes back after a crash: it asks whether a step is done before it does it. */
    boolean resume(int from) {
        clock.put(plan.at(from));
        if (from < Day.length()) {
            Step step = Day.steps().get(from);
            try {
                counter.open();
                if (step.done().ask(counter)) {
                    again(from, step);
                    says.accept("ok " + from + " " + step.name());
                    return work(from + 1);
                }
            } catch (IOException | RuntimeException e) {
                says.accept("broke " + from + " " + reason(e));
                return false;
            }
        }
        return work(from);
    }

    /**
     * @param before whether it was acknowledged before
     * @param unsaved whether something before it may not be on disk
     */
    private End worked(int number, Step step, boolean before, boolean unsaved) {
        clock.put(plan.at(number));
        Belief belief = Belief.NONE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                counter.open();
                if ((attempt > 0 || before) && step.done().ask(counter)) {
                    again(number, step);
                    check(number, belief, true);
                } else {
                    check(number, belief, step.deed().act(counter));
                }
                boolean saved = counter.saved();
                if (!before) {
                    says.accept("ok " + number + " " + step.name() + (saved ? "" : UNSAVED));
                }
                return saved ? End.SAVED : End.UNSAVED;
            } catch (StoreFailure | IOException | UncheckedIOException e) {
                says.accept("failed " + number + " " + reason(e));
            } catch (RuntimeException e) {
                says.accept("broke " + number + " " + reason(e));
            }
            if (mending.after() == AfterFailure.STOP) {
                return End.GAVE_UP;
            }
            mending.world().run();
            if (attempt > 0) {
                counter.abandon();
                if (unsaved) {
                    return End.BACK;
                }
            } else {
                belief = told(number, step);
            }
        }
        return End.GAVE_UP;
    }

    /** A step that may be repeated is: it must answer the same, and say that it did nothing. */
    private void again(int number, Step step) throws IOException {
        if (step.repeatable() && !step.deed().act(counter)) {
            says.accept("lied " + number + " it is done, and doing it again says that it was not");
        }
    }

    private void check(int number, Belief belief, boolean wasThere) {
        if (belief == Belief.THERE && !wasThere) {
            says.accept("lied " + number + " it was told to be there, and was not");
        }
        if (belief == Belief.ABSENT && wasThere) {
            says.accept("lied " + number + " it was told to be absent, and was there");
        }
    }

    private enum Belief {
        NONE,
        THERE,
        ABSENT
    }

    private Belief told(int number, Step step) {
        try {
            Belief belief = step.done().ask(counter) ? Belief.THERE : Belief.ABSENT;
            says.accept("told " + number + (belief == Belief.THERE ? " there" : " absent"));
            return belief;
        } catch (RuntimeException e) {
            return Belief.NONE; // it does not know either; then it is opened anew
        }
    }

    /** How many of the acknowledged steps must be on disk, whatever happens. */
    static int saved(List<String> said) {
        int saved = 0;
        int steps = 0;
        for (String line : said) {
            if (line.startsWith("ok ")) {
                steps++;
                saved = line.endsWith(UNSAVED) ? saved : steps;
            }
        }
        return saved;
    }

    private static String reason(Exception e) {
        String code = e instanceof StoreFailure failure ? failure.code() + ": " : "";
        return (code + e.getClass().getSimpleName() + ": " + e.getMessage()).replaceAll("\\s+", " ");
    }
}
