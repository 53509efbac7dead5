package dev.tillside.offer;

import dev.tillside.item.Item;
import dev.tillside.item.ItemId;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the cashier should do before payment so that the shopper gets everything, and what the shopper gets beside prices. */
final class Advice {
    private final Pricer pricer;
    private final Missing missing;
    private final List<Message> messages = new ArrayList<>();

    Advice(Pricer pricer, Missing missing) {
        this.pricer = pricer;
        this.missing = missing;
    }

    /** In order of offer id. */
    List<Message> messages() {
        for (Standing standing : pricer.contest.touching) {
            if (standing.offer.reward() instanceof Reward.Gift gift && missing.onlyTheGift(standing)) {
                messages.add(scan(standing.offer, gift));
            } else if (standing.offer.reward() instanceof Reward.Benefit benefit
                    && standing.isExtra(pricer.contest.matches)) {
                messages.add(new Message(
                        Message.Reader.SHOPPER,
                        "BENEFIT",
                        Map.of(
                                "offer",
                                standing.offer.id(),
                                "kind",
                                benefit.benefit().name()),
                        Map.of("benefit", benefit.text())));
            } else if (waitsForItsCode(standing)) {
                messages.add(new Message(
                        Message.Reader.CASHIER,
                        "PRESENT_COUPON",
                        Map.of("id", standing.offer.id()),
                        Map.of("offer", named(standing.offer))));
            }
        }
        return messages;
    }

    /** Whether nothing but the coupon's own code stands between the shopper and the offer, as far as one can see. */
    private boolean waitsForItsCode(Standing standing) {
        return standing.asked().refusals().contains(Optional.of(Reason.NOT_PRESENTED))
                && standing.bears(pricer.contest.matches);
    }

    private Message scan(Offer offer, Reward.Gift gift) {
        ItemId id = ItemId.of(gift.gift());
        String item = pricer.shelf()
                .item(id)
                .map(Item::facts)
                .flatMap(facts -> facts.description())
                .orElse(id.code());
        return Message.cashier(
                "SCAN_GIFT",
                Map.of("offer", offer.id(), "item", item, "quantity", String.valueOf(gift.giftQuantity())));
    }

    private static LocalizedText named(Offer offer) {
        return offer.name().byLanguage().isEmpty() ? LocalizedText.english(offer.id()) : offer.name();
    }
}
