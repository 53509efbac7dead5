package dev.tillside.example.benchmarks;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** One till of many: what it has sold and not delivered yet. One request at a time, in the order of sale. */
final class SimulatedTill {
    private static final int BATCH = 100;
    private static final long RETRY_MS = 500;
    private static final long LONGEST_RETRY_MS = 8_000;

    private final SaleTemplate template;
    private final int number;
    private final SaleTemplate.ChainEnd end = new SaleTemplate.ChainEnd();
    private final Deque<Sold> waiting = new ArrayDeque<>();
    private final SplittableRandom chance;
    private int sales;
    private int failures;
    private boolean underWay;

    /**
     * @param due when it was sold, by {@link System#nanoTime}
     */
    record Sold(Delivery delivery, long due) {}

    SimulatedTill(SaleTemplate template, int number) {
        this.template = template;
        this.number = number;
        this.chance = new SplittableRandom(number);
    }

    synchronized void sell(long due) {
        BasketKey key = new BasketKey(
                Table.format("%04d", 1 + number / 100), Integer.toString(number % 100 + 1), Stock.DAY, "T" + ++sales);
        waiting.add(new Sold(template.of(key, number * 31 + sales, end), due));
    }

    /** What goes next; nothing while a request is under way. */
    synchronized List<Sold> next() {
        if (underWay || waiting.isEmpty()) {
            return List.of();
        }
        underWay = true;
        List<Sold> batch = new ArrayList<>();
        for (Sold sold : waiting) {
            if (batch.size() < BATCH) {
                batch.add(sold);
            }
        }
        return batch;
    }

    /** The first so many of them are head office's now. */
    synchronized void settled(int count) {
        underWay = false;
        failures = 0;
        for (int i = 0; i < count; i++) {
            waiting.remove();
        }
    }

    /**
     * Nothing was answered.
     *
     * @return in how many milliseconds it is tried again: ever later, and not all tills at once
     */
    synchronized long failed() {
        underWay = false;
        long longest = Math.min(LONGEST_RETRY_MS, RETRY_MS << Math.min(failures++, 10));
        return longest / 2 + chance.nextLong(longest / 2);
    }

    synchronized boolean isDone() {
        return waiting.isEmpty();
    }
}
