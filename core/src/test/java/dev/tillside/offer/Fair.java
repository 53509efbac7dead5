package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.money.Points;
import dev.tillside.points.Program;
import dev.tillside.text.LocalizedText;
import dev.tillside.wire.ReferenceObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A stall that sells a few goods under any offers at all; one seed is one fair. */
final class Fair {
    static final Gtin GIFT = new Gtin("5000112637922");
    private static final String[] LAYERS = {"PROMOTION", "PROMOTION", "COUPON", "BASKET", "TENDER"};
    private static final int GOODS = 7;
    /** All lines earn alike, or some more than others. */
    private static final List<Program> EARNING = List.of(
            earning("{\"points\":\"1\",\"per\":\"1.00\"}"),
            earning(
                    "{\"points\":\"1\",\"per\":\"0.30\"},{\"points\":\"1\",\"per\":\"0.50\",\"items\":{\"brands\":[\"B1\"]}}"));

    private final Random random;
    private final List<Item> items = new ArrayList<>();

    Fair(long seed) {
        random = new Random(seed * 7919 + 3);
        for (int good = 0; good < GOODS; good++) {
            items.add(new Item(
                    ItemId.sku("S" + good),
                    facts(good),
                    false,
                    Optional.of(money(100 + 13L * good)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    private static Program earning(String rules) {
        return ReferenceObject.program(
                "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                        + "\"points\":{\"earn\":[" + rules + "]}}");
    }

    static Money money(long minor) {
        return new Money(minor, Shop.GBP);
    }

    List<Item> items() {
        return items;
    }

    Random random() {
        return random;
    }

    /** Offers, shopper and item table, with nothing in the basket. */
    Pricing pricing(int mostOffers, Pricing.Outcomes outcomes) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 1 + random.nextInt(mostOffers); i > 0; i--) {
            offers.add(offer(i));
        }
        Shelf shelf = Shelf.of(items);
        return new Pricing(
                Shop.basket(List.of()),
                program(),
                OfferBook.of(offers),
                random.nextInt(3) == 0 ? Shopper.STRANGER : member(offers),
                Shop.NOON,
                Shop.LONDON,
                Usage.NONE,
                () -> shelf,
                outcomes,
                Pricing.DEFAULT_STEP_BUDGET);
    }

    private Program program() {
        return random.nextBoolean() ? Shop.CLUB : EARNING.get(random.nextInt(EARNING.size()));
    }

    private Shopper member(List<Offer> offers) {
        List<HeldCoupon> coupons = new ArrayList<>();
        for (Offer offer : offers) {
            for (int i = random.nextInt(3); i > 0; i--) {
                coupons.add(new HeldCoupon(
                        Optional.of("C" + random.nextInt(100) + offer.id()),
                        offer.id(),
                        random.nextInt(3),
                        DateSpan.ALWAYS,
                        random.nextBoolean(),
                        random.nextInt(15) == 0,
                        false));
            }
        }
        return Shopper.of(Member.of("M1")).withCoupons(coupons);
    }

    private static ItemFacts facts(int good) {
        return ItemFacts.NONE
                .withBrand("B" + good % 3)
                .withCategory(good % 2 == 0 ? "dairy/milk" : good % 3 == 0 ? "dairy" : "bread")
                .withDepartment("D" + good % 3)
                .withTags(Set.of("t" + good % 3));
    }

    Line line(String id) {
        int good = random.nextInt(GOODS + 1);
        ItemId item = good == GOODS ? ItemId.of(GIFT) : ItemId.sku("S" + good);
        boolean weighed = random.nextInt(8) == 0;
        Line line = Line.of(
                        id,
                        item,
                        weighed ? Quantity.of("0." + (1 + random.nextInt(9))) : Quantity.of(1 + random.nextInt(3)),
                        weighed ? Unit.KG : Unit.EACH,
                        money(random.nextInt(15) == 0 ? -100 : random.nextInt(700)))
                .withFacts(facts(good % GOODS));
        line = random.nextInt(15) == 0 ? line.withDiscountable(false) : line;
        line = random.nextInt(15) == 0 ? line.withFloor(money(random.nextInt(300))) : line;
        return random.nextInt(12) == 0 ? line.withEarnsPoints(random.nextBoolean()) : line;
    }

    private Selector some() {
        Set<String> none = Set.of();
        Optional<Selector> except =
                random.nextInt(5) > 0 ? Optional.empty() : Optional.of(Shop.items("S" + random.nextInt(GOODS)));
        Set<String> skus = Set.of("S" + random.nextInt(GOODS), "S7");
        Set<Gtin> noGtins = Set.of();
        return switch (random.nextInt(6)) {
            case 0 -> new Selector(noGtins, none, none, Set.of("dairy"), none, none, false, except);
            case 1 -> new Selector(noGtins, none, none, Set.of("dairy/milk"), none, none, false, except);
            case 2 -> new Selector(noGtins, none, Set.of("B" + random.nextInt(3)), none, none, none, false, except);
            case 3 -> new Selector(noGtins, skus, none, none, none, Set.of("t1"), random.nextInt(6) == 0, except);
            default -> new Selector(noGtins, skus, none, none, none, none, false, except);
        };
    }

    private Reward.Deal deal(int kind) {
        return switch (kind) {
            case 0 -> new Reward.Deal.Price(money(random.nextInt(400)));
            case 1 -> new Reward.Deal.AmountOff(money(1 + random.nextInt(200)));
            default -> new Reward.Deal.PercentOff(new Percent(10_000 * (1 + random.nextInt(100))));
        };
    }

    private Reward reward(boolean pays) {
        int count = 1 + random.nextInt(2);
        return switch (random.nextInt(pays ? 6 : 12)) {
            case 0 ->
                new Reward.AmountOff(
                        some(),
                        money(1 + random.nextInt(200)),
                        random.nextInt(4) == 0 ? Optional.of(Unit.KG) : Optional.empty());
            case 1 -> new Reward.PercentOff(some(), new Percent(10_000 * (1 + random.nextInt(100))));
            case 2 -> new Reward.FixedPrice(some(), money(random.nextInt(300)), Optional.empty());
            case 3 ->
                random.nextBoolean()
                        ? new Reward.MultiBuy(some(), 1 + count, deal(random.nextInt(3)), OptionalInt.empty())
                        : new Reward.MultiBuy(some(), 1 + count, deal(2), OptionalInt.of(count));
            case 4 -> new Reward.BuyGet(some(), count, some(), 1 + random.nextInt(2), deal(random.nextInt(3)));
            case 5 ->
                new Reward.Bundle(
                        List.of(new Reward.Bundle.Part(some(), 1), new Reward.Bundle.Part(some(), count)),
                        deal(random.nextInt(3)));
            case 6, 7 ->
                new Reward.Spend(
                        some(),
                        List.of(new Reward.Spend.Tier(money(200 + random.nextInt(1500)), deal(count))),
                        false,
                        random.nextInt(3) == 0 ? Reward.Spend.Basis.GROSS : Reward.Spend.Basis.NET,
                        random.nextBoolean());
            case 8 ->
                new Reward.PointsReward(
                        some(),
                        Points.of(5),
                        random.nextBoolean() ? Reward.PointsReward.Per.UNIT : Reward.PointsReward.Per.BASKET,
                        random.nextBoolean() ? Optional.of(money(500)) : Optional.empty());
            case 9 -> new Reward.PointsMultiplier(some(), new BigDecimal("1.5"));
            case 10 ->
                random.nextInt(4) > 0
                        ? new Reward.Gift(Optional.of(some()), count, Optional.empty(), GIFT, 1)
                        : new Reward.Gift(Optional.empty(), 0, Optional.of(money(800)), GIFT, 1);
            default -> new Reward.Benefit(some(), Reward.Benefit.Kind.TIP, LocalizedText.NONE);
        };
    }

    private Offer offer(int number) {
        String layer = LAYERS[random.nextInt(LAYERS.length)];
        Offer plain = Offer.of("O" + number, reward(layer.equals("TENDER")));
        Audience audience =
                switch (random.nextInt(6)) {
                    case 0 -> new Audience.Members();
                    case 1, 2 -> new Audience.CouponHolders();
                    default -> new Audience.Everyone();
                };
        Limits limits = random.nextInt(4) > 0
                ? Limits.NONE
                : new Limits(
                        OptionalInt.of(random.nextInt(3)),
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        random.nextBoolean() ? Optional.of(money(random.nextInt(200))) : Optional.empty());
        DateSpan valid = random.nextInt(8) > 0
                ? DateSpan.ALWAYS
                : DateSpan.of(LocalDate.of(2026, 11, 20 + random.nextInt(3)), LocalDate.of(2026, 11, 23));
        return new Offer(
                plain.id(),
                plain.version(),
                plain.name(),
                layer,
                valid,
                new TreeSet<>(),
                random.nextInt(15) > 0 ? List.of() : List.of(new Hours(LocalTime.of(8, 0), LocalTime.of(11, 0))),
                new TreeSet<>(),
                audience,
                random.nextInt(8) == 0,
                random.nextInt(10) == 0,
                limits,
                plain.funding(),
                plain.taxTreatment(),
                plain.codes(),
                plain.offline(),
                plain.reward());
    }
}
