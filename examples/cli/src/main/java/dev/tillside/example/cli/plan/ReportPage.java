package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.picture.Plot;
import dev.tillside.money.Money;
import dev.tillside.plan.Article;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Cohort;
import dev.tillside.plan.VendorReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A vendor's report as one HTML page that needs nothing else: tables, and plots as SVG. */
final class ReportPage {
    private static final String STYLE =
            "body{font:16px/1.5 'DejaVu Sans',Verdana,sans-serif;max-width:820px;margin:1.5em auto;"
                    + "padding:0 1em;color:#222;background:#fff}h1{font-size:1.6em;margin:.5em 0}h2{font-size:1.25em;margin:2em 0 .3em}"
                    + "table{border-collapse:collapse;margin:1em 0;width:100%}caption{text-align:left;color:#555}"
                    + "td,th{padding:.35em .5em;border-bottom:1px solid #ddd;text-align:right;font-weight:normal;vertical-align:top}"
                    + "thead th{font-weight:bold}th:first-child{text-align:left}a{color:#174a73}"
                    + ".scroll{overflow-x:auto}.scroll svg{min-width:640px;max-width:100%;height:auto}p.note{color:#555;font-size:.9em}";

    private static final String NONE = "&ndash;";
    private static final int ITEMS = 3;

    private final StringBuilder out = new StringBuilder();
    private final Assortment shop;

    private ReportPage(Assortment shop) {
        this.shop = shop;
    }

    /** @param shop what deals' items are called */
    static String of(String vendor, List<VendorReport> reports, Assortment shop) {
        return new ReportPage(shop).page(vendor, reports);
    }

    private String page(String vendor, List<VendorReport> reports) {
        String title = "Deals of " + Plot.escaped(vendor);
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main>\n<h1>")
                .append(title)
                .append("</h1>\n");
        if (!reports.isEmpty()) {
            overview(reports);
        }
        reports.stream().filter(report -> !report.cohorts().isEmpty()).forEach(this::deal);
        out.append(
                "<p class=\"note\">No household can be told from this page. A dash stands for fewer than ten households, for all but"
                        + " fewer than ten, or for a sum that one household dominates. Figures are moved by a few to either side, each by itself"
                        + " and the same way in every report, and stand in steps of five."
                        + " Totals are sums of what is told. The range of the lift holds the true one in 19 of 20 cases, but for"
                        + " that.</p>\n</main></body></html>\n");
        return out.toString();
    }

    /** All deals at a glance, those without anything to tell too. */
    private void overview(List<VendorReport> reports) {
        out.append(
                        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"All deals\"><table><caption>As of ")
                .append(reports.get(0).asOf())
                .append(": lists that have run out by then</caption>\n<thead><tr><th scope=\"col\">Deal</th>")
                .append("<th scope=\"col\">Lists</th><th scope=\"col\">Bought</th><th scope=\"col\">Used it</th>")
                .append("<th scope=\"col\">Lift, points</th></tr></thead><tbody>\n");
        for (VendorReport report : reports) {
            String id = Plot.escaped(report.deal().id());
            boolean told = !report.cohorts().isEmpty();
            out.append("<tr><th scope=\"row\">")
                    .append(told ? "<a href=\"#" + id + "\">" + id + "</a>" : id)
                    .append(", ")
                    .append(Plot.escaped(goal(report)))
                    .append("</th>");
            cell(figure(report.total(Cohort::lists)));
            cell(figure(report.total(Cohort::buyers)));
            cell(figure(report.total(Cohort::redeemed)));
            cell(report.lift()
                    .map(lift -> String.format(Locale.ROOT, "%+.1f", 100 * lift.difference()))
                    .orElse(NONE));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void cell(String value) {
        out.append("<td>").append(value).append("</td>");
    }

    private void deal(VendorReport report) {
        out.append("<h2 id=\"")
                .append(Plot.escaped(report.deal().id()))
                .append("\">")
                .append(Plot.escaped(report.deal().id()))
                .append(", ")
                .append(Plot.escaped(goal(report)))
                .append("</h2>\n<table><caption>")
                .append(Plot.escaped(items(report)))
                .append("</caption><tbody>\n");
        row("Lists that showed it", figure(report.total(Cohort::lists)));
        row("Households that bought its items", figure(report.total(Cohort::buyers)));
        row("Households that used the special", figure(report.total(Cohort::redeemed)));
        row("Units sold at its price", figure(report.total(Cohort::units)));
        row("What they paid for the items", money(report));
        row("Had not bought them in eight weeks", figure(report.total(Cohort::newBuyers)));
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
                        .orElse(NONE));
        out.append("</tbody></table>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Plot of ")
                .append(Plot.escaped(report.deal().id()))
                .append("\">")
                .append(plot(report).svg())
                .append("</div>\n");
    }

    private String items(VendorReport report) {
        List<Article> articles = shop.articles(report.deal().items());
        String some = articles.stream().limit(ITEMS).map(Article::description).collect(Collectors.joining(", "));
        return articles.size() > ITEMS ? some + " and " + (articles.size() - ITEMS) + " more" : some;
    }

    private static String goal(VendorReport report) {
        return report.deal().goal().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String money(VendorReport report) {
        OptionalLong spend = report.total(Cohort::spend);
        return spend.isEmpty()
                ? NONE
                : new Money(spend.getAsLong(), report.deal().budget().currency()).plain() + " "
                        + report.deal().budget().currency().getCurrencyCode();
    }

    private void row(String name, String value) {
        out.append("<tr><th scope=\"row\">")
                .append(name)
                .append("</th><td>")
                .append(value)
                .append("</td></tr>\n");
    }

    private static String figure(OptionalLong figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%,d", figure.getAsLong()) : NONE;
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble()) : NONE;
    }

    private static Plot plot(VendorReport report) {
        List<String> days = new ArrayList<>();
        report.cohorts().forEach(cohort -> days.add(cohort.from().toString().substring(5)));
        return new Plot(
                "From list to basket",
                "first day of the lists; no bar: too few to be told",
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
