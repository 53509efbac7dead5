package dev.tillside.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws that hold for every basket and every set of offers. */
class PricingLawsProperties {
    private static final String[] SKUS = {"A", "B", "C", "D"};
    private static final String[] LAYERS = {"PROMOTION", "PROMOTION", "COUPON", "BASKET"};

    @Property(tries = 300)
    void splitsSumAndNothingFallsBelowZero(@ForAll long seed) {
        PricedBasket priced = Offers.price(random(seed));
        long nets = 0;
        for (PricedLine line : priced.lines()) {
            long off = 0;
            for (PricedLine.Discount discount : line.discounts()) {
                assertThat(discount.amount().isPositive()).isTrue();
                assertThat(discount.funding().stream()
                                .mapToLong(f -> f.amount().minor())
                                .sum())
                        .isEqualTo(discount.amount().minor());
                off += discount.amount().minor();
            }
            assertThat(line.net().minor()).isEqualTo(line.line().amount().minor() - off);
            assertThat(line.net().isNegative()).isFalse();
            nets += line.net().minor();
        }
        assertThat(priced.due().minor()).isEqualTo(nets);
        assertThat(priced.discount()).isEqualTo(priced.proof().discount());
    }

    @Property(tries = 300)
    void theOrderOfScanningChangesNothing(@ForAll long seed) {
        Pricing pricing = random(seed);
        List<Line> shuffled = new ArrayList<>(pricing.basket().lines());
        Collections.shuffle(shuffled, new Random(seed + 1));
        PricedBasket one = Offers.price(pricing);
        PricedBasket other = Offers.price(pricing.withBasket(Shop.basket(shuffled)));

        assertThat(other.due()).isEqualTo(one.due());
        assertThat(other.outcomes()).isEqualTo(one.outcomes());
        assertThat(other.lines()).containsExactlyInAnyOrderElementsOf(one.lines());
    }

    @Property(tries = 300)
    void oneOfferMoreNeverCostsMore(@ForAll long seed) {
        Pricing all = random(seed);
        List<Offer> offers = new ArrayList<>(all.offers().offers());
        offers.remove(new Random(seed).nextInt(offers.size()));

        assertThat(Offers.price(all).due())
                .isLessThanOrEqualTo(
                        Offers.price(all.withOffers(OfferBook.of(offers))).due());
    }

    @Property(tries = 100)
    void pricingAgainChangesNothing(@ForAll long seed) {
        Pricing pricing = random(seed);
        assertThat(Offers.price(pricing)).isEqualTo(Offers.price(pricing));
    }

    private static Pricing random(long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int count = 1 + random.nextInt(3);
            lines.add(Shop.line(
                    "L" + i,
                    SKUS[random.nextInt(SKUS.length)],
                    count,
                    new Money(random.nextInt(900), Shop.GBP).plain()));
        }
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            Offer offer = Offer.of("O" + i, reward(random));
            offer = Shop.inLayer(offer, LAYERS[random.nextInt(LAYERS.length)]);
            offers.add(random.nextInt(6) == 0 ? Shop.exclusive(offer) : offer);
        }
        return Shop.pricing(lines, offers.toArray(Offer[]::new));
    }

    private static Reward reward(Random random) {
        Selector items = Shop.items(SKUS[random.nextInt(2)], SKUS[2 + random.nextInt(2)]);
        Money amount = new Money(1 + random.nextInt(300), Shop.GBP);
        Percent percent = Percent.of(String.valueOf(1 + random.nextInt(100)));
        int count = 1 + random.nextInt(3);
        return switch (random.nextInt(7)) {
            case 0 -> new Reward.AmountOff(items, amount, Optional.empty());
            case 1 -> new Reward.PercentOff(items, percent);
            case 2 -> new Reward.FixedPrice(items, amount, Optional.empty());
            case 3 -> new Reward.MultiBuy(items, count, new Reward.Deal.Price(amount), OptionalInt.empty());
            case 4 -> new Reward.MultiBuy(items, count, new Reward.Deal.PercentOff(percent), OptionalInt.of(1));
            case 5 -> new Reward.BuyGet(items, count, items, 1, new Reward.Deal.PercentOff(percent));
            default ->
                new Reward.Spend(
                        Selector.ALL,
                        List.of(new Reward.Spend.Tier(amount, new Reward.Deal.PercentOff(percent))),
                        false,
                        Reward.Spend.Basis.NET,
                        random.nextBoolean());
        };
    }
}
