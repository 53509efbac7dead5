package dev.tillside.example.cli.plan;

import dev.tillside.plan.Track;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of earlier lists, by what was bought at a special price while they held. */
final class Tracks {
    private final Map<String, Map<LocalDate, Map<String, Track.Result>>> lists = new HashMap<>();

    private final Map<String, Long> spent = new TreeMap<>();

    Tracks(List<ShownFile.Row> shown, Map<String, List<Visit>> visits) {
        for (ShownFile.Row row : shown) {
            if (!row.heldOut()) {
                long redeemed = redeemed(row, visits.getOrDefault(row.household(), List.of()));
                lists.computeIfAbsent(row.household(), none -> new TreeMap<>())
                        .computeIfAbsent(row.issued(), none -> new TreeMap<>())
                        .merge(row.deal(), new Track.Result(row.expected(), redeemed > 0), Track.Result::or);
                spent.merge(row.deal(), redeemed * row.funding(), Long::sum);
            }
        }
    }

    /** Units of the item bought at a special price while the list held. */
    private static long redeemed(ShownFile.Row row, List<Visit> visits) {
        return Math.round(visits.stream()
                .filter(v -> !v.date().isBefore(row.issued()) && !v.date().isAfter(row.through()))
                .flatMap(v -> v.purchases().stream())
                .filter(p -> p.special() && p.item().equals(row.item()))
                .mapToDouble(Purchase::quantity)
                .sum());
    }

    /** What vendors owe for what was redeemed, in minor units, by deal. */
    Map<String, Long> spent() {
        return spent;
    }

    Track of(String household) {
        Track track = Track.NONE;
        for (Map.Entry<LocalDate, Map<String, Track.Result>> list :
                lists.getOrDefault(household, Map.of()).entrySet()) {
            track = track.after(list.getKey(), list.getValue());
        }
        return track;
    }
}
