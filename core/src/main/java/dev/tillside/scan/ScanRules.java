package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a store's scanners are to be read. Of several patterns that could match, the longest literal prefix wins; two with
 * equally long ones are refused.
 *
 * @param id the key
 * @param version newer versions replace older ones
 * @param region the country whose restricted circulation numbers hold (ISO 3166, two letters), where one is set; a
 *     template of the store's own with the same prefix wins
 * @param strict whether nothing is mended, and identifiers that need or exclude each other are refused
 * @param cards member cards
 * @param templates restricted circulation numbers of the store's own, {@code 2{item:5}{i}{price:5}{c}}
 * @param separatorSubstitutes what stands for the GS1 separator where a device cannot send it
 */
public record ScanRules(
        String id,
        long version,
        Optional<String> region,
        boolean strict,
        List<CardPattern> cards,
        List<String> templates,
        List<String> separatorSubstitutes) {
    /** Nothing configured. */
    public static final ScanRules NONE =
            new ScanRules("none", 0, Optional.empty(), false, List.of(), List.of(), List.of());

    public ScanRules {
        BadInput.present(id, "id");
        BadInput.present(region, "region");
        cards = List.copyOf(cards);
        templates = List.copyOf(templates);
        separatorSubstitutes = List.copyOf(separatorSubstitutes);
        for (int i = 0; i < separatorSubstitutes.size(); i++) {
            if (separatorSubstitutes.get(i).isEmpty()) {
                throw BadInput.value("separatorSubstitutes[" + i + "]", "empty: it would stand everywhere");
            }
        }
        List<CodeTemplate> numbers = codeTemplates(templates, region);
        for (int i = 0; i < cards.size(); i++) {
            checkCard(cards, i, numbers);
        }
    }

    private static void checkCard(List<CardPattern> cards, int i, List<CodeTemplate> numbers) {
        CardPattern card = cards.get(i);
        for (CardPattern other : cards.subList(0, i)) {
            if (card.overlaps(other)) {
                throw BadInput.value(
                        "cards[" + i + "]",
                        "the card patterns " + other + " and " + card + " could match the same text");
            }
        }
        for (CodeTemplate template : numbers) {
            if (card.overlaps(template)) {
                throw BadInput.value(
                        "cards[" + i + "]",
                        "the card pattern " + card + " and the template " + template + " could match the same text");
            }
        }
    }

    /** The templates in force: the store's own, and the region's where none of those begins alike. */
    List<CodeTemplate> codeTemplates() {
        return codeTemplates(templates, region);
    }

    private static List<CodeTemplate> codeTemplates(List<String> templates, Optional<String> region) {
        List<CodeTemplate> all = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            CodeTemplate template = CodeTemplate.parse(templates.get(i), "templates[" + i + "]");
            for (CodeTemplate other : all) {
                if (alike(template, other)) {
                    throw BadInput.value(
                            "templates[" + i + "]",
                            "the templates " + other + " and " + template + " could match the same number");
                }
            }
            all.add(template);
        }
        List<CodeTemplate> own = List.copyOf(all);
        region.map(Regions::templates).orElse(List.of()).stream()
                .filter(rule -> own.stream().noneMatch(template -> alike(template, rule)))
                .forEach(all::add);
        return all;
    }

    private static boolean alike(CodeTemplate one, CodeTemplate other) {
        return one.beginning().equals(other.beginning());
    }
}
