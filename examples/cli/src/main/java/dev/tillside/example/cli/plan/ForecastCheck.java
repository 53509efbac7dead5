package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.evaluate.Calibration;
import dev.tillside.example.cli.evaluate.Decile;
import dev.tillside.example.cli.picture.Plot;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Observation;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The forecast of lists, held against the last days before them: what it would have said then, and what was bought. */
final class ForecastCheck {
    /** More households make the picture no other. */
    private static final int ENOUGH = 5_000;

    private final Calibration calibration;
    private final LocalDate from;
    private final int days;

    private ForecastCheck(Calibration calibration, LocalDate from, int days) {
        this.calibration = calibration;
        this.from = from;
        this.days = days;
    }

    /** @param days for how many days lists hold */
    static ForecastCheck of(Forecast forecast, SortedMap<String, List<Visit>> visits, LocalDate day, int days) {
        LocalDate from = day.minusDays(days);
        int every = Math.max(1, (visits.size() + ENOUGH - 1) / ENOUGH);
        SortedMap<String, List<Visit>> some = new TreeMap<>();
        int place = 0;
        for (Map.Entry<String, List<Visit>> household : visits.entrySet()) {
            if (place++ % every == 0) {
                some.put(household.getKey(), household.getValue());
            }
        }
        List<Observation> seen = new PastWindows(some, day, days).from(from);
        return new ForecastCheck(PastWindows.judged(forecast, seen), from, days);
    }

    /** Whether anybody shopped early enough to be forecast. */
    boolean isTold() {
        return calibration.size() > 0;
    }

    String text() {
        double area = calibration.areaUnderCurve();
        return String.format(
                Locale.ROOT,
                "the forecast for the %d days from %s: %sits tenths miss what was bought by %.1f points at most",
                days,
                from,
                Double.isNaN(area) ? "" : String.format(Locale.ROOT, "AUC %.3f; ", area),
                100 * calibration.furthest());
    }

    Plot plot() {
        List<Decile> tenths = calibration.deciles();
        return new Plot(
                "Calibration: what the forecast says, and what is bought",
                "ten equal parts of all that was forecast for the " + days + " days from " + from
                        + ", the likeliest last",
                "percent",
                IntStream.rangeClosed(1, tenths.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                List.of(
                        new Plot.Series(
                                "forecast",
                                tenths.stream().map(tenth -> 100 * tenth.said()).toList()),
                        new Plot.Series(
                                "bought",
                                tenths.stream().map(tenth -> 100 * tenth.came()).toList())),
                true);
    }
}
