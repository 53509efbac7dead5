package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.list.SignedList;
import dev.tillside.money.Money;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Special;
import dev.tillside.plan.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A list that a till planned and printed, as its journal keeps it: to print it again, to know what became of it, and to tell head
 * office.
 *
 * @param id the list's id
 * @param issued its first day
 * @param through its last
 * @param currency of its amounts
 * @param code its code
 * @param lines what is printed, in order
 * @param benefits what is printed under them
 * @param specials in the order of their coupons
 * @param heldOut what was chosen and withheld
 * @param before what had become of the member's lists before this one
 */
public record KeptList(
        String id,
        LocalDate issued,
        LocalDate through,
        Currency currency,
        String code,
        List<Line> lines,
        List<String> benefits,
        List<ShownSpecial> specials,
        List<ShownSpecial> heldOut,
        Track before) {
    /**
     * A line.
     *
     * @param quantity whole units
     * @param text what is printed
     * @param price of a unit
     * @param was what it cost before, where it has a special
     * @param saving what the special saves, if all of it is used
     * @param place of its special among the coupons, counted from 1; absent: it has none
     */
    public record Line(
            int quantity,
            String text,
            Optional<Money> price,
            Optional<Money> was,
            Optional<Money> saving,
            OptionalInt place) {}

    public KeptList {
        lines = List.copyOf(lines);
        benefits = List.copyOf(benefits);
        specials = List.copyOf(specials);
        heldOut = List.copyOf(heldOut);
    }

    /** Of a planned list. */
    public static KeptList of(PlannedList list, String code, String language, Track before) {
        List<Line> lines = new ArrayList<>();
        int place = 0;
        for (PlannedList.Line line : list.lines()) {
            Optional<Special> special = line.special();
            place += special.isPresent() ? 1 : 0;
            lines.add(new Line(
                    line.quantity(),
                    line.article().description(),
                    special.map(Special::price).or(() -> line.article().item().price()),
                    special.map(Special::was),
                    special.map(Special::saving),
                    special.isPresent() ? OptionalInt.of(place) : OptionalInt.empty()));
        }
        return new KeptList(
                list.id(),
                list.issued(),
                list.through(),
                list.worth().currency(),
                code,
                lines,
                list.benefits().stream()
                        .map(benefit -> benefit.text().in(language, ""))
                        .toList(),
                list.specials().stream().map(ShownSpecial::of).toList(),
                list.heldOut().stream().map(ShownSpecial::of).toList(),
                before);
    }

    /** Under which id the uses of the special in that place are counted. */
    public String coupon(int place) {
        return SignedList.coupon(id, place);
    }

    /** What is left of it when these coupons are used up. */
    public KeptList without(Set<String> used, String otherCode) {
        return new KeptList(
                id,
                issued,
                through,
                currency,
                otherCode,
                lines.stream()
                        .filter(line -> line.place().isEmpty()
                                || !used.contains(coupon(line.place().getAsInt())))
                        .toList(),
                benefits,
                specials,
                heldOut,
                before);
    }

    public String json() {
        ObjectNode out = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("issued", issued.toString())
                .put("through", through.toString())
                .put("currency", currency.getCurrencyCode())
                .put("code", code);
        ArrayNode each = out.putArray("lines");
        lines.forEach(line -> write(line, each.addObject()));
        ArrayNode texts = out.putArray("benefits");
        benefits.forEach(texts::add);
        ArrayNode shown = out.putArray("specials");
        specials.forEach(special -> ShownSpecial.write(special, shown.addObject()));
        ArrayNode held = out.putArray("heldOut");
        heldOut.forEach(special -> ShownSpecial.write(special, held.addObject()));
        TrackJson.write(before, out.putObject("before"));
        return out.toString();
    }

    private static void write(Line line, ObjectNode out) {
        out.put("quantity", line.quantity()).put("text", line.text());
        line.price().ifPresent(price -> out.put("price", price.plain()));
        line.was().ifPresent(was -> out.put("was", was.plain()));
        line.saving().ifPresent(saving -> out.put("saving", saving.plain()));
        line.place().ifPresent(place -> out.put("place", place));
    }

    /** Reads what {@link #json} wrote. */
    public static KeptList read(String json) {
        Fields f = Fields.parse(json);
        Currency currency = ReferenceReader.currency(f);
        return new KeptList(
                f.text("id"),
                f.date("issued").orElseThrow(() -> BadInput.missing("issued")),
                f.date("through").orElseThrow(() -> BadInput.missing("through")),
                currency,
                f.text("code"),
                f.objects(
                        "lines",
                        line -> new Line(
                                line.count("quantity").orElse(1),
                                line.text("text"),
                                line.optionalMoney("price", currency),
                                line.optionalMoney("was", currency),
                                line.optionalMoney("saving", currency),
                                line.count("place"))),
                f.texts("benefits"),
                f.objects("specials", special -> ShownSpecial.read(special, currency)),
                f.objects("heldOut", special -> ShownSpecial.read(special, currency)),
                f.object("before", TrackJson::read).orElse(Track.NONE));
    }
}
