package dev.tillside.offer.oracle;

import dev.tillside.item.CodePoints;
import dev.tillside.money.Points;
import dev.tillside.offer.Pricing;
import dev.tillside.points.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a basket costs, by looking at every combination that {@code design/pricing-rules.md} allows: slow, plain, and made
 * for baskets of six or seven units under three or four offers. It shares no arithmetic with the engine.
 *
 * <p>It covers every kind that touches money, in all layers. {@code POINTS}, {@code POINTS_MULTIPLIER} and {@code BENEFIT}
 * are left aside, so their ids are in no list and their coupons are no uses.
 *
 * <p>Where the rules can be read in two ways, it reads them so; where they are silent, for the shopper:
 *
 * <ol>
 *   <li>Floors. Within a layer the offers' discounts are cut in order of offer id ({@code SPEND} last), and within one
 *       offer unit by unit in basket order. What is cut goes to no other unit. A floor above the price allows nothing.
 *   <li>Floors come before caps: the "uncapped discounts" are what the floors leave, and what a cap gives back is room
 *       for the next offer.
 *   <li>Tender coupons know no floor, since they lower no net.
 *   <li>A use is none if the offer, floors and caps applied, would give as much without it while all its other uses
 *       stand. For {@code PERCENT_OFF} that is judged for all units of one line together. A combination with such a use
 *       is not allowed, so an offer cannot widen what a cap is shared over by uses that add nothing.
 *   <li>A {@code PERCENT_OFF} use is one unit, also where it counts towards a limit. A target that costs nothing may be
 *       taken beside others in one use.
 *   <li>Two coupons of one offer are one offer with the sum of their uses: {@code PERCENT_OFF} is computed once per line
 *       over the units of both, caps and {@code perTransaction} hold for both together, and a {@code SPEND} without
 *       {@code repeat} applies once, however many coupons there are.
 *   <li>The tier of a {@code SPEND} is the one that saves most after floors and caps; of equal ones that of the lowest
 *       spend. It is no free choice: a smaller tier cannot be taken for the sake of another offer.
 *   <li>A {@code SPEND} that repeats k times takes k times its amount, at most what is there, spread once. Any k up to
 *       the multiples reached may be taken.
 *   <li>Of combinable {@code SPEND}s any subset may apply; one that is not combinable applies alone in its layer. A NET
 *       one counts what those before it left.
 *   <li>A {@code GIFT} for a spend is no {@code SPEND} where at most one applies. It has one use. Its spend counts all
 *       units that take part, but those it gives and those that exclusive offers take, at the prices that all other
 *       uses of its layer, of larger ids too, and no {@code SPEND}, left.
 *   <li>"Of units that both selectors match, no target costs more than a qualifier" binds only a target that both match
 *       to a qualifier that both match, within one use, by the prices that the earlier layers left.
 *   <li>Exclusive. A unit taken as qualifier counts as taken. It is taken by no other offer of any layer, earlier ones
 *       too, and a {@code SPEND} of any layer, earlier ones too, neither counts nor lowers it, GROSS included.
 *   <li>An exclusive {@code SPEND} stands alone: no other discount and no tender coupon beside it, not even another
 *       combinable {@code SPEND}.
 *   <li>Tender coupons pay in order of offer id, each at most what is still due. A use that then pays nothing is none.
 *       Where nothing or less is due, none is taken. Percentages are of the nets. What is paid on which line of those
 *       that are cut is not fixed.
 *   <li>Per measure: never on lines in {@code each}, whole or not. Without it, an amount is off a measured line once.
 *   <li>The list of offer ids names each offer once, tender coupons too, and compares as words do: the first id that
 *       differs decides, a list that ends is smaller.
 *   <li>Coupon uses are uses of offers for coupon holders that lower or pay, tender coupons too.
 *   <li>Without a member nothing is earned. Of several multipliers the best wins even if it is below one; none is one.
 *   <li>A coupon's own code must be presented only if its offer says so. Hours that begin and end at one time are a whole
 *       day. An offer whose budget is used up is not in force.
 *   <li>Funding: what is left of the percentages takes part in the largest remainder as the last payer.
 *   <li>The bound is one on the discount of combinations as good in due and tender: where a tender coupon pays more than
 *       an exclusive discount would save, it is the smaller discount that is proved.
 * </ol>
 */
