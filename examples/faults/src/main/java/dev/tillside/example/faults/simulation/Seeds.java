package dev.tillside.example.faults.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Many runs, side by side, and what came of them together. */
final class Seeds {
    private static final int ENOUGH = 5;

    private final Simulation simulation;
    private final long from;
    private final long count;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Map<String, Long> actions = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private final List<Simulation.Run> violating = new ArrayList<>();

    Seeds(Simulation simulation, long from, long count) {
        this.simulation = simulation;
        this.from = from;
        this.count = count;
    }

    /**
     * Runs them until all are done, the time is up, or enough are found in which something did not hold.
     *
     * @param progress gets the number of runs done, from any thread
     */
    Seeds run(int threads, Duration most, LongConsumer progress) {
        long end = System.nanoTime() + most.toNanos();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            workers.execute(() -> {
                while (System.nanoTime() < end && found() < ENOUGH) {
                    long seed = next.getAndIncrement();
                    if (seed >= count) {
                        return;
                    }
                    add(simulation.of(from + seed));
                    progress.accept(done.incrementAndGet());
                }
            });
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(most.toSeconds() + 600, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a run does not end");
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        return this;
    }

    private synchronized void add(Simulation.Run run) {
        run.trace().actions().forEach((kind, times) -> actions.merge(kind, (long) times, Long::sum));
        run.trace().faults().forEach((kind, times) -> faults.merge(kind, (long) times, Long::sum));
        if (run.violation().isPresent()) {
            violating.add(run);
        }
    }

    private synchronized int found() {
        return violating.size();
    }

    /** How many runs ended. */
    long done() {
        return done.get();
    }

    Map<String, Long> actions() {
        return actions;
    }

    Map<String, Long> faults() {
        return faults;
    }

    List<Simulation.Run> violating() {
        return violating;
    }
}
