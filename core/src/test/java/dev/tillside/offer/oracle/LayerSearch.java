package dev.tillside.offer.oracle;

import dev.tillside.offer.Reward;
import dev.tillside.offer.Reward.Deal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every way in which the offers of one layer may play on a belt of given prices. */
final class LayerSearch {
    /** Hears of every way. */
    interface Heard {
        /**
         * @param plays what the offers do, in order of id, {@code SPEND} last
         * @param prices what they leave
         * @param takenExclusively the units that exclusive offers took in this layer
         */
        void way(List<Played> plays, long[] prices, int takenExclusively);
    }

    private final Belt belt;
    private final List<Running> offers;
    private final boolean tender;
    private final long[] start;
    private final int reserved;
    private final Heard heard;
    private final Work work;
    private final List<List<Use>> byFirstUnit = new ArrayList<>();
    private final Deque<Use> chosen = new ArrayDeque<>();
    private final long[] usesLeft;

    /**
     * @param offers of this layer, without exclusive {@code SPEND}s, in order of id
     * @param reserved units that exclusive offers take, in whatever layer
     * @param free units of those that none took yet
     */
    LayerSearch(
            Belt belt,
            List<Running> offers,
            boolean tender,
            long[] start,
            int reserved,
            int free,
            Heard heard,
            Work work) {
        this.belt = belt;
        this.offers = offers;
        this.tender = tender;
        this.start = start;
        this.reserved = reserved;
        this.heard = heard;
        this.work = work;
        this.usesLeft =
                new long[offers.stream().mapToInt(r -> r.bit() + 1).max().orElse(0)];
        for (int u = 0; u < belt.size(); u++) {
            byFirstUnit.add(new ArrayList<>());
        }
        for (Running by : offers) {
            usesLeft[by.bit()] = by.maxUses();
            if (by.takesUnits()) {
                int units = by.offer().exclusive() ? free : belt.units() & ~reserved;
                Use.all(by, belt, start, units).forEach(this::sort);
            }
        }
    }

    private void sort(Use use) {
        byFirstUnit.get(Integer.numberOfTrailingZeros(use.taken())).add(use);
    }

    void run() {
        choose(0, belt.units());
    }

    /** The unit stays untaken, or is the first unit of some use: so every set of uses comes up exactly once. */
    private void choose(int unit, int free) {
        if (unit == belt.size()) {
            chosen();
            return;
        }
        choose(unit + 1, free);
        if (!Belt.in(free, unit)) {
            return;
        }
        for (Use use : byFirstUnit.get(unit)) {
            boolean allowed = usesLeft[use.by().bit()] > 0 && !isSecondGiftForASpend(use);
            if (allowed && (use.taken() & ~free) == 0) {
                take(use, unit, free);
            }
        }
    }

    private boolean isSecondGiftForASpend(Use use) {
        return use.isSpendGift() && chosen.stream().anyMatch(u -> u.by() == use.by());
    }

    private void take(Use use, int unit, int free) {
        usesLeft[use.by().bit()]--;
        chosen.push(use);
        choose(unit + 1, free & ~use.taken());
        chosen.pop();
        usesLeft[use.by().bit()]++;
    }

    private void chosen() {
        work.one();
        List<Played> plays = new ArrayList<>();
        long[] now = start;
        long paid = 0;
        for (Running by : offers) {
            List<Use> uses = chosen.stream().filter(u -> u.by() == by).toList();
            if (!uses.isEmpty()) {
                Optional<Long> payable = tender ? Optional.of(belt.due(start) - paid) : Optional.empty();
                Optional<Played> play = Played.of(by, uses, belt, start, now, payable);
                if (play.isEmpty()) {
                    return;
                }
                plays.add(play.get());
                now = tender ? now : play.get().from(now);
                paid += play.get().total();
            }
        }
        if (giftsAreEarned(now)) {
            spends(plays, now);
        }
    }

