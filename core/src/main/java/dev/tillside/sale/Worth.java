package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.Offer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What goods were worth when they were paid, or what of that a return gives back: who paid it, the points it earned and
 * the discounts it carried. The worth of a line is the sum of what its returns give back.
 *
 * <p>Entries of one key (a voucher's code; an offer with its coupon; a payer with its deal) are one entry, and entries of
 * nothing are left out, so worths can be added and taken from each other. The order is that of first appearance.
 *
 * @param money paid as money; below zero for goods with a negative amount (a deposit paid back)
 * @param earned points that it earned: a return takes them back
 * @param spent points that were spent on it: a return gives them back
 * @param paidByPoints what the points spent paid
 * @param vouchers what each voucher paid: a return gives it back as a voucher
 * @param claims what each tender coupon paid: a return gives it to nobody and reverses the claim
 * @param discounts what each offer took off, and who pays for that
 */
public record Worth(
        Money money,
        Points earned,
        Points spent,
        Money paidByPoints,
        List<Voucher> vouchers,
        List<Claim> claims,
        List<Discount> discounts) {
    /**
     * What a voucher paid.
     *
     * @param code the voucher's code
     * @param amount what it paid
     */
    public record Voucher(String code, Money amount) {
        private Voucher plus(Voucher other) {
            return new Voucher(code, amount.plus(other.amount));
        }
    }

    /**
     * What a tender coupon paid.
     *
     * @param offer the offer's id
     * @param coupon the coupon's id, where it has one
     * @param amount what it paid
     * @param funding of whom it is claimed; sums to the amount
     */
    public record Claim(String offer, Optional<String> coupon, Money amount, List<FundedAmount> funding) {
        public Claim {
            funding = List.copyOf(funding);
        }

        private Claim plus(Claim other) {
            return new Claim(offer, coupon, amount.plus(other.amount), Funding.plus(funding, other.funding));
        }
    }

    /**
     * What an offer took off.
     *
     * @param offer the offer's id
     * @param coupon the coupon's id, where a coupon gave it
     * @param amount what it took off
     * @param funding who pays it; sums to the amount
     * @param taxTreatment what it is for the tax
     */
    public record Discount(
            String offer,
            Optional<String> coupon,
            Money amount,
            List<FundedAmount> funding,
            Offer.TaxTreatment taxTreatment) {
        public Discount {
            funding = List.copyOf(funding);
        }

        private Discount plus(Discount other) {
            return new Discount(
                    offer, coupon, amount.plus(other.amount), Funding.plus(funding, other.funding), taxTreatment);
        }
    }

    public Worth {
        BadInput.present(money, "money");
        BadInput.present(earned, "earned");
        BadInput.present(spent, "spent");
        BadInput.present(paidByPoints, "paidByPoints");
        vouchers = merged(vouchers, Voucher::code, Voucher::plus, v -> v.amount.isZero());
        claims = merged(claims, c -> List.of(c.offer, c.coupon), Claim::plus, c -> c.amount.isZero());
        discounts = merged(
                discounts, d -> List.of(d.offer, d.coupon, d.taxTreatment), Discount::plus, d -> d.amount.isZero());
    }

    /** Nothing. */
    public static Worth nothing(Currency currency) {
        return ofMoney(Money.zero(currency));
    }

    /** Money and nothing else. */
    public static Worth ofMoney(Money money) {
        Money none = money.withMinor(0);
        return new Worth(money, Points.ZERO, Points.ZERO, none, List.of(), List.of(), List.of());
    }

    /** What the shopper paid of it, or gets back: money, points and vouchers; tender coupons apart. */
    public Money value() {
        return vouchers.stream().map(Voucher::amount).reduce(money.plus(paidByPoints), Money::plus);
    }

    /** Its part of the lines' net: the value, and what tender coupons paid. */
    public Money net() {
        return claims.stream().map(Claim::amount).reduce(value(), Money::plus);
    }

    /** The sum of its discounts; tender coupons are not among them. */
    public Money discount() {
        return discounts.stream().map(Discount::amount).reduce(money.withMinor(0), Money::plus);
    }

    public Worth plus(Worth other) {
        return new Worth(
                money.plus(other.money),
                earned.plus(other.earned),
                spent.plus(other.spent),
                paidByPoints.plus(other.paidByPoints),
                joined(vouchers, other.vouchers),
                joined(claims, other.claims),
                joined(discounts, other.discounts));
    }

    public Worth minus(Worth other) {
        return plus(other.negated());
    }

    private Worth negated() {
        return new Worth(
                money.negated(),
                earned.negated(),
                spent.negated(),
                paidByPoints.negated(),
                vouchers.stream()
                        .map(v -> new Voucher(v.code, v.amount.negated()))
                        .toList(),
                claims.stream()
                        .map(c -> new Claim(c.offer, c.coupon, c.amount.negated(), Funding.negated(c.funding)))
                        .toList(),
                discounts.stream()
                        .map(d -> new Discount(
                                d.offer, d.coupon, d.amount.negated(), Funding.negated(d.funding), d.taxTreatment))
                        .toList());
    }

    static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    static <T> List<T> merged(
            List<T> entries, Function<T, Object> key, BinaryOperator<T> plus, Predicate<T> ofNothing) {
        Map<Object, T> byKey = new LinkedHashMap<>();
        entries.forEach(e -> byKey.merge(key.apply(e), e, plus));
        return byKey.values().stream().filter(ofNothing.negate()).toList();
    }
}
