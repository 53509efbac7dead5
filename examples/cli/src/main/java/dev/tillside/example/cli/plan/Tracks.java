package dev.tillside.example.cli.plan;

import dev.tillside.plan.Deal;
import dev.tillside.plan.Goal;
import dev.tillside.plan.Learner;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Response;
import dev.tillside.plan.Track;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of earlier lists, by what was bought, and at a special price, while they held. */
final class Tracks {
    private static final double KEENEST = 10;

    private final Map<String, Map<LocalDate, Map<String, Track.Result>>> lists = new HashMap<>();
    private final Map<String, Map<LocalDate, Boolean>> taken = new HashMap<>();
    private final Map<String, Long> spent = new TreeMap<>();
    private final Learner learner = new Learner();

    /**
     * @param deals of which the goals are known; what others showed is no lesson
     * @param day of planning: lists that hold still are no lesson yet
     */
    Tracks(List<ShownFile.Row> shown, Map<String, List<Visit>> visits, List<Deal> deals, LocalDate day) {
        Map<String, Goal> goals = new HashMap<>();
        deals.forEach(deal -> goals.put(deal.id(), deal.goal()));
        for (ShownFile.Row row : shown) {
            List<Visit> own = visits.getOrDefault(row.household(), List.of());
            boolean bought = purchases(row, own).findAny().isPresent();
            if (!row.heldOut()) {
                settle(
                        row,
                        bought,
                        Math.round(purchases(row, own)
                                .filter(Purchase::special)
                                .mapToDouble(Purchase::quantity)
                                .sum()));
            }
            if (row.through().isBefore(day)) {
                learn(row, bought, goals);
            }
        }
    }

    private static Stream<Purchase> purchases(ShownFile.Row row, List<Visit> visits) {
        Predicate<Visit> inTime =
                v -> !v.date().isBefore(row.issued()) && !v.date().isAfter(row.through());
        return visits.stream()
                .filter(inTime)
                .flatMap(v -> v.purchases().stream())
                .filter(p -> p.item().equals(row.item()));
    }

    private void settle(ShownFile.Row row, boolean bought, long redeemed) {
        lists.computeIfAbsent(row.household(), none -> new TreeMap<>())
                .computeIfAbsent(row.issued(), none -> new TreeMap<>())
                .merge(
                        row.deal(),
                        new Track.Result(row.chance(), row.usual(), row.expected(), bought, redeemed > 0),
                        Track.Result::or);
        row.taken().ifPresent(took -> taken.computeIfAbsent(row.household(), none -> new HashMap<>())
                .put(row.issued(), took));
        spent.merge(row.deal(), redeemed * row.funding(), Long::sum);
    }

    private void learn(ShownFile.Row row, boolean bought, Map<String, Goal> goals) {
        Optional<Goal> goal = Optional.ofNullable(goals.get(row.deal()));
        if (goal.isPresent() || row.deal().equals(Policy.OWN_DEAL)) {
            double answer =
                    row.usual() > row.chance() ? (row.expected() - row.chance()) / (row.usual() - row.chance()) : 1;
            learner.add(new Learner.Outcome(
                    goal,
                    row.forecast(),
                    row.heldOut(),
                    1 - row.price() / (double) row.shelf(),
                    Math.max(0, Math.min(KEENEST, answer)),
                    bought));
        }
    }

    /** What vendors owe for what was redeemed, in minor units, by deal. */
    Map<String, Long> spent() {
        return spent;
    }

    /** How shoppers answer, as far as these lists show it beyond what is assumed. */
    Response learned(Response assumed) {
        return learner.learned(assumed);
    }

    Track of(String household) {
        Track track = Track.NONE;
        for (Map.Entry<LocalDate, Map<String, Track.Result>> list :
                lists.getOrDefault(household, Map.of()).entrySet()) {
            Optional<Boolean> took =
                    Optional.ofNullable(taken.getOrDefault(household, Map.of()).get(list.getKey()));
            track = track.after(list.getKey(), took, list.getValue());
        }
        return track;
    }
}
