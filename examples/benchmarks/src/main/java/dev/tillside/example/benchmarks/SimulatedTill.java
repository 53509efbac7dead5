package dev.tillside.example.benchmarks;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One till of many: what it has sold and not delivered yet. One request at a time, in the order of sale. */
final class SimulatedTill {
    private static final int BATCH = 100;

    private final SaleTemplate template;
    private final int number;
    private final SaleTemplate.ChainEnd end = new SaleTemplate.ChainEnd();
    private final Deque<Sold> waiting = new ArrayDeque<>();
    private int sales;
    private boolean underWay;

    /**
     * @param due when it was sold, by {@link System#nanoTime}
     */
    record Sold(Delivery delivery, long due) {}

    SimulatedTill(SaleTemplate template, int number) {
        this.template = template;
        this.number = number;
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
        for (int i = 0; i < count; i++) {
            waiting.remove();
        }
    }

    synchronized boolean isDone() {
        return waiting.isEmpty();
    }
}
