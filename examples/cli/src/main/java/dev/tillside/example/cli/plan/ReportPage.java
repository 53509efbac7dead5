package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.picture.Plot;
import dev.tillside.money.Money;
import dev.tillside.plan.Cohort;
import dev.tillside.plan.VendorReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** A vendor's report as one HTML page that needs nothing else: tables, and plots as SVG. */
final class ReportPage {
    private static final String STYLE =
            "body{font:15px/1.5 'DejaVu Sans',Verdana,sans-serif;max-width:820px;margin:2em auto;"
                    + "padding:0 1em;color:#222}table{border-collapse:collapse;margin:1em 0}td,th{padding:.3em .8em;"
                    + "border-bottom:1px solid #ddd;text-align:right}th:first-child,td:first-child{text-align:left}"
                    + "svg{max-width:100%;height:auto}.note{color:#555;font-size:13px}";

    private final StringBuilder out = new StringBuilder();

    static String of(String vendor, List<VendorReport> reports) {
        return new ReportPage().page(vendor, reports);
    }

    private String page(String vendor, List<VendorReport> reports) {
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Deals of ")
                .append(Plot.escaped(vendor))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Deals of ")
                .append(Plot.escaped(vendor))
                .append("</h1>\n");
        if (!reports.isEmpty()) {
            out.append("<p>As of ").append(reports.get(0).asOf()).append(".</p>\n");
        }
        reports.forEach(this::deal);
        out.append(
                "<p class=\"note\">Counts are in steps of five. A dash stands for fewer than ten households, or for all but"
                        + " fewer than ten; nothing that is left out is in a sum. The range of the lift holds the true one in 19 of 20"
                        + " cases.</p>\n</body></html>\n");
        return out.toString();
    }

    private void deal(VendorReport report) {
        out.append("<h2>")
                .append(Plot.escaped(report.deal().id()))
                .append(" <small>")
                .append(Plot.escaped(goal(report)))
                .append("</small></h2>\n<table>\n");
        row("Lists that showed it", figure(report.total(Cohort::lists)));
        row("Households that used it", figure(report.total(Cohort::redeemed)));
        row("Units sold at its price", figure(report.total(Cohort::units)));
        row("Households that bought its items", figure(report.total(Cohort::buyers)));
        row("What they paid for them", money(report));
        row("First bought them in eight weeks", figure(report.total(Cohort::newBuyers)));
        row("Share of their categories before", percent(report.shareBefore()));
        row("Share while lists held", percent(report.shareAfter()));
        row("Withheld from", figure(report.total(Cohort::heldOut)));
        row(
                "Lift against those",
                report.lift()
                        .map(lift -> String.format(
                                Locale.ROOT,
                                "%+.1f points (%+.1f to %+.1f)",
                                100 * lift.difference(),
                                100 * lift.low(),
                                100 * lift.high()))
                        .orElse("&ndash;"));
        out.append("</table>\n");
        if (!report.cohorts().isEmpty()) {
            out.append(plot(report).svg());
        }
    }

    private static String goal(VendorReport report) {
        return report.deal().goal().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String money(VendorReport report) {
        OptionalLong spend = report.total(Cohort::spend);
        return spend.isEmpty()
                ? "&ndash;"
                : new Money(spend.getAsLong(), report.deal().budget().currency()).plain();
    }

    private void row(String name, String value) {
        out.append("<tr><td>").append(name).append("</td><td>").append(value).append("</td></tr>\n");
    }

    private static String figure(OptionalLong figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%,d", figure.getAsLong()) : "&ndash;";
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble()) : "&ndash;";
    }

    private static Plot plot(VendorReport report) {
        List<String> days = new ArrayList<>();
        report.cohorts().forEach(cohort -> days.add(cohort.from().toString().substring(5)));
        return new Plot(
                "From list to basket",
                "first day of the lists; no bar: fewer than ten, or nearly all",
                "households",
                days,
                List.of(
                        series("shown", report, Cohort::lists),
                        series("bought", report, Cohort::buyers),
                        series("used the special", report, Cohort::redeemed)),
                true);
    }

    private static Plot.Series series(String name, VendorReport report, Function<Cohort, OptionalLong> figure) {
        return new Plot.Series(
                name,
                report.cohorts().stream()
                        .map(figure)
                        .map(f -> f.isPresent() ? (double) f.getAsLong() : Double.NaN)
                        .toList());
    }
}
