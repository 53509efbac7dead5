package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.offer.PricedBasket;
import dev.tillside.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sale that is open at a till, as {@code checkouts} tells it.
 *
 * @param key the basket's key
 * @param locked whether it is being paid
 * @param member who shops
 * @param bearer offers whose printed code a bearer showed
 * @param training whether nothing of it counts
 * @param lines in the order in which they came
 * @param priced what it costs now
 * @param messages what the cashier should know of it
 * @param tells what cashier and shopper should know about the member now
 */
public record OpenSale(
        BasketKey key,
        boolean locked,
        Optional<MemberId> member,
        Set<String> bearer,
        boolean training,
        List<Line> lines,
        PricedBasket priced,
        List<Message> messages,
        List<Message> tells) {
    public OpenSale {
        BadInput.present(key, "key");
        BadInput.present(member, "member");
        bearer = Set.copyOf(bearer);
        lines = List.copyOf(lines);
        BadInput.present(priced, "priced");
        messages = List.copyOf(messages);
        tells = List.copyOf(tells);
    }

    void write(ObjectNode out, String language) {
        out.put("tx", key.tx());
        out.put("key", key.toString());
        out.put("state", locked ? "LOCKED" : "OPEN");
        out.put("member", member.map(MemberId::id).orElse(null));
        ArrayNode offers = out.putArray("bearer");
        bearer.stream().sorted().forEach(offers::add);
        out.put("training", training);
        ArrayNode array = out.putArray("lines");
        lines.forEach(line -> LineJson.write(array.addObject(), line));
        PricedJson.write(out.putObject("priced"), priced);
        PricedJson.messages(out, "messages", messages, language);
        PricedJson.messages(out, "tells", tells, language);
    }
}
