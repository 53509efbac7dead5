package dev.tillside.example.office.delivery;

import dev.tillside.money.Money;
import dev.tillside.offer.FundedAmount;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.PricedLine;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.ReturnedLine;
import dev.tillside.wire.TransactionText;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a transaction's sums are those of its parts; it needs no reference data for that. */
public final class Sums {
    private Sums() {}

    /** The first field of the sale that is not the sum of its parts. */
    public static Optional<String> of(TransactionText sale, Receipt receipt) {
        PricedBasket priced = receipt.priced();
        Currency currency = priced.basket().currency();
        Money due = priced.total()
                .minus(priced.discount())
                .minus(sum(priced.tenderCoupons(), TenderCoupon::amount, currency))
                .minus(sum(priced.redeemed(), Redemption::amount, currency));
        boolean flagged = receipt.flags().contains(Receipt.Flag.TENDERS_DIFFER);
        return Stream.of(
                        differs(sale, "total", priced.total()),
                        differs(sale, "discount", priced.discount()),
                        lines(priced),
                        tenderCoupons(priced.tenderCoupons(), currency),
                        fault(!due.equals(priced.due()), "due"),
                        fault(!flagged && !receipt.payment().pays(priced.due()), "tenders"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> lines(PricedBasket priced) {
        Currency currency = priced.basket().currency();
        if (priced.lines().size() != priced.basket().lines().size()) {
            return Optional.of("lines");
        }
        for (int i = 0; i < priced.lines().size(); i++) {
            PricedLine line = priced.lines().get(i);
            Money off = sum(line.discounts(), PricedLine.Discount::amount, currency);
            if (!line.net().equals(line.line().amount().minus(off))) {
                return Optional.of("lines[" + i + "].net");
            }
            for (PricedLine.Discount discount : line.discounts()) {
                if (!sum(discount.funding(), FundedAmount::amount, currency).equals(discount.amount())) {
                    return Optional.of("lines[" + i + "].discounts.funding");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> tenderCoupons(List<TenderCoupon> coupons, Currency currency) {
        for (TenderCoupon coupon : coupons) {
            if (!sum(coupon.lines(), TenderCoupon.Part::amount, currency).equals(coupon.amount())
                    || !sum(coupon.funding(), FundedAmount::amount, currency).equals(coupon.amount())) {
                return Optional.of("tenderCoupons");
            }
        }
        return Optional.empty();
    }

    /** The first field of the return that is not the sum of its parts. */
    public static Optional<String> of(TransactionText back, Refund refund) {
        Currency currency = refund.amount().currency();
        return Stream.of(
                        differs(back, "refund", sum(refund.lines(), ReturnedLine::refund, currency)),
                        differs(back, "discount", sum(refund.lines(), line -> discount(line, currency), currency)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Money discount(ReturnedLine line, Currency currency) {
        return sum(line.back().discounts(), discount -> discount.amount(), currency);
    }

    private static Optional<String> differs(TransactionText transaction, String field, Money sum) {
        return fault(!transaction.text(field).equals(Optional.of(sum.plain())), field);
    }

    private static Optional<String> fault(boolean is, String field) {
        return is ? Optional.of(field) : Optional.empty();
    }

    private static <T> Money sum(List<T> parts, Function<T, Money> amount, Currency currency) {
        return parts.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
