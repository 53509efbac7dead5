package dev.tillside.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.points.Balance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is held on a member, as one JSON document for the member's own eyes: {@code member}, {@code balance}, {@code coupons},
 * {@code lists}, {@code plannedLists} (what tills planned for him by themselves and showed him, as his sales say), {@code account}
 * (all that transactions did to it), {@code sales} and {@code quarantine} (what head office holds back, since it does not add up:
 * it may never have happened so). A till holds what it sold and was told,
 * head office what all tills sent.
 *
 * @param member whose
 * @param object the member as head office knows him; absent where he is none any more
 * @param balance the balance, where the holder reckons one
 * @param coupons wire objects
 * @param lists wire objects
 * @param account wire objects of type {@code account}
 * @param sales committed sales, in the order in which the holder had them
 * @param quarantine deliveries in quarantine that name him, as they came
 */
public record MemberExport(
        MemberId member,
        Optional<String> object,
        Optional<Balance> balance,
        List<String> coupons,
        List<String> lists,
        List<String> account,
        List<String> sales,
        List<String> quarantine) {
    public MemberExport {
        BadInput.present(member, "member");
        BadInput.present(object, "object");
        BadInput.present(balance, "balance");
        coupons = List.copyOf(coupons);
        lists = List.copyOf(lists);
        account = List.copyOf(account);
        sales = List.copyOf(sales);
        quarantine = List.copyOf(quarantine);
    }

    /** The document, on one line. */
    public String json() {
        return node().toString();
    }

    ObjectNode node() {
        ObjectNode out = PricedJson.object();
        out.put("type", "memberExport").put("id", member.id());
        out.set("member", object.map(json -> Fields.parse(json).node()).orElse(null));
        balance.ifPresent(b -> Answer.write(out.putObject("balance"), b));
        all(out.putArray("coupons"), coupons);
        all(out.putArray("lists"), lists);
        ArrayNode planned = out.putArray("plannedLists");
        plannedLists().forEach(planned::add);
        all(out.putArray("account"), account);
        all(out.putArray("sales"), sales);
        all(out.putArray("quarantine"), quarantine);
        return out;
    }

    /** Of each list what was said last: that knows most. */
    private Collection<JsonNode> plannedLists() {
        Map<String, JsonNode> lists = new LinkedHashMap<>();
        for (String json : sales) {
            ObjectNode sale = Fields.parse(json).node();
            JsonNode list = sale.path("plannedList");
            if (list.isObject() && sale.path("member").asText().equals(member.id())) {
                lists.put(list.path("id").asText(), list);
            }
        }
        return lists.values();
    }

    private static void all(ArrayNode array, List<String> objects) {
        objects.forEach(json -> array.add(Fields.parse(json).node()));
    }

    /** Names nobody, so that a log line cannot show what is held. */
    @Override
    public String toString() {
        return "MemberExport[" + sales.size() + " sales]";
    }
}