    /** A gift for a spend counts as the layer's other uses left the prices, without what it gives itself. */
    private boolean giftsAreEarned(long[] now) {
        return chosen.stream().filter(Use::isSpendGift).allMatch(use -> {
            Reward.Gift gift = (Reward.Gift) use.by().offer().reward();
            int counted = belt.units() & ~reserved & ~use.taken();
            return belt.sum(now, counted) >= gift.spend().get().minor();
        });
    }

    private void spends(List<Played> plays, long[] now) {
        List<Running> spends = offers.stream().filter(Running::isSpend).toList();
        for (int choice = 0; choice < 1 << spends.size(); choice++) {
            int chosenSpends = choice;
            List<Running> some = spends.stream()
                    .filter(s -> Belt.in(chosenSpends, spends.indexOf(s)))
                    .toList();
            if (some.size() < 2 || some.stream().allMatch(LayerSearch::combinable)) {
                inOrder(some, 0, plays, now);
            }
        }
    }

    private static boolean combinable(Running by) {
        return ((Reward.Spend) by.offer().reward()).combinable();
    }

    private void inOrder(List<Running> spends, int next, List<Played> plays, long[] now) {
        if (next == spends.size()) {
            int exclusively = chosen.stream()
                    .filter(u -> u.by().offer().exclusive())
                    .mapToInt(Use::taken)
                    .reduce(0, (a, b) -> a | b);
            heard.way(plays, now, exclusively);
            return;
        }
        for (Played play : spend(spends.get(next), belt, now, reserved)) {
            List<Played> more = Stream.concat(plays.stream(), Stream.of(play)).toList();
            inOrder(spends, next + 1, more, play.from(now));
        }
    }

    /** The ways in which a {@code SPEND} may apply at these prices: one, with {@code repeat} several, or none. */
    static List<Played> spend(Running by, Belt belt, long[] now, int reserved) {
        Reward.Spend reward = (Reward.Spend) by.offer().reward();
        int units = belt.matching(reward.items()) & ~reserved;
        long[] counted = reward.basis() == Reward.Spend.Basis.GROSS ? belt.gross() : now;
        long spent = belt.sum(counted, units);
        List<Reward.Spend.Tier> reached =
                reward.tiers().stream().filter(t -> t.spend().minor() <= spent).toList();
        if (reward.repeat()) {
            return reached.isEmpty() ? List.of() : repeated(by, belt, now, units, reached.get(0), spent);
        }
        Optional<Played> best = Optional.empty();
        for (Reward.Spend.Tier tier : reached) {
            Played play = once(by, belt, now, units, Cents.off(tier.deal(), belt.sum(now, units)), 1);
            if (play.total() > best.map(Played::total).orElse(0L)) {
                best = Optional.of(play);
            }
        }
        return best.stream().toList();
    }

    private static List<Played> repeated(
            Running by, Belt belt, long[] now, int units, Reward.Spend.Tier tier, long spent) {
        long times = Math.min(by.maxUses(), spent / tier.spend().minor());
        long each = ((Deal.AmountOff) tier.deal()).amount().minor();
        List<Played> plays = new ArrayList<>();
        long before = 0;
        for (long k = 1; k <= times; k++) {
            Played play = once(by, belt, now, units, Math.min(k * each, belt.sum(now, units)), k);
            if (play.total() == before) {
                return plays;
            }
            plays.add(play);
            before = play.total();
        }
        return plays;
    }

    private static Played once(Running by, Belt belt, long[] now, int units, long off, long uses) {
        long[] spread = Cents.spread(off, now, units);
        return new Played(by, uses, units, Played.limited(spread, by, belt, now));
    }

    /** What was looked at so far; too much of it ends the search. */
    static final class Work {
        private final long most;
        private long done;

        Work(long most) {
            this.most = most;
        }

        void one() {
            if (++done > most) {
                throw new TooLarge();
            }
        }

        long done() {
            return done;
        }
    }

    /** The case is too large to be searched to the end in reasonable time: it proves nothing, for or against. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }
}
