package dev.tillside.pos;

import dev.tillside.offer.PricedBasket;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the library answered.
 *
 * @param result what was asked for
 * @param priced what the sale costs, where it is open
 * @param names of the offers in it
 * @param heard the number of the last scan that it has heard
 * @param messages for the cashier and the shopper
 * @param again whether it had been done before
 */
record Told<T>(
        T result,
        Optional<PricedBasket> priced,
        Map<String, LocalizedText> names,
        long heard,
        List<Message> messages,
        boolean again) {
    static <T> Told<T> of(T result, boolean again) {
        return new Told<>(result, Optional.empty(), Map.of(), 0, List.of(), again);
    }
}
