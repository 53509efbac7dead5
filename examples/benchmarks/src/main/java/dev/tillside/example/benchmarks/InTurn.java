package dev.tillside.example.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets contestants run in turn (A B A B ...), so that what the machine does besides befalls all of them alike. */
final class InTurn {
    private static volatile Object kept;

    private InTurn() {}

    /**
     * @param warm rounds that only warm the JIT: numbered from 0
     * @param counted rounds after them that count
     * @return one for each contestant, in their order
     */
    static List<Samples> run(int warm, int counted, Contestant... contestants) throws Exception {
        return run(warm, counted, Duration.ofDays(1), contestants);
    }

    /** The same, but no round begins after so long; warming up may take a fifth of it. */
    static List<Samples> run(int warm, int counted, Duration most, Contestant... contestants) throws Exception {
        List<Samples> samples = new ArrayList<>();
        for (Contestant contestant : contestants) {
            samples.add(new Samples());
        }
        long start = System.nanoTime();
        for (int round = 0; round < warm + counted; round++) {
            long passed = System.nanoTime() - start;
            if (round < warm && round > 0 && passed > most.toNanos() / 5) {
                round = warm;
            }
            if (round > warm && passed > most.toNanos()) {
                break;
            }
            for (int i = 0; i < contestants.length; i++) {
                long nanos = time(contestants[i], round, round >= warm);
                if (round >= warm) {
                    samples.get(i).add(nanos);
                }
            }
        }
        return samples;
    }

    private static long time(Contestant contestant, int round, boolean counts) throws Exception {
        contestant.prepare(round);
        long start = System.nanoTime();
        Object answer = contestant.run(round);
        long nanos = System.nanoTime() - start;
        kept = answer;
        if (counts) {
            contestant.look(round, answer);
        }
        return nanos;
    }

    /** Whatever ran last. */
    static Object kept() {
        return kept;
    }
}