final class Oracle {
    private static final long MOST_WORK = 100_000;

    private final Pricing pricing;
    private final Belt belt;
    private final List<Running> running;
    private final Rule rule;
    private final LayerSearch.Work work;
    private final Earned earned;
    private Answer best;

    /** Narrows the search: what the offers of a layer may do. */
    interface Rule {
        Rule ANYTHING = (offers, plays) -> true;

        boolean allows(List<Running> offers, List<Played> plays);
    }

    /**
     * The best combination.
     *
     * @param due what is left to pay
     * @param discount what the lines were lowered by
     * @param tender what tender coupons pay
     * @param points what the nets earn
     * @param couponUses uses of offers that need a coupon
     * @param ids of the offers that apply, sorted
     * @param nets by line id; of several best combinations one's
     * @param plays what each offer does
     */
    record Answer(
            long due,
            long discount,
            long tender,
            Points points,
            long couponUses,
            List<String> ids,
            TreeMap<String, Long> nets,
            List<Played> plays) {
        private static final Comparator<Answer> BEST_FIRST = Comparator.comparingLong(Answer::due)
                .thenComparingLong(Answer::tender)
                .thenComparing(Answer::points, Comparator.reverseOrder())
                .thenComparingLong(Answer::couponUses)
                .thenComparing(Answer::ids, Oracle::byId);
    }

    private Oracle(Pricing pricing, List<Running> running, Rule rule, long mostWork) {
        this.pricing = pricing;
        this.belt = new Belt(pricing.basket());
        this.running = running;
        this.rule = rule;
        this.work = new LayerSearch.Work(mostWork);
        this.earned = new Earned(pricing);
    }

    /**
     * The best of all combinations that the rules allow.
     *
     * @throws LayerSearch.TooLarge where there are too many of them
     */
    static Answer best(Pricing pricing) {
        return best(pricing, MOST_WORK);
    }

    static Answer best(Pricing pricing, long mostWork) {
        return new Oracle(pricing, Running.in(pricing), Rule.ANYTHING, mostWork)
                .search()
                .get();
    }

    /** The best of the combinations of these offers that a rule leaves; empty where it leaves none. */
    static Optional<Answer> best(Pricing pricing, List<Running> running, Rule rule) {
        return new Oracle(pricing, running, rule, MOST_WORK).search();
    }

    private Optional<Answer> search() {
        int exclusive = running.stream()
                .filter(r -> r.offer().exclusive() && r.takesUnits())
                .mapToInt(r -> belt.matching(r.selectors()))
                .reduce(0, (a, b) -> a | b);
        // A unit that an exclusive offer takes counts towards no SPEND of an earlier layer either. So the units that
        // exclusive offers will take are guessed first, every guess once; a guess that does not come true is dropped.
        for (int reserved = exclusive; ; reserved = (reserved - 1) & exclusive) {
            searchReserving(reserved);
            if (reserved == 0) {
                break;
            }
        }
        running.stream().filter(Running::isExclusiveSpend).forEach(this::searchAlone);
        return Optional.ofNullable(best);
    }

    private void searchReserving(int reserved) {
        Frontier frontier = Frontier.start(belt.gross());
        for (String layer : pricing.program().layers()) {
            if (!layer.equals(Program.TENDER_LAYER)) {
                frontier = through(layer, frontier, reserved);
            }
        }
        frontier.ways.forEach((state, ways) -> ways.forEach(way -> pay(state, way, reserved)));
    }

    private List<Running> offersOf(String layer) {
        return running.stream()
                .filter(r -> r.offer().layer().equals(layer) && !r.isExclusiveSpend())
                .toList();
    }

    private Frontier through(String layer, Frontier before, int reserved) {
        List<Running> offers = offersOf(layer);
        if (offers.isEmpty() && allowsNothingIn(layer)) {
            return before;
        }
        Frontier after = new Frontier();
        before.ways.forEach((state, ways) -> {
            LayerSearch.Heard heard = (plays, prices, exclusively) -> {
                if (rule.allows(offers, plays)) {
                    State left = new State(prices, state.taken | exclusively);
                    ways.forEach(way -> after.add(left, way.then(plays)));
                }
            };
            layer(offers, false, state, reserved, heard).run();
        });
        return after;
    }

