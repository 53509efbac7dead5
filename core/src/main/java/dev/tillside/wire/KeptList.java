package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SignedList;
import dev.tillside.member.DateSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A list that a till planned and printed, as its journal keeps it: to print it again, and to know what became of it.
 *
 * @param id the list's id
 * @param issued its first day
 * @param through its last
 * @param code its code
 * @param text its lines
 * @param specials in the order of their coupons
 */
public record KeptList(
        String id, LocalDate issued, LocalDate through, String code, List<String> text, List<Kept> specials) {
    /**
     * @param deal the deal behind a special
     * @param expected the chance that was expected of its use
     */
    public record Kept(String deal, double expected) {}

    public KeptList {
        text = List.copyOf(text);
        specials = List.copyOf(specials);
    }

    /** The list to print. */
    public PrintedList printed() {
        return new PrintedList(id, DateSpan.of(issued, through), code, text);
    }

    /** Under which ids the uses of its specials are counted, in order. */
    public List<String> coupons() {
        List<String> coupons = new ArrayList<>();
        for (int place = 1; place <= specials.size(); place++) {
            coupons.add(SignedList.coupon(id, place));
        }
        return coupons;
    }

    public String json() {
        ObjectNode out = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("issued", issued.toString())
                .put("through", through.toString())
                .put("code", code);
        ArrayNode lines = out.putArray("text");
        text.forEach(lines::add);
        ArrayNode each = out.putArray("specials");
        specials.forEach(
                kept -> each.addObject().put("deal", kept.deal()).put("expected", PlanWriter.plain(kept.expected())));
        return out.toString();
    }

    /** Reads what {@link #json} wrote. */
    public static KeptList read(String json) {
        Fields f = Fields.parse(json);
        return new KeptList(
                f.text("id"),
                f.date("issued").orElseThrow(() -> BadInput.missing("issued")),
                f.date("through").orElseThrow(() -> BadInput.missing("through")),
                f.text("code"),
                f.texts("text"),
                f.objects(
                        "specials",
                        kept -> new Kept(
                                kept.text("deal"),
                                kept.decimal("expected", PlanReader.DECIMALS).doubleValue())));
    }
}
