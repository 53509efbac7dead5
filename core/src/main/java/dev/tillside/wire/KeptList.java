package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import dev.tillside.list.SignedList;
import dev.tillside.member.DateSpan;
import dev.tillside.plan.Special;
import dev.tillside.plan.Track;
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
 * @param before what had become of the member's lists before this one
 */
public record KeptList(
        String id,
        LocalDate issued,
        LocalDate through,
        String code,
        List<String> text,
        List<Kept> specials,
        Track before) {
    /**
     * A special, as far as what became of it is judged by it.
     *
     * @param deal the deal behind it, or the retailer's own
     * @param item as histories name it
     * @param chance the chance of a purchase that was expected without it
     * @param usual the same with it, should the household answer as the average one does
     * @param expected the same as it was expected of this household
     */
    public record Kept(String deal, String item, double chance, double usual, double expected) {
        /** Of a special. */
        public static Kept of(Special special) {
            return new Kept(
                    special.dealId(), special.article().key(), special.chance(), special.usual(), special.withIt());
        }
    }

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
        specials.forEach(kept -> each.addObject()
                .put("deal", kept.deal())
                .put("item", kept.item())
                .put("chance", PlanWriter.plain(kept.chance()))
                .put("usual", PlanWriter.plain(kept.usual()))
                .put("expected", PlanWriter.plain(kept.expected())));
        TrackJson.write(before, out.putObject("before"));
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
                                kept.text("item"),
                                PlanReader.required(kept, "chance"),
                                PlanReader.required(kept, "usual"),
                                PlanReader.required(kept, "expected"))),
                f.object("before", TrackJson::read).orElse(Track.NONE));
    }
}
