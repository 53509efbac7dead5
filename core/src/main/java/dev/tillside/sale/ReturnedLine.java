package dev.tillside.sale;

import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;

/**
 * What a return gives back for one line.
 *
 * @param line the original line's id
 * @param item what came back
 * @param unit the original line's unit
 * @param quantity how much came back now
 * @param back what it gives back: {@code money} to the shopper as money, {@code spent} as points, {@code vouchers} as
 *     vouchers, {@code claims} to nobody; {@code earned} is taken back, {@code discounts} no longer stand
 * @param withheld with {@code READJUDICATE}, by how much {@code back.value()} is below the line's share of what was paid,
 *     because the goods that are kept lost their discounts (above it: below zero); else zero
 */
public record ReturnedLine(String line, ItemId item, Unit unit, Quantity quantity, Worth back, Money withheld) {
    /** The money to pay out; below zero where a deposit that was paid back is asked for again. */
    public Money refund() {
        return back.money();
    }
}
