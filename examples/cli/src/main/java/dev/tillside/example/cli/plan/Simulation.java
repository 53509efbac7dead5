package dev.tillside.example.cli.plan;

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
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Made-up shoppers live a year of fortnights with lists. Where it learns, what became of each list goes into the next: the
 * household's own track, and what is expected of all. The same seed gives the same year.
 */
public final class Simulation {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);
    private static final int WARM_UP_DAYS = 182;
    private static final int DAYS = 14;
    private static final double HELD_OUT = .2;

    private final boolean learns;
    private final List<Shopper> shoppers = new ArrayList<>();
    private final Assortment shop = Assortment.of(MadeUpShop.items());
    private final List<Deal> deals;
    private final HoldOut holdOut;
    private final Map<String, PurchaseHistory> histories = new TreeMap<>();
    private final Map<String, Track> tracks = new HashMap<>();
    private final List<Learner.Outcome> outcomes = new ArrayList<>();
    private LocalDate today = BEGIN;

    public Simulation(int households, long seed, boolean learns) {
        this.learns = learns;
        deals = MadeUpShop.deals(households * 26);
        holdOut = new HoldOut(seed, 0, HELD_OUT);
        List<MadeUpShop.Range> ranges = MadeUpShop.ranges();
        for (int h = 0; h < households; h++) {
            String id = String.format(java.util.Locale.ROOT, "H%05d", h);
            shoppers.add(new Shopper(id, seed * 1_000_003 + h, ranges, BEGIN));
            histories.put(id, PurchaseHistory.empty());
        }
        live(Map.of(), WARM_UP_DAYS);
    }

    /** Lives so many fortnights; tells how many are over. */
    public List<Fortnight> run(int fortnights, IntConsumer progress) {
        List<Fortnight> all = new ArrayList<>();
        Map<String, Long> spent = new HashMap<>();
        for (int f = 0; f < fortnights; f++) {
            Plan plan = plan(spent);
            Map<String, PlannedList> lists = new HashMap<>();
            plan.lists().forEach(list -> lists.put(list.household(), list));
            Map<String, List<Visit>> lived = live(lists, DAYS);
            all.add(settle(plan, lived, spent));
            progress.accept(f + 1);
        }
        return all;
    }

    private Plan plan(Map<String, Long> spent) {
        List<Household> households = new ArrayList<>();
        histories.forEach((id, history) ->
                households.add(new Household(id, history, learns ? tracks.getOrDefault(id, Track.NONE) : Track.NONE)));
        Norms norms = NormsBuilder.of(households, shop, today, CellCuts.TERCILES);
        Response response = learns ? Learner.learned(Response.USUAL, outcomes) : Response.USUAL;
        Policy policy = Policy.usual(MadeUpShop.CURRENCY).withHoldOut(holdOut).withResponse(response);
        Published published = new Published(policy, norms, Map.of(), List.of());
        return new ListPlanner(published.setting(shop, deals, Forecast.closed(), spent)).plan(households, today);
    }

    private Map<String, List<Visit>> live(Map<String, PlannedList> lists, int days) {
        Map<String, List<Visit>> lived = new HashMap<>();
        for (Shopper shopper : shoppers) {
            List<Visit> visits = new ArrayList<>();
            for (int d = 0; d < days; d++) {
                shopper.day(today.plusDays(d), Optional.ofNullable(lists.get(shopper.id())))
                        .ifPresent(visits::add);
            }
            lived.put(shopper.id(), visits);
            for (Visit visit : visits) {
                histories.merge(shopper.id(), PurchaseHistory.empty(), (history, none) -> history.with(visit));
            }
        }
        today = today.plusDays(days);
        return lived;
    }

    private Fortnight settle(Plan plan, Map<String, List<Visit>> lived, Map<String, Long> spent) {
        Fortnight.Counting counting = new Fortnight.Counting();
        for (PlannedList list : plan.lists()) {
            Map<String, Purchase> bought = bought(lived.get(list.household()));
            list.lines()
                    .forEach(line ->
                            counting.line(bought.containsKey(line.article().key())));
            Map<String, Track.Result> results = new HashMap<>();
            for (Special special : list.specials()) {
                Optional<Purchase> purchase =
                        Optional.ofNullable(bought.get(special.article().key()));
                long uses = purchase.filter(Purchase::special)
                        .map(p -> (long) Math.min(p.quantity(), special.uses()))
                        .orElse(0L);
                results.merge(special.dealId(), new Track.Result(special.withIt(), uses > 0), Track.Result::or);
                spent.merge(special.dealId(), uses * special.funding().minor(), Long::sum);
                outcomes.add(outcome(special, false, purchase.isPresent()));
                counting.shown(special, purchase, uses);
            }
            for (Special special : list.heldOut()) {
                Optional<Purchase> purchase =
                        Optional.ofNullable(bought.get(special.article().key()));
                outcomes.add(outcome(special, true, purchase.isPresent()));
                counting.heldOut(special, purchase);
            }
            tracks.merge(
                    list.household(),
                    Track.NONE.after(list.issued(), results),
                    (a, b) -> a.after(list.issued(), results));
        }
        return counting.fortnight();
    }

    private static Learner.Outcome outcome(Special special, boolean heldOut, boolean bought) {
        return new Learner.Outcome(
                special.deal().map(Deal::goal),
                special.forecast(),
                heldOut,
                special.discount().minor() / (double) special.shelf().minor(),
                bought);
    }

    private static Map<String, Purchase> bought(List<Visit> visits) {
        Map<String, Purchase> bought = new HashMap<>();
        visits.stream()
                .flatMap(v -> v.purchases().stream())
                .forEach(p -> bought.merge(
                        p.item(),
                        p,
                        (a, b) -> new Purchase(
                                a.item(),
                                a.quantity() + b.quantity(),
                                a.spend() + b.spend(),
                                a.special() || b.special())));
        return bought;
    }
}
