package dev.tillside.example.faults.simulation;

import dev.tillside.internal.outbox.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Time that passes when it is told to, and what is due in it, in one order. */
final class Timetable {
    private static final int BUSY = 5_000;

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::number));
    private final boolean impatient;
    private long now;
    private long number;

    private record Entry(long due, long number, TillScheduler owner, Runnable work) {}

    /** @param impatient does everything at once, whatever was asked for */
    Timetable(boolean impatient) {
        this.impatient = impatient;
    }

    /** Since the run began. */
    Duration now() {
        return Duration.ofMillis(now);
    }

    /** A scheduler of its own: closing it leaves others alone. Each piece of work runs inside {@code around}. */
    Scheduler scheduler(Consumer<Runnable> around) {
        return new TillScheduler(around);
    }

    /** Lets so much time pass, and all that is due in it happen. */
    void pass(Duration span) {
        long end = now + span.toMillis();
        for (int done = 0; !entries.isEmpty() && entries.peek().due() <= end; done++) {
            Violation.unless(done < BUSY, "a till rests", "it did " + BUSY + " things within " + span);
            Entry next = entries.poll();
            now = Math.max(now, next.due());
            if (!next.owner().closed) {
                next.owner().around.accept(next.work());
            }
        }
        now = end;
    }

    private final class TillScheduler implements Scheduler {
        private final Consumer<Runnable> around;
        private boolean closed;

        private TillScheduler(Consumer<Runnable> around) {
            this.around = around;
        }

        @Override
        public Runnable after(Duration delay, Runnable work) {
            long wait = impatient ? Math.min(delay.toMillis(), 200) : delay.toMillis();
            Entry entry = new Entry(now + wait, number++, this, work);
            entries.add(entry);
            return () -> entries.remove(entry);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
