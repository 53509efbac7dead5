package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.money.Points;

/**
 * A voucher issued as often as the balance reaches {@code points}, which it takes.
 *
 * @param id the rule's key
 * @param points above zero
 * @param value what the voucher is worth
 * @param validDays for how many days after the day of issue; 0: that day alone
 * @param codePrefix what its code begins with
 * @param partial whether it may be used in parts
 */
public record VoucherRule(String id, Points points, Money value, int validDays, String codePrefix, boolean partial) {
    public VoucherRule {
        BadInput.present(id, "id");
        BadInput.present(codePrefix, "codePrefix");
        if (!points.isPositive()) {
            throw BadInput.value("points", "not above zero: " + points.plain());
        }
        if (!value.isPositive()) {
            throw BadInput.value("value", "not above zero: " + value.plain());
        }
        if (validDays < 0) {
            throw BadInput.value("validDays", "below zero: " + validDays);
        }
    }
}
