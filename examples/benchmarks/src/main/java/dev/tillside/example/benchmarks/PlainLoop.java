package dev.tillside.example.benchmarks;

import dev.tillside.basket.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * What a programmer writes by hand who needs one kind of offer and nothing else: each offer is for one item, lowers one unit
 * once, and conflicts with none. No limits, layers, funding, validity or reasons.
 */
final class PlainLoop {
    private final List<Personal> offers;

    /** An offer of cents, or percent, off one unit of an item. */
    record Personal(String id, String item, boolean percent, long value) {}

    /** A line and what came off it. */
    record Lowered(Line line, long net, String offer) {}

    /** What is due, and the lines. */
    record Priced(long due, List<Lowered> lines) {}

    PlainLoop(List<Personal> offers) {
        this.offers = List.copyOf(offers);
    }

    /** Each line is one unit, and no item stands on two lines. */
    Priced price(List<Line> lines) {
        List<Lowered> lowered = new ArrayList<>(lines.size());
        long due = 0;
        for (Line line : lines) {
            Lowered one = lower(line);
            lowered.add(one);
            due += one.net;
        }
        return new Priced(due, lowered);
    }

    private Lowered lower(Line line) {
        long amount = line.amount().minor();
        for (Personal offer : offers) {
            if (offer.item.equals(line.item().code())) {
                long off = offer.percent ? (amount * offer.value + 50) / 100 : Math.min(amount, offer.value);
                return new Lowered(line, amount - off, offer.id);
            }
        }
        return new Lowered(line, amount, "");
    }
}
