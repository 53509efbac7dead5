package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.PricedBasket;
import dev.tillside.sale.Circumstances;
import dev.tillside.sale.Refund;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
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
     * @param training whether nothing of it shall count
     */
    record Begun(BasketKey key, Instant at, Currency currency, Optional<String> operator, boolean training)
            implements CheckoutEvent {}

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
     * @param code the list's own code, where it is complete in itself
     */
    record MemberSet(MemberId member, Optional<String> list, Optional<String> code) implements CheckoutEvent {}

    /** The member was taken off. */
    record MemberForgotten() implements CheckoutEvent {}

    /**
     * @param coupon the id of a coupon whose own code was scanned
     */
    record CouponShown(String coupon) implements CheckoutEvent {}

    /**
     * @param offer the id of the offer whose bearer code was scanned
     * @param code as scanned
     * @param serialised whether the code is one piece of paper's own, so that it admits once ever
     */
    record BearerShown(String offer, String code, boolean serialised) implements CheckoutEvent {}

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
     * A gift card is asked to pay; whether it does, its keeper knows.
     *
     * @param name of the payment
     */
    record GiftCardAsked(String name) implements CheckoutEvent {}

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

    /**
     * Goods came back into the basket: an exchange.
     *
     * @param refund the return that is made when the basket is committed
     * @param lines the goods as negative lines
     */
    record Exchanged(Refund refund, List<Line> lines) implements CheckoutEvent {
        public Exchanged {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The goods of a return were taken out of the basket again.
     *
     * @param refund the return's key
     */
    record ExchangeVoided(BasketKey refund) implements CheckoutEvent {}

    /**
     * Put aside; what was locked is unlocked.
     *
     * @param at when
     */
    record Suspended(Instant at) implements CheckoutEvent {}

    /**
     * Taken up again.
     *
     * @param at when
     */
    record Resumed(Instant at) implements CheckoutEvent {}

    /** The event, one line. */
    default String json() {
        ObjectNode out = PricedJson.object();
        if (this instanceof Begun begun) {
            out.put("type", "begun").put("key", begun.key().toString());
            out.put("at", begun.at().toString())
                    .put("currency", begun.currency().getCurrencyCode());
            begun.operator().ifPresent(o -> out.put("operator", o));
            if (begun.training()) {
                out.put("training", true);
            }
        } else if (this instanceof LineSet set) {
            out.put("type", "lineSet")
                    .put("currency", set.line().amount().currency().getCurrencyCode());
            LineJson.write(out, set.line());
        } else if (this instanceof LineVoided voided) {
            out.put("type", "lineVoided").put("line", voided.line());
        } else if (this instanceof MemberSet set) {
            out.put("type", "memberSet").put("member", set.member().id());
            set.list().ifPresent(l -> out.put("list", l));
            set.code().ifPresent(code -> out.put("code", code));
        } else if (this instanceof MemberForgotten) {
            out.put("type", "memberForgotten");
        } else if (this instanceof CouponShown shown) {
            out.put("type", "couponShown").put("coupon", shown.coupon());
        } else if (this instanceof BearerShown shown) {
            out.put("type", "bearerShown").put("offer", shown.offer()).put("code", shown.code());
            if (shown.serialised()) {
                out.put("serialised", true);
            }
        } else if (this instanceof PointsRedeemed redeemed) {
            out.put("type", "pointsRedeemed").put("points", redeemed.points().plain());
        } else if (this instanceof VoucherRedeemed redeemed) {
            out.put("type", "voucherRedeemed").put("voucher", redeemed.voucher());
        } else if (this instanceof VoucherKept kept) {
            out.put("type", "voucherKept").put("voucher", kept.voucher());
        } else if (this instanceof GiftCardAsked asked) {
            out.put("type", "giftCardAsked").put("name", asked.name());
        } else if (this instanceof Locked locked) {
            out.put("type", "locked").put("at", locked.at().toString());
            out.put("key", locked.priced().basket().key().toString());
            SaleJson.priced(out, locked.priced());
            locked.seen().ifPresent(seen -> CircumstancesJson.write(out.putObject("seen"), seen));
        } else if (this instanceof Unlocked) {
            out.put("type", "unlocked");
        } else if (this instanceof Exchanged exchanged) {
            out.put("type", "exchanged");
            Currency currency = exchanged.refund().amount().currency();
            out.put("currency", currency.getCurrencyCode());
            RefundJson.write(out.putObject("refund"), exchanged.refund());
            ArrayNode lines = out.putArray("lines");
            exchanged.lines().forEach(line -> LineJson.write(lines.addObject(), line));
        } else if (this instanceof ExchangeVoided voided) {
            out.put("type", "exchangeVoided").put("refund", voided.refund().toString());
        } else if (this instanceof Suspended suspended) {
            out.put("type", "suspended").put("at", suspended.at().toString());
        } else if (this instanceof Resumed resumed) {
            out.put("type", "resumed").put("at", resumed.at().toString());
        }
        return out.toString();
    }

    /** Reads back what {@link #json()} wrote. */
    static CheckoutEvent read(String json) {
        Fields f = Fields.parse(json);
        return switch (f.text("type")) {
            case "begun" ->
                new Begun(
                        BasketKey.parse(f.text("key")),
                        at(f),
                        ReferenceReader.currency(f),
                        f.optionalText("operator"),
                        f.flag("training", false));
            case "lineSet" -> new LineSet(LineJson.read(f, ReferenceReader.currency(f)));
            case "lineVoided" -> new LineVoided(f.text("line"));
            case "memberSet" ->
                new MemberSet(new MemberId(f.text("member")), f.optionalText("list"), f.optionalText("code"));
            case "memberForgotten" -> new MemberForgotten();
            case "couponShown" -> new CouponShown(f.text("coupon"));
            case "bearerShown" -> new BearerShown(f.text("offer"), f.text("code"), f.flag("serialised", false));
            case "pointsRedeemed" -> new PointsRedeemed(f.points("points"));
            case "voucherRedeemed" -> new VoucherRedeemed(f.text("voucher"));
            case "voucherKept" -> new VoucherKept(f.text("voucher"));
            case "giftCardAsked" -> new GiftCardAsked(f.text("name"));
            case "locked" ->
                new Locked(
                        at(f),
                        SaleJson.priced(f, BasketKey.parse(f.text("key"))),
                        f.object("seen", CircumstancesJson::read));
            case "unlocked" -> new Unlocked();
            case "exchanged" -> exchanged(f);
            case "exchangeVoided" -> new ExchangeVoided(BasketKey.parse(f.text("refund")));
            case "suspended" -> new Suspended(at(f));
            case "resumed" -> new Resumed(at(f));
            default -> throw new BadInput(Code.UNKNOWN_TYPE, "type", "not a checkout event: " + f.text("type"));
        };
    }

    private static Exchanged exchanged(Fields f) {
        Currency currency = ReferenceReader.currency(f);
        return new Exchanged(
                f.requiredObject("refund", refund -> {
                    refund.has("type");
                    return RefundJson.read(refund);
                }),
                f.objects("lines", line -> LineJson.read(line, currency)));
    }

    private static Instant at(Fields f) {
        return f.ownInstant("at").orElseThrow(() -> BadInput.missing("at"));
    }
}