    private boolean allowsNothingIn(String layer) {
        return rule.allows(offersOf(layer), List.of());
    }

    private LayerSearch layer(
            List<Running> offers, boolean tender, State state, int reserved, LayerSearch.Heard heard) {
        return new LayerSearch(belt, offers, tender, state.prices, reserved, reserved & ~state.taken, heard, work);
    }

    private void pay(State state, Way way, int reserved) {
        List<Running> offers =
                pricing.program().layers().contains(Program.TENDER_LAYER) ? offersOf(Program.TENDER_LAYER) : List.of();
        layer(offers, true, state, reserved, (plays, prices, exclusively) -> {
                    if (rule.allows(offers, plays) && (state.taken | exclusively) == reserved) {
                        consider(state.prices, way.then(plays), Cents.sum(totals(plays)));
                    }
                })
                .run();
    }

    private static long[] totals(List<Played> plays) {
        return plays.stream().mapToLong(Played::total).toArray();
    }

    /** An exclusive {@code SPEND} applies where nothing else does. */
    private void searchAlone(Running by) {
        for (Played play : LayerSearch.spend(by, belt, belt.gross(), 0)) {
            if (rule.allows(running, List.of(play))) {
                consider(play.from(belt.gross()), Way.NONE.then(List.of(play)), 0);
            }
        }
    }

    private void consider(long[] prices, Way way, long tender) {
        long due = belt.due(prices) - tender;
        if (best != null && (due > best.due || due == best.due && tender > best.tender)) {
            return;
        }
        TreeMap<String, Long> nets = belt.nets(prices);
        Answer answer = new Answer(
                due,
                Cents.sum(belt.gross()) - Cents.sum(prices),
                tender,
                earned.on(nets),
                way.couponUses,
                idsOf(way.offers),
                nets,
                way.plays);
        if (best == null || Answer.BEST_FIRST.compare(answer, best) < 0) {
            best = answer;
        }
    }

    private List<String> idsOf(int offers) {
        return running.stream()
                .filter(r -> Belt.in(offers, r.bit()))
                .map(Running::id)
                .toList();
    }

    /** Lists compare as words do: by the first id that differs, a shorter list before a longer one. */
    private static int byId(List<String> a, List<String> b) {
        Iterator<String> others = b.iterator();
        for (String id : a) {
            int order = others.hasNext() ? CodePoints.ORDER.compare(id, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    /** All that later layers can see of earlier ones: prices, and which reserved units were really taken. */
    private record State(long[] prices, int taken) {
        @Override
        public boolean equals(Object other) {
            return other instanceof State state && taken == state.taken && Arrays.equals(prices, state.prices);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(prices) + taken;
        }
    }

    /** How a state was reached. */
    private record Way(long couponUses, int offers, List<Played> plays) {
        static final Way NONE = new Way(0, 0, List.of());

        Way then(List<Played> more) {
            long uses = couponUses;
            int ids = offers;
            List<Played> all = new ArrayList<>(plays);
            for (Played play : more) {
                uses += play.by().offer().needsCoupon() ? play.uses() : 0;
                ids |= 1 << play.by().bit();
                all.add(play);
            }
            return new Way(uses, ids, all);
        }
    }

    /**
     * States with the ways to them. Of the ways to one state only those of fewest coupon uses are kept, and of those one
     * for each set of offers: ways that are alike in both stay alike whatever comes later.
     */
    private static final class Frontier {
        private final Map<State, List<Way>> ways = new HashMap<>();

        static Frontier start(long[] prices) {
            Frontier frontier = new Frontier();
            frontier.add(new State(prices, 0), Way.NONE);
            return frontier;
        }

        void add(State state, Way way) {
            List<Way> known = ways.computeIfAbsent(state, s -> new ArrayList<>());
            boolean better = known.stream().allMatch(k -> k.couponUses > way.couponUses);
            if (better) {
                known.clear();
            }
            boolean worse = known.stream().anyMatch(k -> k.couponUses < way.couponUses || k.offers == way.offers);
            if (!worse) {
                known.add(way);
            }
        }
    }
}
