package dev.tillside.example.benchmarks;

import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Proof;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The best combination in full baskets: beside an exact solver, and against what a greedy till saves. */
final class BestCombination {
    private static final int[] TENTHS_PER_LINE = {12, 25, 40};
    private static final long MILLIS = 1_000_000;
    /** Baskets for warming up are others than those that count. */
    private static final long WARM_SEEDS = 1_000_000;

    private final int warm;
    private final int baskets;
    private final Duration most;
    private final int units;
    private final int offers;
    private final Table speed;
    private final Table quality = new Table(
            "Best combination, what it finds",
            "offers per line",
            "baskets",
            "proven OPTIMAL",
            "as CP-SAT",
            "worse than CP-SAT",
            "below greedy",
            "greedy loses, mean",
            "worst");

    /**
     * @param most after so long for one row of the tables no further basket is tried
     * @param units in a basket
     * @param offers in conflict
     */
    BestCombination(int warm, int baskets, Duration most, int units, int offers) {
        this.warm = warm;
        this.baskets = baskets;
        this.most = most;
        this.units = units;
        this.offers = offers;
        this.speed = new Table(
                Table.format("Best combination, speed: %d units, %d conflicting offers", units, offers),
                "offers per line",
                "p50",
                "p99",
                "reference",
                "p50",
                "p99",
                "ratio p50",
                "ratio p99",
                "within 5 ms",
                "within 50 ms",
                "steps p50",
                "p99",
                "most");
    }

    void print(PrintWriter out) throws Exception {
        ExactSolver.load();
        for (int tenths : TENTHS_PER_LINE) {
            oneLayer(tenths);
        }
        for (int tenths : TENTHS_PER_LINE) {
            threeLayers(tenths);
        }
        speed.print(out);
        quality.print(out);
    }

    private void oneLayer(int tenths) throws Exception {
        Ours ours = new Ours() {
            @Override
            Pricing pricing(long seed) {
                return Crowd.oneLayer(seed, units, offers, tenths);
            }
        };
        Exact exact = new Exact(ours);
        List<Samples> samples = InTurn.run(warm, baskets, most, ours, exact);
        row(label(tenths), ours, samples, "CP-SAT");
        row(label(tenths), ours, Table.count(exact.same), Table.count(exact.better));
    }

    private void threeLayers(int tenths) throws Exception {
        Ours ours = new Ours() {
            @Override
            Pricing pricing(long seed) {
                return Crowd.threeLayers(seed, units, offers, tenths);
            }
        };
        Ours alone = new Ours() {
            @Override
            Pricing pricing(long seed) {
                return Crowd.oneLayer(seed, units, offers, tenths);
            }
        };
        List<Samples> samples = InTurn.run(warm, baskets, most, ours, alone);
        String label = label(tenths) + ", 5 coupons, SPEND";
        row(label, ours, samples, "ours, one layer");
        row(label, ours, "-", "-");
    }

    private static String label(int tenths) {
        return tenths / 10 + "." + tenths % 10;
    }

    private void row(String label, Ours ours, List<Samples> samples, String reference) {
        Samples mine = samples.get(0);
        Samples theirs = samples.get(1);
        speed.row(
                label,
                Table.time(mine.p50()),
                Table.time(mine.p99()),
                reference,
                Table.time(theirs.p50()),
                Table.time(theirs.p99()),
                Table.ratio(mine.p50(), theirs.p50()),
                Table.ratio(mine.p99(), theirs.p99()),
                Table.percent(mine.percentWithin(5 * MILLIS)),
                Table.percent(mine.percentWithin(50 * MILLIS)),
                Table.count(ours.steps.p50()),
                Table.count(ours.steps.p99()),
                Table.count(ours.steps.most()));
    }

    private void row(String label, Ours ours, String same, String better) {
        quality.row(
                label,
                Table.count(ours.steps.size()),
                Table.percent(100.0 * ours.optimal / Math.max(1, ours.steps.size())),
                same,
                better,
                Table.count(ours.belowGreedy),
                Table.percent(ours.greedyLoses.mean() / 100),
                Table.percent(ours.greedyLoses.most() / 100.0));
    }

    /** The engine, on a new basket each round. */
    private abstract class Ours implements Contestant {
        private final Samples steps = new Samples();
        private final Samples greedyLoses = new Samples();
        private Pricing pricing;
        private long saved;
        private int optimal;
        private int belowGreedy;

        abstract Pricing pricing(long seed);

        @Override
        public void prepare(int round) {
            pricing = pricing(round < warm ? WARM_SEEDS + round : round - warm);
        }

        @Override
        public Object run(int round) {
            return Offers.price(pricing);
        }

        @Override
        public void look(int round, Object answer) {
            PricedBasket priced = (PricedBasket) answer;
            saved = priced.discount().minor();
            steps.add(priced.proof().steps());
            optimal += priced.proof().status() == Proof.Status.OPTIMAL ? 1 : 0;
            long greedy = Greedy.saves(pricing);
            belowGreedy += saved < greedy ? 1 : 0;
            greedyLoses.add(saved == 0 ? 0 : Math.max(0, 10_000 * (saved - greedy) / saved));
        }
    }

    /** CP-SAT on the same basket; building its model is not counted. */
    private static final class Exact implements Contestant {
        private final Ours ours;
        private ExactSolver solver;
        private int same;
        private int better;

        Exact(Ours ours) {
            this.ours = ours;
        }

        @Override
        public void prepare(int round) {
            solver = new ExactSolver(ours.pricing);
        }

        @Override
        public Object run(int round) {
            return solver.solve();
        }

        @Override
        public void look(int round, Object answer) {
            OptionalLong saved = (OptionalLong) answer;
            same += saved.isPresent() && saved.getAsLong() == ours.saved ? 1 : 0;
            better += saved.isPresent() && saved.getAsLong() > ours.saved ? 1 : 0;
        }
    }
}
