package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.item.Selector;
import dev.tillside.list.ListOffer;
import dev.tillside.list.SignedList;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Reward;
import dev.tillside.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An offer of a signed list as the wire format has it: for holders of its coupon, in the layer of coupons. */
public final class ListedOffer {
    private ListedOffer() {}

    /**
     * The offer's text; absent where the list names it by its id alone.
     *
     * <p>Its version is the day on which the list was issued, so that of two lists the newer one's terms stand.
     */
    public static Optional<String> text(SignedList list, ListOffer offer) {
        return offer.reward().map(reward -> text(list, offer, reward));
    }

    private static String text(SignedList list, ListOffer offer, Reward reward) {
        ObjectNode out = PricedJson.object();
        out.put("type", "offer").put("id", offer.offer());
        out.put("version", Math.max(0, list.issued().toEpochDay()));
        ObjectNode name = out.putObject("name");
        Message words = Message.shopper("LIST_OFFER", Map.of());
        List.of("en", "zh").forEach(language -> name.put(language, words.text(language)));
        out.put("layer", "COUPON").put("audience", "COUPON").put("kind", reward.kind());
        if (reward instanceof Reward.AmountOff off) {
            items(out, off.items()).put("amount", off.amount().plain());
        } else if (reward instanceof Reward.PercentOff off) {
            items(out, off.items()).put("percent", off.percent().plain());
        } else if (reward instanceof Reward.FixedPrice price) {
            items(out, price.items()).put("price", price.price().plain());
        }
        if (!offer.funding().isEmpty()) {
            ArrayNode funding = out.putArray("funding");
            offer.funding().forEach(share -> share(funding.addObject(), share));
        }
        return out.toString();
    }

    /** The same text but for the offer's name, which another version of this library may put otherwise. */
    public static String terms(String text) {
        ObjectNode terms = Fields.parse(text).node();
        terms.remove("name");
        return terms.toString();
    }

    private static ObjectNode items(ObjectNode out, Selector items) {
        ArrayNode gtins = out.putObject("items").putArray("gtins");
        items.gtins().forEach(gtin -> gtins.add(gtin.digits()));
        return out;
    }

    private static void share(ObjectNode out, FundingShare share) {
        out.put("payer", share.payer());
        share.deal().ifPresent(deal -> out.put("deal", deal));
        out.put("percent", share.percent().plain());
    }
}
