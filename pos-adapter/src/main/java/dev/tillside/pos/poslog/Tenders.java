package dev.tillside.pos.poslog;

import dev.tillside.money.Money;
import dev.tillside.offer.TenderCoupon;
import dev.tillside.points.Redemption;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Tender;
import dev.tillside.sale.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a transaction was paid: money, points, vouchers and manufacturers' coupons, less change. Made by one thread. */
final class Tenders {
    private static final String LOYALTY = "Loyalty";
    private static final String VOUCHER = "Voucher";
    private static final String COUPON = "ManufacturerCoupon";

    private final List<Element> elements = new ArrayList<>();
    private Money applied;

    private Tenders(Money nothing) {
        this.applied = nothing;
    }

    static Tenders of(Receipt receipt) {
        Money due = receipt.priced().due();
        Payment payment = receipt.payment();
        Tenders tenders = new Tenders(due.withMinor(0));
        receipt.priced().redeemed().forEach(tenders::redeemed);
        for (TenderCoupon coupon : receipt.priced().tenderCoupons()) {
            tenders.claimed(coupon.offer(), coupon.amount());
        }
        Money asked = due.plus(payment.tax()).plus(payment.rounding()).plus(payment.change());
        payment.tenders().orElseGet(() -> unsaid(asked)).forEach(tenders::money);
        if (!payment.change().isZero()) {
            tenders.change(payment.change());
        }
        return tenders;
    }

    /** What a return paid out; a till may write that with either sign. */
    static Tenders of(Refund refund) {
        Worth back = refund.totals();
        Tenders tenders = new Tenders(back.money().withMinor(0));
        if (!back.spent().isZero() || !back.paidByPoints().isZero()) {
            tenders.points(back.paidByPoints().negated(), back.spent().plain());
        }
        back.vouchers().forEach(v -> tenders.voucher(v.code(), v.amount().negated()));
        back.claims().forEach(c -> tenders.claimed(c.offer(), c.amount().negated()));
        Money money = back.money().negated();
        List<Tender> said = refund.tenders().orElseGet(() -> unsaid(money));
        Money sum = said.stream().map(Tender::amount).reduce(money.withMinor(0), Money::plus);
        boolean turned = sum.isPositive() && money.isNegative() || sum.isNegative() && money.isPositive();
        said.forEach(t -> tenders.money(turned ? new Tender(t.type(), t.amount().negated()) : t));
        return tenders;
    }

    private static List<Tender> unsaid(Money amount) {
        return amount.isZero() ? List.of() : List.of(new Tender("Unsaid", amount));
    }

    List<Element> elements() {
        return elements;
    }

    /** What they make, less change; below zero where more went to the shopper than came. */
    Money applied() {
        return applied;
    }

    private void money(Tender tender) {
        tender(Words.tender(tender.type()), tender.amount(), Optional.empty());
    }

    private void redeemed(Redemption redemption) {
        redemption
                .voucher()
                .ifPresentOrElse(
                        code -> voucher(code, redemption.amount()),
                        () -> points(redemption.amount(), redemption.points().plain()));
    }

    private void points(Money amount, String points) {
        Element redemption = new Element("LoyaltyRedemption")
                .with("TypeCode", amount.isNegative() ? "RedemptionRefund" : "Redemption")
                .add("PointsRedeemed", points);
        tender(LOYALTY, amount, Optional.of(redemption));
    }

    private void voucher(String code, Money amount) {
        Element voucher =
                new Element("Voucher").with("TypeCode", "MoneyOffVoucher").add("SerialNumber", Words.masked(code));
        tender(VOUCHER, amount, Optional.of(voucher));
    }

    private void claimed(String offer, Money amount) {
        Element coupon =
                new Element("Coupon").with("CouponType", "ManufacturersCoupon").add("PromotionCode", offer);
        tender(COUPON, amount, Optional.of(coupon));
    }

    private void tender(String type, Money amount, Optional<Element> detail) {
        Element tender = tender("Tender", type, amount);
        detail.ifPresent(tender::each);
        elements.add(tender);
        applied = applied.plus(amount);
    }

    private void change(Money change) {
        elements.add(tender("TenderChange", "Cash", change.negated()));
        applied = applied.minus(change);
    }

    private static Element tender(String name, String type, Money amount) {
        return new Element(name)
                .with("TenderType", type)
                .with("TypeCode", amount.isNegative() ? "Refund" : "Sale")
                .add(Amounts.amount("Amount", Amounts.absolute(amount)));
    }
}
