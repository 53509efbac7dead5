package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import java.util.List;
import java.util.Optional;

/**
 * How a store's scanners are to be read.
 *
 * @param id the key
 * @param version newer versions replace older ones
 * @param region the GS1 region whose restricted circulation numbers hold, where one is set
 * @param strict whether nothing is mended
 * @param cards member cards; two that could claim one text are refused
 * @param templates restricted circulation numbers of the store's own
 * @param separatorSubstitutes what stands for the GS1 separator
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
        cards = List.copyOf(cards);
        templates = List.copyOf(templates);
        separatorSubstitutes = List.copyOf(separatorSubstitutes);
        for (int i = 0; i < cards.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (cards.get(i).overlaps(cards.get(j))) {
                    throw BadInput.value(
                            "cards[" + i + "]",
                            "the card patterns " + cards.get(j) + " and " + cards.get(i)
                                    + " could match the same text");
                }
            }
        }
    }
}
