package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.points.Balance;
import java.util.List;
import java.util.Optional;

/**
 * What is held on a member, as one JSON document for the member's own eyes: {@code member}, {@code balance}, {@code coupons},
 * {@code lists}, {@code account} (all that transactions did to it) and {@code sales}. A till holds what it sold and was told,
 * head office what all tills sent.
 *
 * @param member whose
 * @param object the member as head office knows him; absent where he is none any more
 * @param balance the balance, where the holder reckons one
 * @param coupons wire objects
 * @param lists wire objects
 * @param account wire objects of type {@code account}
 * @param sales committed sales
 */
public record MemberExport(
        MemberId member,
        Optional<String> object,
        Optional<Balance> balance,
        List<String> coupons,
        List<String> lists,
        List<String> account,
        List<String> sales) {
    public MemberExport {
        BadInput.present(member, "member");
        BadInput.present(object, "object");
        BadInput.present(balance, "balance");
        coupons = List.copyOf(coupons);
        lists = List.copyOf(lists);
        account = List.copyOf(account);
        sales = List.copyOf(sales);
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
        all(out.putArray("account"), account);
        all(out.putArray("sales"), sales);
        return out;
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
