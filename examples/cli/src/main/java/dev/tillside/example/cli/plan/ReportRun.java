package dev.tillside.example.cli.plan;

import dev.tillside.plan.Assortment;
import dev.tillside.plan.Cohort;
import dev.tillside.plan.Deal;
import dev.tillside.plan.VendorReport;
import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of {@code plan report}. */
public final class ReportRun {
    private final SortedMap<String, List<VendorReport>> byVendor = new TreeMap<>();
    private final Assortment shop;

    /**
     * @param visits of every household
     * @param rows what lists showed and held out
     * @param told an earlier run's {@code report.jsonl}
     * @throws IOException where a file cannot be used; the message names it, the line, the field and the fault
     */
    public ReportRun(
            SortedMap<String, List<Visit>> visits,
            Reference reference,
            List<ShownFile.Row> rows,
            LocalDate asOf,
            Optional<Path> told)
            throws IOException {
        shop = Assortment.of(reference.items());
        Map<String, List<Cohort>> before = told.isPresent() ? ReportFiles.told(told.get()) : Map.of();
        Exposures exposures = new Exposures(shop, visits);
        for (Deal deal : reference.deals()) {
            byVendor.computeIfAbsent(deal.vendor(), none -> new ArrayList<>())
                    .add(VendorReport.of(
                            deal,
                            exposures.of(deal, rows),
                            asOf,
                            before.getOrDefault(deal.id(), List.of()),
                            reference.published().policy().holdOut().seed()));
        }
    }

    /** Writes {@code report.jsonl} of all deals, and for each vendor a CSV and a page. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("report.jsonl"),
                byVendor.values().stream()
                        .flatMap(List::stream)
                        .map(ReportFiles::json)
                        .toList());
        for (Map.Entry<String, List<VendorReport>> vendor : byVendor.entrySet()) {
            String name = name(vendor.getKey());
            Files.write(folder.resolve(name + ".csv"), ReportFiles.csv(vendor.getValue()));
            Files.writeString(folder.resolve(name + ".html"), ReportPage.of(vendor.getKey(), vendor.getValue(), shop));
        }
    }

    /** What a vendor's files are called: two vendors never share one, or one would read of the other. */
    private String name(String vendor) {
        String plain = plain(vendor);
        List<String> alike = byVendor.keySet().stream()
                .filter(other -> plain(other).equalsIgnoreCase(plain))
                .toList();
        return alike.size() == 1 ? plain : plain + "-" + (alike.indexOf(vendor) + 1);
    }

    private static String plain(String vendor) {
        return vendor.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** Its vendors, deals and cohorts in numbers. */
    public String summary() {
        long deals = byVendor.values().stream().mapToLong(List::size).sum();
        long cohorts = byVendor.values().stream()
                .flatMap(List::stream)
                .mapToLong(report -> report.cohorts().size())
                .sum();
        return byVendor.size() + " vendors, " + deals + " deals, " + cohorts + " cohorts of at least thirty households";
    }
}
