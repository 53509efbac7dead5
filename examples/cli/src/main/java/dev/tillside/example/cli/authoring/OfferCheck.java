package dev.tillside.example.cli.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything there is to say about a file of reference data, before any till takes it. */
public final class OfferCheck {
    private static final List<Check> CHECKS = List.of(
            new TimeCheck(),
            new AudienceCheck(),
            new ItemsCheck(),
            new PriceCheck(),
            new TierCheck(),
            new LimitCheck(),
            new CouponCheck(),
            new RivalCheck());

    private OfferCheck() {}

    /**
     * What was found, in order of line, what is worst first.
     *
     * @param background lines of other files that the objects are held against, and whose own faults are passed over
     * @param lines of the file
     */
    public static List<Finding> of(List<String> background, List<String> lines) {
        List<Finding> findings = new ArrayList<>();
        Catalogue catalogue = new CatalogueReader(findings::add).read(background, lines);
        Remarks remarks = new Remarks(findings::add);
        CHECKS.forEach(check -> check.of(catalogue, remarks));
        findings.sort(Comparator.comparingLong(Finding::line).thenComparing(Finding::severity));
        return findings;
    }
}
