package dev.tillside.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Basket;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.EntryMethod;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.offer.HeldCoupon;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Shopper;
import dev.tillside.offer.Usage;
import dev.tillside.points.Program;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the journal keeps and the outbox carries reads back as what was written. */
class RoundTripProperties {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final BasketKey KEY = new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), "T1");
    private static final Program CLUB = ReferenceObject.program(
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                    + "\"points\":{\"decimals\":2,\"earn\":[{\"points\":\"1.25\",\"per\":\"1.00\"}]}}");
    private static final OfferBook OFFERS = OfferBook.of(Stream.of(
                    "\"id\":\"P\",\"kind\":\"PERCENT_OFF\",\"percent\":\"33.3333\",\"items\":{\"skus\":[\"A\"]},"
                            + "\"funding\":[{\"payer\":\"ACME\",\"deal\":\"D\",\"percent\":\"60\"},{\"payer\":\"B\",\"percent\":\"7\"}],"
                            + "\"taxTreatment\":\"THIRD_PARTY_PAYMENT\"",
                    "\"id\":\"S\",\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"0.50\",\"amountOff\":\"0.20\"}],\"layer\":\"BASKET\"",
                    "\"id\":\"Q\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"900000.00\",\"items\":{\"skus\":[\"Z\"],\"categories\":[\"a/b\"],"
                            + "\"except\":{\"tags\":[\"t\"]}}",
                    "\"id\":\"T\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"items\":{\"all\":true},\"audience\":\"COUPON\",\"layer\":\"TENDER\"")
            .map(fields -> ReferenceObject.offer("{\"type\":\"offer\"," + fields + "}", CLUB))
            .toList());

    @Property(tries = 300)
    void everyLineComesBack(@ForAll("lines") Line line) {
        CheckoutEvent event = new CheckoutEvent.LineSet(line);

        assertThat(CheckoutEvent.read(event.json())).isEqualTo(event);
        assertThat(event.json()).doesNotContain("\n");
    }

    @Property(tries = 100)
    void everyPriceComesBack(@ForAll("baskets") List<Line> lines) {
        CheckoutEvent event = new CheckoutEvent.Locked(
                Instant.parse("2026-11-22T10:00:00.123456789Z"), priced(lines), Optional.empty());

        assertThat(CheckoutEvent.read(event.json())).isEqualTo(event);
    }

    @Property(tries = 100)
    void everySaleComesBack(@ForAll("baskets") List<Line> lines, @ForAll("texts") String operator) {
        PricedBasket priced = priced(lines);
        Payment payment = new Payment(
                Optional.of(List.of(Tender.card(priced.due()), new Tender("FOREIGN", Money.of("-1.00", GBP)))),
                Money.of("-0.10", GBP),
                Money.of("0.01", GBP),
                Money.of("5.00", GBP));
        Receipt receipt = new Receipt(
                KEY,
                Optional.of(new MemberId("M1")),
                Instant.parse("2026-11-22T10:00:00Z"),
                Optional.of(operator),
                7,
                priced,
                payment,
                Set.of(Receipt.Flag.TENDERS_DIFFER),
                Optional.of(Points.of("-12.5")),
                Optional.empty(),
                List.of("a line", operator, ""),
                false);

        assertThat(SaleJson.read(SaleJson.write(receipt))).isEqualTo(receipt);
    }

    @Property(tries = 50)
    void everyOtherEventComesBack(@ForAll("texts") String text) {
        Stream.of(
                        new CheckoutEvent.Begun(KEY, Instant.MAX, GBP, Optional.of(text), false),
                        new CheckoutEvent.Begun(
                                KEY, Instant.EPOCH, Currency.getInstance("JPY"), Optional.empty(), true),
                        new CheckoutEvent.LineVoided(text),
                        new CheckoutEvent.MemberSet(new MemberId("M1"), Optional.of(text), Optional.of(text)),
                        new CheckoutEvent.MemberSet(new MemberId("M1"), Optional.empty(), Optional.empty()),
                        new CheckoutEvent.MemberForgotten(),
                        new CheckoutEvent.CouponShown(text),
                        new CheckoutEvent.BearerShown(text, text, false),
                        new CheckoutEvent.PointsRedeemed(Points.of("12.5")),
                        new CheckoutEvent.VoucherRedeemed(text),
                        new CheckoutEvent.VoucherKept(text),
                        new CheckoutEvent.GiftCardAsked(text),
                        new CheckoutEvent.Unlocked())
                .forEach(event -> assertThat(CheckoutEvent.read(event.json())).isEqualTo(event));
    }

    private static PricedBasket priced(List<Line> lines) {
        return Offers.price(new Pricing(
                new Basket(KEY, GBP, lines),
                CLUB,
                OFFERS,
                new Shopper(Optional.empty(), Optional.empty(), List.of(held())),
                Instant.parse("2026-11-22T10:00:00Z"),
                ZoneId.of("Europe/London"),
                offer -> new Usage.Used(0, 0, 0, 0),
                () -> dev.tillside.offer.Shelf.EMPTY,
                Pricing.Outcomes.ALL,
                Pricing.DEFAULT_STEP_BUDGET));
    }

    private static HeldCoupon held() {
        return new HeldCoupon(Optional.of("C1"), "T", 1, dev.tillside.member.DateSpan.ALWAYS, true, false, false);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aZ09 \"\\/é中\u0000\n\u2028\ud83e\udd5b"
                        .replace("\ud83e\udd5b", "")
                        .toCharArray())
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> text + new String(Character.toChars(0x1F95B)));
    }

    @Provide
    Arbitrary<List<Line>> baskets() {
        return lines().list().ofMaxSize(6).map(drawn -> {
            List<Line> distinct = new ArrayList<>();
            for (Line line : drawn) {
                distinct.add(renamed(line, Integer.toString(distinct.size())));
            }
            return distinct;
        });
    }

    private static Line renamed(Line l, String id) {
        return new Line(
                id,
                l.item(),
                l.quantity(),
                l.unit(),
                l.amount(),
                l.facts(),
                l.discountable(),
                l.earnsPoints(),
                l.floor(),
                l.taxCode(),
                l.entryMethod(),
                l.attributes());
    }

    @Provide
    Arbitrary<Line> lines() {
        Arbitrary<ItemId> items = Arbitraries.of(
                ItemId.sku("A"),
                ItemId.sku("B \"é"),
                ItemId.of(new Gtin("5000112637922")),
                ItemId.sku("5000112637922"));
        Arbitrary<Quantity> quantities = Arbitraries.of("1", "2", "3", "12", "0.000001", "1.086", "999999")
                .map(text -> new Quantity(new BigDecimal(text)));
        Arbitrary<Unit> units = Arbitraries.of(Unit.EACH, Unit.KG, new Unit("Stück"));
        Arbitrary<Money> amounts = Arbitraries.longs().between(-5_000, 100_000).map(minor -> new Money(minor, GBP));
        Arbitrary<ItemFacts> facts = Combinators.combine(
                        texts().optional(),
                        Arbitraries.of("a", "a/b").optional(),
                        Arbitraries.of("t", "u").set().ofMaxSize(2).optional())
                .as((text, category, tags) -> new ItemFacts(text, text, category, text, tags));
        Arbitrary<Optional<Money>> floors = Arbitraries.longs()
                .between(0, 200)
                .map(minor -> new Money(minor, GBP))
                .optional();
        return Combinators.combine(
                        items,
                        quantities,
                        units,
                        amounts,
                        facts,
                        floors,
                        Arbitraries.of(true, false).optional(),
                        texts().optional())
                .as((item, quantity, unit, amount, fact, floor, flag, text) -> new Line(
                        "1",
                        item,
                        unit.isEach() && quantity.value().compareTo(BigDecimal.valueOf(100)) > 0
                                ? Quantity.ONE
                                : quantity,
                        unit,
                        amount,
                        fact,
                        flag.orElse(true),
                        flag,
                        floor,
                        text,
                        flag.map(f -> f ? EntryMethod.SCANNED : EntryMethod.SELF_SCAN),
                        text.map(t -> Map.of(t, t, "b", "c")).orElse(Map.of())));
    }
}
