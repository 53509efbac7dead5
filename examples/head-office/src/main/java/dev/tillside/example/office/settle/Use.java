package dev.tillside.example.office.settle;

import java.math.BigDecimal;

/**
 * What one transaction took from something that ends, or gave back to it.
 *
 * @param kind of what
 * @param subject of which
 * @param sale whose use it is: of a return the key of the sale that it returns
 * @param offer the offer's id; empty where no offer is in question
 * @param uses how many; below zero given back
 * @param amount how much money or points; below zero given back
 * @param brought what it says there is: uses of a coupon before it, the worth of a voucher; points that it adds
 * @param ended whether there is nothing from here on
 */
public record Use(
        Conflict.Kind kind,
        String subject,
        String sale,
        String offer,
        long uses,
        BigDecimal amount,
        BigDecimal brought,
        boolean ended) {
    static Use ofOffer(Conflict.Kind kind, String subject, String sale, String offer, long uses, BigDecimal amount) {
        return new Use(kind, subject, sale, offer, uses, amount, BigDecimal.ZERO, false);
    }

    static Use ofCoupon(String coupon, String sale, String offer, long uses, BigDecimal amount, long left) {
        return new Use(Conflict.Kind.COUPON, coupon, sale, offer, uses, amount, BigDecimal.valueOf(left), false);
    }

    static Use ofAmount(Conflict.Kind kind, String subject, String sale, BigDecimal amount, BigDecimal brought) {
        return new Use(kind, subject, sale, "", 0, amount, brought, false);
    }

    Use asEnd() {
        return new Use(kind, subject, sale, offer, uses, amount, brought, true);
    }

    /** Both uses of one subject in one transaction. */
    Use plus(Use other) {
        return new Use(
                kind,
                subject,
                sale,
                offer,
                uses + other.uses,
                amount.add(other.amount),
                brought.max(other.brought),
                ended || other.ended);
    }

    /** What is used. */
    public Subject of() {
        return new Subject(kind, subject);
    }

    /** Something that ends. */
    public record Subject(Conflict.Kind kind, String id) {}
}
