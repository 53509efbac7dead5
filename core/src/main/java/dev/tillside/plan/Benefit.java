package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.text.LocalizedText;
import java.util.List;

/**
 * A reward that is no price. A recipe, a tip or a word on health goes to lists that its items fit; express lane and home delivery
 * to households that are worth it.
 *
 * @param id its key
 * @param kind what it is
 * @param text for the shopper
 * @param parts what it goes with: a recipe's ingredients, one selector each; empty: it goes with every list
 * @param spendPerWeek what a household spends here a week to get it; zero: anyone
 */
public record Benefit(String id, Kind kind, LocalizedText text, List<Selector> parts, double spendPerWeek) {
    /** The kinds there are, in the order in which a list prints them. */
    public enum Kind {
        RECIPE,
        MEAL_PLAN,
        TIP,
        HEALTH,
        EXPRESS_LANE,
        HOME_DELIVERY,
        OTHER
    }

    public Benefit {
        if (BadInput.present(id, "id").isBlank()) {
            throw BadInput.value("id", "empty");
        }
        BadInput.present(kind, "kind");
        BadInput.present(text, "text");
        parts = List.copyOf(parts);
        if (!(spendPerWeek >= 0)) {
            throw BadInput.value("spendPerWeek", "below zero: " + spendPerWeek);
        }
    }
}
