package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the GS1 member organisations made of the numbers that they hand out for use in their region alone (GS1 General
 * Specifications, section 2.1.11): GS1 Denmark, Finland, Germany, Latvia (for the Baltic states), Sweden (Norway follows it),
 * GS1 UK. The United States number by UPC-A.
 */
final class Regions {
    private static final List<String> NORDIC = List.of(
            "20{item:6}{price:4}{c} 2",
            "21{item:6}{price:4}{c} 1",
            "22{item:6}{price:4}{c} 0",
            "23{item:6}{weight:4}{c} 3",
            "24{item:6}{weight:4}{c} 2",
            "25{item:6}{weight:4}{c} 1");
    private static final List<String> WEIGHTS = NORDIC.subList(3, 6);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Map<String, List<String>> RULES = Map.of(
            "DE",
                    List.of(
                            "22{item:4}{i}{price:5}{c} 2",
                            "23{item:4}{i}{price:5}{c} 2",
                            "25{item:4}{i}{count:5}{c} 0",
                            "26{item:4}{i}{count:5}{c} 0",
                            "28{item:4}{i}{weight:5}{c} 3",
                            "29{item:4}{i}{weight:5}{c} 3"),
            "DK",
                    List.of(
                            "21{item:4}{price:6}{c} 2",
                            "22{item:4}{price:6}{c} 2",
                            "23{item:4}{price:6}{c} 2",
                            "24{item:4}{price:6}{c} 2",
                            "26{item:4}{weight:6}{c} 3",
                            "27{item:5}{weight:5}{c} 3",
                            "28{item:4}{weight:6}{c} 3"),
            "GB", List.of("20{item:5}{i}{price:4}{c} 2"),
            "EE", WEIGHTS,
            "FI", WEIGHTS,
            "LT", WEIGHTS,
            "LV", WEIGHTS,
            "NO", NORDIC,
            "SE", NORDIC,
            "US", List.of("2{item:5}{i}{price:4}{c} 2"));

    private Regions() {}

    /** A region's templates; none where its rules are not known here, so that no price is invented. */
    static List<CodeTemplate> templates(String region) {
        if (!COUNTRIES.contains(region)) {
            throw BadInput.value("region", "not a country's two letters of ISO 3166: " + Decimals.shown(region));
        }
        return RULES.getOrDefault(region, List.of()).stream()
                .map(Regions::template)
                .toList();
    }

    private static CodeTemplate template(String rule) {
        String[] parts = Arrays.copyOf(rule.split(" "), 2);
        return CodeTemplate.parse(parts[0], OptionalInt.of(Integer.parseInt(parts[1])), "region");
    }
}
