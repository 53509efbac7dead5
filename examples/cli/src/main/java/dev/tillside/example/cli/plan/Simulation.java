package dev.tillside.example.cli.plan;

import dev.tillside.plan.Article;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.CellCuts;
import dev.tillside.plan.Deal;
import dev.tillside.plan.HoldOut;
import dev.tillside.plan.Household;
import dev.tillside.plan.Learner;
import dev.tillside.plan.ListPlanner;
import dev.tillside.plan.Norms;
import dev.tillside.plan.NormsBuilder;
import dev.tillside.plan.Plan;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.plan.Response;
import dev.tillside.plan.Special;
import dev.tillside.plan.Track;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Made-up shoppers live a year of fortnights in one {@link World}. The planner sees what a till would: purchases, lists and what
 * was redeemed. The same seed gives the same year, and the same shoppers and chances in every world.
 */
public final class Simulation {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);
    private static final int WARM_UP_DAYS = 182;
    private static final int DAYS = 14;
    private static final double HELD_OUT = .1;
    private static final double DEPTHS = .1;

    private final World world;
    private final List<Shopper> shoppers = new ArrayList<>();
    private final Assortment shop = Assortment.of(MadeUpShop.items());
    private final List<Deal> deals;
    private final Set<String> dealt = new HashSet<>();
    private final HoldOut holdOut;
    private final Map<String, PurchaseHistory> histories = new TreeMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final Learner learner = new Learner();
    private final Map<String, Long> spent = new HashMap<>();
    private LocalDate today = BEGIN;

    public Simulation(int households, long seed, Habits habits, World world) {
        this.world = world;
        deals = MadeUpShop.deals(households * 26);
        deals.forEach(deal -> shop.articles(deal.items()).forEach(article -> dealt.add(article.key())));
        holdOut = new HoldOut(seed, 0, HELD_OUT, DEPTHS);
        List<MadeUpShop.Range> ranges = MadeUpShop.ranges();
        for (int h = 0; h < households; h++) {
            String id = String.format(java.util.Locale.ROOT, "H%05d", h);
            shoppers.add(new Shopper(id, seed * 1_000_003 + h, habits, ranges, BEGIN));
            histories.put(id, PurchaseHistory.empty());
        }
        live(Map.of(), WARM_UP_DAYS);
    }

    /** Lives so many fortnights; tells how many are over. */
    public List<Fortnight> run(int fortnights, IntConsumer progress) {
        List<Fortnight> all = new ArrayList<>();
        for (int f = 0; f < fortnights; f++) {
            Map<String, PlannedList> lists = new TreeMap<>();
            if (world != World.NO_LISTS) {
                plan().lists().forEach(list -> lists.put(list.household(), list));
            }
            all.add(settle(lists, live(lists, DAYS)));
            progress.accept(f + 1);
        }
        return all;
    }

    private Plan plan() {
        List<Household> households = new ArrayList<>();
        histories.forEach(
                (id, history) -> households.add(new Household(id, history, tracks.getOrDefault(id, Track.NONE))));
        Norms norms = NormsBuilder.of(households, shop, today, CellCuts.TERCILES);
        Policy policy = Policy.usual(MadeUpShop.CURRENCY)
                .withHoldOut(holdOut)
                .withResponse(world == World.LEARNING ? learner.learned(Response.USUAL) : Response.USUAL);
        Published published = new Published(policy, norms, Map.of(), List.of());
        return new ListPlanner(published.setting(shop, deals, Forecast.closed(), spent)).plan(households, today);
    }

    private Map<String, List<Trip>> live(Map<String, PlannedList> lists, int days) {
        Map<String, List<Trip>> lived = new TreeMap<>();
        for (Shopper shopper : shoppers) {
            List<Trip> trips = new ArrayList<>();
            Optional<PlannedList> list = Optional.ofNullable(lists.get(shopper.id()));
            for (int d = 0; d < days; d++) {
                shopper.day(today.plusDays(d), list).ifPresent(trips::add);
            }
            lived.put(shopper.id(), trips);
            for (Trip trip : trips) {
                histories.merge(shopper.id(), PurchaseHistory.empty(), (history, none) -> history.with(trip.visit()));
            }
        }
        today = today.plusDays(days);
        return lived;
    }

    private Fortnight settle(Map<String, PlannedList> lists, Map<String, List<Trip>> lived) {
        Fortnight.Counting counting = new Fortnight.Counting();
        long cost = 0;
        for (PlannedList list : lists.values()) {
            cost += settle(list, lived.get(list.household()), counting);
        }
        long margin = cost;
        double units = 0;
        for (List<Trip> trips : lived.values()) {
            for (Trip trip : trips) {
                for (Purchase p : trip.visit().purchases()) {
                    Article article = shop.find(p.item()).orElseThrow();
                    long unitCost = article.item().cost().orElseThrow().minor();
                    margin += p.spend() - Math.round(p.quantity() * unitCost);
                    units += dealt.contains(p.item()) ? p.quantity() : 0;
                }
            }
        }
        return counting.fortnight(lists.size(), cost, margin, units);
    }

    /** What vendors pay for the list. */
    private long settle(PlannedList list, List<Trip> trips, Fortnight.Counting counting) {
        Set<String> bought = new HashSet<>();
        Map<String, Integer> redeemed = new HashMap<>();
        for (Trip trip : trips) {
            trip.visit().purchases().forEach(p -> bought.add(p.item()));
            trip.redeemed().forEach((item, units) -> redeemed.merge(item, units, Integer::sum));
        }
        list.lines()
                .forEach(line -> counting.line(bought.contains(line.article().key())));
        long cost = 0;
        Map<String, Track.Result> results = new HashMap<>();
        for (Special s : list.specials()) {
            String item = s.article().key();
            int uses = redeemed.getOrDefault(item, 0);
            results.merge(
                    s.dealId(),
                    new Track.Result(s.chance(), s.usual(), s.withIt(), bought.contains(item), uses > 0),
                    Track.Result::or);
            learn(s, false, bought, counting);
            cost += uses * s.funding().minor();
            spent.merge(s.dealId(), uses * s.funding().minor(), Long::sum);
        }
        list.heldOut().forEach(s -> learn(s, true, bought, counting));
        if (world == World.LEARNING) {
            tracks.merge(
                    list.household(),
                    Track.NONE.after(list.issued(), results),
                    (old, first) -> old.after(list.issued(), results));
        }
        return cost;
    }

    private void learn(Special s, boolean withheld, Set<String> bought, Fortnight.Counting counting) {
        boolean taken = bought.contains(s.article().key());
        counting.special(s, withheld, taken);
        learner.add(
                new Learner.Outcome(s.deal().map(Deal::goal), s.forecast(), withheld, s.depth(), s.answer(), taken));
    }
}
