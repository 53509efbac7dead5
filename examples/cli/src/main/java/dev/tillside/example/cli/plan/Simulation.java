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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final double HELD_OUT = .2;
    private static final double DEPTHS = .1;

    private final World world;
    private final List<Shopper> shoppers = new ArrayList<>();
    private final Assortment shop = Assortment.of(MadeUpShop.items());
    private final List<Deal> deals;
    private final HoldOut holdOut;
    private final Map<String, PurchaseHistory> histories = new TreeMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final Learner learner = new Learner();
    private final Map<String, Long> spent = new HashMap<>();
    private LocalDate today = BEGIN;

    public Simulation(int households, long seed, Habits habits, World world) {
        this.world = world;
        deals = MadeUpShop.deals(households * 26);
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
            Map<String, Map<String, Double>> without = without(lists);
            all.add(settle(lists, live(lists, DAYS), without));
            progress.accept(f + 1);
        }
        return all;
    }

    private Plan plan() {
        List<Household> households = new ArrayList<>();
        histories.forEach(
                (id, history) -> households.add(new Household(id, history, tracks.getOrDefault(id, Track.NONE))));
        Norms norms = NormsBuilder.of(households, shop, today, CellCuts.TERCILES);
        Policy policy = MadeUpShop.policy()
                .withHoldOut(holdOut)
                .withResponse(world == World.LEARNING ? learner.learned(Response.USUAL) : Response.USUAL);
        Published published = new Published(policy, norms, Map.of(), List.of());
        return new ListPlanner(published.setting(shop, deals, Forecast.closed(), spent)).plan(households, today);
    }

    private Map<String, List<Trip>> live(Map<String, PlannedList> lists, int days) {
        Map<String, List<Trip>> lived = new TreeMap<>();
        for (Shopper shopper : shoppers) {
            List<Trip> trips = trips(shopper, Optional.ofNullable(lists.get(shopper.id())), days);
            lived.put(shopper.id(), trips);
            for (Trip trip : trips) {
                histories.merge(shopper.id(), PurchaseHistory.empty(), (history, none) -> history.with(trip.visit()));
            }
        }
        today = today.plusDays(days);
        return lived;
    }

    private List<Trip> trips(Shopper shopper, Optional<PlannedList> list, int days) {
        List<Trip> trips = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            shopper.day(today.plusDays(d), list).ifPresent(trips::add);
        }
        return trips;
    }

    /** What those who got a list would have bought in the same days without it. */
    private Map<String, Map<String, Double>> without(Map<String, PlannedList> lists) {
        Map<String, Map<String, Double>> bought = new HashMap<>();
        shoppers.stream()
                .filter(shopper -> lists.containsKey(shopper.id()))
                .forEach(shopper -> bought.put(shopper.id(), bought(trips(shopper.twin(), Optional.empty(), DAYS))));
        return bought;
    }

    private static Map<String, Double> bought(List<Trip> trips) {
        Map<String, Double> bought = new HashMap<>();
        trips.forEach(trip -> trip.visit().purchases().forEach(p -> bought.merge(p.item(), p.quantity(), Double::sum)));
        return bought;
    }

    private Fortnight settle(
            Map<String, PlannedList> lists, Map<String, List<Trip>> lived, Map<String, Map<String, Double>> without) {
        Fortnight.Counting counting = new Fortnight.Counting();
        lists.forEach((id, list) -> settle(list, lived.get(id), without.get(id), counting));
        long earned = lived.values().stream()
                .flatMap(List::stream)
                .flatMap(trip -> trip.visit().purchases().stream())
                .mapToLong(this::earned)
                .sum();
        return counting.fortnight(lists.size(), earned);
    }

    private long earned(Purchase purchase) {
        Article article = shop.find(purchase.item()).orElseThrow();
        return purchase.spend()
                - Math.round(purchase.quantity()
                        * article.item().cost().orElseThrow().minor());
    }

    private void settle(PlannedList list, List<Trip> trips, Map<String, Double> without, Fortnight.Counting counting) {
        Map<String, Double> bought = bought(trips);
        Map<String, Integer> redeemed = new HashMap<>();
        trips.forEach(trip -> trip.redeemed().forEach((item, units) -> redeemed.merge(item, units, Integer::sum)));
        list.lines()
                .forEach(line -> counting.line(bought.containsKey(line.article().key())));
        Map<String, Track.Result> results = new HashMap<>();
        for (Special s : list.specials()) {
            String item = s.article().key();
            int uses = redeemed.getOrDefault(item, 0);
            results.merge(
                    s.dealId(),
                    new Track.Result(s.chance(), s.usual(), s.withIt(), bought.containsKey(item), uses > 0),
                    Track.Result::or);
            counting.shown(s, bought.getOrDefault(item, 0d), without.getOrDefault(item, 0d), uses);
            learner.add(outcome(s, false, bought.containsKey(item)));
            spent.merge(s.dealId(), uses * s.funding().minor(), Long::sum);
        }
        for (Special s : list.heldOut()) {
            String item = s.article().key();
            counting.heldOut(s, bought.getOrDefault(item, 0d));
            learner.add(outcome(s, true, bought.containsKey(item)));
        }
        Optional<Boolean> took = Optional.of(trips.stream().anyMatch(Trip::showed));
        if (world == World.LEARNING) {
            tracks.merge(
                    list.household(),
                    Track.NONE.after(list.issued(), took, results),
                    (old, first) -> old.after(list.issued(), took, results));
        }
    }

    private static Learner.Outcome outcome(Special s, boolean withheld, boolean bought) {
        return new Learner.Outcome(s.deal().map(Deal::goal), s.forecast(), withheld, s.depth(), s.answer(), bought);
    }
}
