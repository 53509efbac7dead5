package dev.tillside.offer;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.points.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A small shop in which offers are tried. */
final class Shop {
    static final Currency GBP = Currency.getInstance("GBP");
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Program CLUB = Program.of("club", GBP, LONDON);

    private Shop() {}

    static Line line(String id, String sku, int count, String amount) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(count), Unit.EACH, money(amount));
    }

    static Money money(String amount) {
        return Money.of(amount, GBP);
    }

    static Selector items(String... skus) {
        return new Selector(Set.of(), Set.of(skus), Set.of(), Set.of(), Set.of(), Set.of(), false, Optional.empty());
    }

    static Basket basket(List<Line> lines) {
        return new Basket(new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), "T1"), GBP, lines);
    }

    static Pricing pricing(List<Line> lines, Offer... offers) {
        return Pricing.of(basket(lines), CLUB, OfferBook.of(List.of(offers)), NOON);
    }

    static PricedBasket price(List<Line> lines, Offer... offers) {
        return Offers.price(pricing(lines, offers));
    }

    static Offer percentOff(String id, String sku, String percent) {
        return Offer.of(id, new Reward.PercentOff(items(sku), Percent.of(percent)));
    }

    static Offer amountOff(String id, String sku, String amount) {
        return Offer.of(id, new Reward.AmountOff(items(sku), money(amount), Optional.empty()));
    }

    static Offer buyGet(String id, String buy, int n, String get, int m, String percent) {
        return Offer.of(
                id, new Reward.BuyGet(items(buy), n, items(get), m, new Reward.Deal.PercentOff(Percent.of(percent))));
    }

    static Offer multiBuy(String id, int quantity, String price, String... skus) {
        return Offer.of(
                id,
                new Reward.MultiBuy(items(skus), quantity, new Reward.Deal.Price(money(price)), OptionalInt.empty()));
    }

    static Offer spend(String id, String from, String off) {
        return Offer.of(
                id,
                new Reward.Spend(
                        Selector.ALL,
                        List.of(new Reward.Spend.Tier(money(from), new Reward.Deal.AmountOff(money(off)))),
                        false,
                        Reward.Spend.Basis.NET,
                        false));
    }

    static Offer inLayer(Offer o, String layer) {
        return with(o, layer, o.audience(), o.exclusive(), o.limits());
    }

    static Offer forCoupons(Offer o) {
        return with(o, "COUPON", new Audience.CouponHolders(), o.exclusive(), o.limits());
    }

    static Offer exclusive(Offer o) {
        return with(o, o.layer(), o.audience(), true, o.limits());
    }

    static Offer limited(Offer o, Limits limits) {
        return with(o, o.layer(), o.audience(), o.exclusive(), limits);
    }

    static Offer with(Offer o, String layer, Audience audience, boolean exclusive, Limits limits) {
        return new Offer(
                o.id(),
                o.version(),
                o.name(),
                layer,
                o.valid(),
                o.weekdays(),
                o.hours(),
                o.stores(),
                audience,
                o.present(),
                exclusive,
                limits,
                o.funding(),
                o.taxTreatment(),
                o.codes(),
                o.offline(),
                o.reward());
    }
}
