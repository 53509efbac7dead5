package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Circumstances;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * One change of an open checkout, as the journal keeps it so that a till which lost its power finds the checkout again. What
 * a line or price was when it was added is kept with it; reference data that changed since does not change it.
 */
public sealed interface CheckoutEvent {
    /**
     * The first event.
     *
     * @param key the sale's name
     * @param at when
     * @param currency of all amounts
     * @param operator who sells
     */
    record Begun(BasketKey key, Instant at, Currency currency, Optional<String> operator) implements CheckoutEvent {}

    /**
     * A line was added, or stands changed.
     *
     * @param line with all its facts
     */
    record LineSet(Line line) implements CheckoutEvent {}

    /**
     * @param line the id of the line taken out
     */
    record LineVoided(String line) implements CheckoutEvent {}

    /**
     * @param member who shops
     * @param list the list that told it
     */
    record MemberSet(MemberId member, Optional<String> list) implements CheckoutEvent {}

    /** The member was taken off. */
    record MemberForgotten() implements CheckoutEvent {}

    /**
     * @param coupon the id of a coupon whose own code was scanned
     */
    record CouponShown(String coupon) implements CheckoutEvent {}

    /**
     * @param offer the id of the offer whose bearer code was scanned
     * @param code as scanned
     */
    record BearerShown(String offer, String code) implements CheckoutEvent {}

    /**
     * Points are to pay; those named before no longer do.
     *
     * @param points how many; zero: none
     */
    record PointsRedeemed(Points points) implements CheckoutEvent {}

    /**
     * A voucher is to pay.
     *
     * @param voucher its code
     */
    record VoucherRedeemed(String voucher) implements CheckoutEvent {}

    /**
     * A voucher is not to pay after all.
     *
     * @param voucher its code
     */
    record VoucherKept(String voucher) implements CheckoutEvent {}

    /**
     * Locked for payment.
     *
     * @param at the clock reading that decides
     * @param priced the price that stands
     * @param seen what it was priced with; absent where an older version locked
     */
    record Locked(Instant at, PricedBasket priced, Optional<Circumstances> seen) implements CheckoutEvent {}

    /** Unlocked. */
    record Unlocked() implements CheckoutEvent {}

    /** The event, one line. */
    default String json() {
        ObjectNode out = PricedJson.object();
        if (this instanceof Begun begun) {
            out.put("type", "begun").put("key", begun.key().toString());
            out.put("at", begun.at().toString())
                    .put("currency", begun.currency().getCurrencyCode());
            begun.operator().ifPresent(o -> out.put("operator", o));
        } else if (this instanceof LineSet set) {
            out.put("type", "lineSet")
                    .put("currency", set.line().amount().currency().getCurrencyCode());
            LineJson.write(out, set.line());
        } else if (this instanceof LineVoided voided) {
            out.put("type", "lineVoided").put("line", voided.line());
        } else if (this instanceof MemberSet set) {
            out.put("type", "memberSet").put("member", set.member().id());
            set.list().ifPresent(l -> out.put("list", l));
        } else if (this instanceof MemberForgotten) {
            out.put("type", "memberForgotten");
        } else if (this instanceof CouponShown shown) {
            out.put("type", "couponShown").put("coupon", shown.coupon());
        } else if (this instanceof BearerShown shown) {
            out.put("type", "bearerShown").put("offer", shown.offer()).put("code", shown.code());
        } else if (this instanceof PointsRedeemed redeemed) {
            out.put("type", "pointsRedeemed").put("points", redeemed.points().plain());
        } else if (this instanceof VoucherRedeemed redeemed) {
            out.put("type", "voucherRedeemed").put("voucher", redeemed.voucher());
        } else if (this instanceof VoucherKept kept) {
            out.put("type", "voucherKept").put("voucher", kept.voucher());
        } else if (this instanceof Locked locked) {
            out.put("type", "locked").put("at", locked.at().toString());
            out.put("key", locked.priced().basket().key().toString());
            SaleJson.priced(out, locked.priced());
            locked.seen().ifPresent(seen -> CircumstancesJson.write(out.putObject("seen"), seen));
        } else if (this instanceof Unlocked) {
            out.put("type", "unlocked");
        }
        return out.toString();
    }

    /** Reads back what {@link #json()} wrote. */
    static CheckoutEvent read(String json) {
        Fields f = Fields.parse(json);
        return switch (f.text("type")) {
            case "begun" ->
                new Begun(
                        BasketKey.parse(f.text("key")), at(f), ReferenceReader.currency(f), f.optionalText("operator"));
            case "lineSet" -> new LineSet(LineJson.read(f, ReferenceReader.currency(f)));
            case "lineVoided" -> new LineVoided(f.text("line"));
            case "memberSet" -> new MemberSet(new MemberId(f.text("member")), f.optionalText("list"));
            case "memberForgotten" -> new MemberForgotten();
            case "couponShown" -> new CouponShown(f.text("coupon"));
            case "bearerShown" -> new BearerShown(f.text("offer"), f.text("code"));
            case "pointsRedeemed" -> new PointsRedeemed(f.points("points"));
            case "voucherRedeemed" -> new VoucherRedeemed(f.text("voucher"));
            case "voucherKept" -> new VoucherKept(f.text("voucher"));
            case "locked" ->
                new Locked(
                        at(f),
                        SaleJson.priced(f, BasketKey.parse(f.text("key"))),
                        f.object("seen", CircumstancesJson::read));
            case "unlocked" -> new Unlocked();
            default -> throw new BadInput(Code.UNKNOWN_TYPE, "type", "not a checkout event: " + f.text("type"));
        };
    }

    private static Instant at(Fields f) {
        return f.ownInstant("at").orElseThrow(() -> BadInput.missing("at"));
    }
}
