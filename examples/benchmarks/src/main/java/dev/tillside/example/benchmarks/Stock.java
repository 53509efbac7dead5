package dev.tillside.example.benchmarks;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reward;
import dev.tillside.offer.Shelf;
import dev.tillside.offer.Shopper;
import dev.tillside.offer.Usage;
import dev.tillside.points.Program;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The shop in which all is measured. */
final class Stock {
    static final Currency POUNDS = Currency.getInstance("GBP");
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final BasketKey KEY = new BasketKey("0042", "3", DAY, "T1");
    static final Program CLUB = Program.of("club", POUNDS, LONDON);

    private Stock() {}

    static Money money(long minor) {
        return new Money(minor, POUNDS);
    }

    static Line line(String id, String sku, int quantity, long minor) {
        return Line.of(id, ItemId.sku(sku), Quantity.of(quantity), Unit.EACH, money(minor));
    }

    static Basket basket(List<Line> lines) {
        return new Basket(KEY, POUNDS, lines);
    }

    static Selector skus(Stream<String> skus) {
        Set<String> none = Set.of();
        Set<dev.tillside.item.Gtin> noGtins = Set.of();
        return new Selector(
                noGtins,
                Set.copyOf(skus.distinct().toList()),
                none,
                none,
                none,
                none,
                false,
                java.util.Optional.empty());
    }

    static Selector sku(String sku) {
        return skus(Stream.of(sku));
    }

    /** What a till asks after each scan: the outcomes that touch the basket. */
    static Pricing pricing(Basket basket, OfferBook offers, Shopper shopper, Shelf shelf) {
        return new Pricing(
                basket,
                CLUB,
                offers,
                shopper,
                NOON,
                LONDON,
                Usage.NONE,
                () -> shelf,
                Pricing.Outcomes.TOUCHED,
                Pricing.DEFAULT_STEP_BUDGET);
    }

    static Offer offer(String id, Reward reward, String layer, Audience audience, Limits limits) {
        Offer plain = Offer.of(id, reward);
        return new Offer(
                id,
                plain.version(),
                plain.name(),
                layer,
                plain.valid(),
                plain.weekdays(),
                plain.hours(),
                plain.stores(),
                audience,
                plain.present(),
                plain.exclusive(),
                limits,
                plain.funding(),
                plain.taxTreatment(),
                plain.codes(),
                plain.offline(),
                reward);
    }
}
