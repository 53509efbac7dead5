package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.money.Money;
import dev.tillside.plan.Special;
import java.util.Currency;

/**
 * A special of a list that a till planned, with what was expected of it: as much as a planner needs to learn from what became of it.
 *
 * @param deal the deal behind it, or the retailer's own
 * @param item as purchase histories name it
 * @param cell where the household stood in the item's category; empty: it did not buy it
 * @param price of a unit with it
 * @param shelf of a unit without
 * @param funding what the vendor pays for a unit
 * @param forecast the chance of a purchase that was forecast
 * @param chance the same without the special, as far as hold-outs had shown
 * @param usual the same with it, should the household answer as the average one does
 * @param expected the same as it was expected of this household
 */
public record ShownSpecial(
        String deal,
        String item,
        String cell,
        Money price,
        Money shelf,
        Money funding,
        double forecast,
        double chance,
        double usual,
        double expected) {
    /** Of a planned one. */
    public static ShownSpecial of(Special special) {
        return new ShownSpecial(
                special.dealId(),
                special.article().key(),
                special.cell().map(Object::toString).orElse(""),
                special.price(),
                special.shelf(),
                special.funding(),
                special.forecast(),
                special.chance(),
                special.usual(),
                special.withIt());
    }

    static ObjectNode write(ShownSpecial special, ObjectNode out) {
        return out.put("deal", special.deal())
                .put("item", special.item())
                .put("cell", special.cell())
                .put("price", special.price().plain())
                .put("shelf", special.shelf().plain())
                .put("funding", special.funding().plain())
                .put("forecast", PlanWriter.plain(special.forecast()))
                .put("chance", PlanWriter.plain(special.chance()))
                .put("usual", PlanWriter.plain(special.usual()))
                .put("expected", PlanWriter.plain(special.expected()));
    }

    static ShownSpecial read(Fields f, Currency currency) {
        return new ShownSpecial(
                f.text("deal"),
                f.text("item"),
                f.optionalText("cell").orElse(""),
                f.money("price", currency),
                f.money("shelf", currency),
                f.money("funding", currency),
                PlanReader.required(f, "forecast"),
                PlanReader.required(f, "chance"),
                PlanReader.required(f, "usual"),
                PlanReader.required(f, "expected"));
    }
}
