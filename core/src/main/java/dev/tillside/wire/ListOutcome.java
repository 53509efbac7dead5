package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list that a till planned by itself, and what became of it so far: it goes up with every sale to its member until the next list
 * is planned, so that head office learns of what was printed without a line. Two of one id are of one list, the later one knows
 * more.
 *
 * @param id the list's id
 * @param issued its first day
 * @param through its last
 * @param scanned whether its code was scanned in this sale
 * @param specials what it showed
 * @param heldOut what was chosen for it and withheld
 */
public record ListOutcome(
        String id,
        LocalDate issued,
        LocalDate through,
        boolean scanned,
        List<Shown> specials,
        List<ShownSpecial> heldOut) {
    /**
     * @param special what was shown
     * @param used whether it was used, in this sale or an earlier one that the till knows
     */
    public record Shown(ShownSpecial special, boolean used) {}

    public ListOutcome {
        specials = List.copyOf(specials);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * Of a kept list.
     *
     * @param used whether a coupon of its specials was used
     */
    public static ListOutcome of(KeptList list, boolean scanned, Predicate<String> used) {
        List<Shown> specials = new ArrayList<>();
        for (int place = 1; place <= list.specials().size(); place++) {
            specials.add(new Shown(list.specials().get(place - 1), used.test(list.coupon(place))));
        }
        return new ListOutcome(list.id(), list.issued(), list.through(), scanned, specials, list.heldOut());
    }

    /** What a sale says of its member's list, where it says anything. */
    public static Optional<ListOutcome> ofSale(String sale) {
        Fields f = Fields.parse(sale);
        return f.has("plannedList")
                ? f.object("plannedList", list -> read(list, ReferenceReader.currency(f)))
                : Optional.empty();
    }

    /** Whose sale it is, where it says so. */
    public static Optional<MemberId> memberOf(String sale) {
        return Fields.parse(sale).optionalText("member").map(MemberId::new);
    }

    void write(ObjectNode out) {
        out.put("id", id).put("issued", issued.toString()).put("through", through.toString());
        out.put("scanned", scanned);
        ArrayNode shown = out.putArray("specials");
        specials.forEach(
                each -> ShownSpecial.write(each.special(), shown.addObject()).put("used", each.used()));
        ArrayNode held = out.putArray("heldOut");
        heldOut.forEach(each -> ShownSpecial.write(each, held.addObject()));
    }

    private static ListOutcome read(Fields f, Currency currency) {
        return new ListOutcome(
                f.text("id"),
                f.date("issued").orElseThrow(() -> BadInput.missing("issued")),
                f.date("through").orElseThrow(() -> BadInput.missing("through")),
                f.flag("scanned", false),
                f.objects("specials", each -> new Shown(ShownSpecial.read(each, currency), each.flag("used", false))),
                f.objects("heldOut", each -> ShownSpecial.read(each, currency)));
    }
}
