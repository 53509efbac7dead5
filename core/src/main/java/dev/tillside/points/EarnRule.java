package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * So many points per amount paid.
 *
 * @param points above zero
 * @param per the amount they are earned on, above zero
 * @param steps whether only full amounts count; otherwise in proportion
 * @param items lines that earn by this rule; no criterion means all
 * @param tiers tiers that earn by this rule; empty means every member
 * @param valid when the rule holds
 * @param stores where the rule holds; empty means everywhere
 */
public record EarnRule(
        Points points,
        Money per,
        boolean steps,
        Selector items,
        SortedSet<String> tiers,
        DateSpan valid,
        SortedSet<String> stores) {
    public EarnRule {
        if (!points.isPositive()) {
            throw BadInput.value("points", "not above zero: " + points.plain());
        }
        if (!per.isPositive()) {
            throw BadInput.value("per", "not above zero: " + per.plain());
        }
        items = BadInput.present(items, "items").orAll();
        tiers = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tiers));
        stores = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(stores));
    }

    /** So many points per amount, for everyone, on everything, always. */
    public static EarnRule of(Points points, Money per) {
        return new EarnRule(
                points, per, false, Selector.ALL, new TreeSet<>(Set.of()), DateSpan.ALWAYS, new TreeSet<>(Set.of()));
    }
}
