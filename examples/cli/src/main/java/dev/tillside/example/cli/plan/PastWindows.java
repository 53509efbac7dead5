package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.evaluate.Calibration;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Likelihood;
import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Windows of days that are over: what households had bought before, and what they bought then. */
final class PastWindows {
    /** Who stayed away for longer gets no list, so it is not asked what he will buy. */
    private static final int RECENT_DAYS = 56;

    private final int days;
    private final SortedMap<String, List<Visit>> visits;
    private final SortedMap<String, PurchaseHistory> histories = new TreeMap<>();

    /**
     * @param before later visits are not looked at
     * @param days a window's length
     */
    PastWindows(SortedMap<String, List<Visit>> visits, LocalDate before, int days) {
        this.visits = visits;
        this.days = days;
        visits.forEach((household, each) -> histories.put(household, HistoryFile.before(each, before)));
    }

    /** What was to be seen of each household that had shopped shortly before. */
    List<Observation> from(LocalDate from) {
        List<Observation> all = new ArrayList<>();
        histories.forEach((household, history) -> {
            if (history.visits(from.minusDays(RECENT_DAYS)) > history.visits(from)) {
                all.add(new Observation(history, from, days, bought(household, from)));
            }
        });
        return all;
    }

    private Set<String> bought(String household, LocalDate from) {
        LocalDate end = from.plusDays(days);
        return visits.get(household).stream()
                .filter(visit -> !visit.date().isBefore(from) && visit.date().isBefore(end))
                .flatMap(visit -> visit.purchases().stream())
                .map(Purchase::item)
                .collect(Collectors.toSet());
    }

    /** What the forecast says of those windows, and what came. */
    static Calibration judged(Forecast forecast, List<Observation> observations) {
        Calibration calibration = new Calibration();
        for (Observation seen : observations) {
            for (Likelihood likely : forecast.rank(seen.history(), seen.from(), seen.days())) {
                calibration.add(likely.probability(), seen.bought().contains(likely.item()));
            }
        }
        return calibration;
    }
}
