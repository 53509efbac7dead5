package dev.tillside.pos;

import dev.tillside.money.Money;

/**
 * A part of what is due that is paid by something else than money: it stands among the tenders, not among the lines.
 *
 * @param kind what pays
 * @param id the offer of a tender coupon, the code of a voucher; for points how many
 * @param name for the shopper, in the cashier's language
 * @param amount what it pays, above zero
 */
public record Credit(Kind kind, String id, String name, Money amount) {
    /** What can pay. */
    public enum Kind {
        TENDER_COUPON,
        POINTS,
        VOUCHER
    }
}
