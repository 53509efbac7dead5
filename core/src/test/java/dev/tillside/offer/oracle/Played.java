package dev.tillside.offer.oracle;

import dev.tillside.offer.Reward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one offer does in its layer.
 *
 * @param by the offer
 * @param uses how many uses
 * @param targets the units whose price falls (in {@code TENDER}: that it pays for)
 * @param discounts by unit, after floors and caps
 */
record Played(Running by, long uses, int targets, long[] discounts) {
    long total() {
        return Cents.sum(discounts);
    }

    /**
     * The uses of one offer together.
     *
     * @param start prices as the earlier layers left them, by which uses reckon
     * @param now prices as the offers of smaller id in this layer left them, by which floors are kept
     * @param payable for a tender coupon what is still due; absent for a discount
     * @return empty where one of the uses adds nothing, which is no use
     */
    static Optional<Played> of(
            Running by, List<Use> uses, Belt belt, long[] start, long[] now, Optional<Long> payable) {
        Sum sum = new Sum(by, belt, start, now, payable);
        long[] discounts = sum.of(uses);
        for (List<Use> group : groups(uses, belt)) {
            List<Use> others = new ArrayList<>(uses);
            others.removeAll(group);
            if (Cents.sum(sum.of(others)) >= Cents.sum(discounts)) {
                return Optional.empty();
            }
        }
        int targets = uses.stream().mapToInt(Use::targets).reduce(0, (a, b) -> a | b);
        return Optional.of(new Played(by, uses.size(), targets, discounts));
    }

    /** What is judged together: the units of one line for {@code PERCENT_OFF}, else each use. */
    private static List<List<Use>> groups(List<Use> uses, Belt belt) {
        if (!(uses.get(0).by().offer().reward() instanceof Reward.PercentOff)) {
            return uses.stream().map(List::of).toList();
        }
        List<List<Use>> groups = new ArrayList<>();
        for (int line = 0; line < belt.lines().size(); line++) {
            int units = belt.unitsOf(line);
            groups.add(uses.stream().filter(u -> (u.taken() & units) != 0).toList());
        }
        return groups.stream().filter(g -> !g.isEmpty()).toList();
    }

    /** Discounts by unit after floors and caps. */
    static long[] limited(long[] discounts, Running by, Belt belt, long[] now) {
        return capped(belt.cutAtFloors(discounts, now), by.cap());
    }

    /** Shared over the units in proportion to the uncapped discounts. */
    private static long[] capped(long[] discounts, long cap) {
        return Cents.sum(discounts) <= cap ? discounts : Cents.share(cap, discounts);
    }

    private record Sum(Running by, Belt belt, long[] start, long[] now, Optional<Long> payable) {
        long[] of(List<Use> uses) {
            long[] raw = raw(uses);
            if (payable.isPresent()) {
                return capped(raw, Math.min(by.cap(), Math.max(0, payable.get())));
            }
            return limited(raw, by, belt, now);
        }

        private long[] raw(List<Use> uses) {
            if (by.offer().reward() instanceof Reward.PercentOff percentOff) {
                return perLine(percentOff, uses);
            }
            long[] raw = new long[start.length];
            uses.forEach(use -> add(use.discounts(), raw));
            return raw;
        }

        private long[] perLine(Reward.PercentOff reward, List<Use> uses) {
            int taken = uses.stream().mapToInt(Use::taken).reduce(0, (a, b) -> a | b);
            long[] raw = new long[start.length];
            for (int line = 0; line < belt.lines().size(); line++) {
                int units = taken & belt.unitsOf(line);
                long off = Cents.percentOf(reward.percent(), belt.sum(start, units));
                add(Cents.spread(off, start, units), raw);
            }
            return raw;
        }
    }

    private static void add(long[] parts, long[] sums) {
        Arrays.setAll(sums, i -> sums[i] + parts[i]);
    }

    /** The prices that it leaves. */
    long[] from(long[] prices) {
        long[] left = prices.clone();
        Arrays.setAll(left, u -> prices[u] - discounts[u]);
        return left;
    }

    String shown(Belt belt) {
        StringBuilder shown = new StringBuilder(by.id() + " x" + uses);
        for (int line = 0; line < belt.lines().size(); line++) {
            long off = belt.onLine(discounts, line);
            int units = targets & belt.unitsOf(line);
            if (units != 0) {
                shown.append(" [").append(belt.lines().get(line).id()).append(" units ");
                shown.append(Integer.bitCount(units)).append(": -").append(off).append(']');
            }
        }
        return shown.toString();
    }
}
