package dev.tillside.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.item.Item;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Whoever adds what a near miss names saves what it promised. */
class NearMissProperties {
    @Property(tries = 400)
    void theShopperWhoAddsItSavesWhatWasPromised(@ForAll long seed) {
        Fair fair = new Fair(seed);
        List<Line> lines = new ArrayList<>();
        Pricing pricing = fair.pricing(5, Pricing.Outcomes.ALL);
        for (int i = 0; i < 1 + fair.random().nextInt(4); i++) {
            lines.add(fair.line("L" + i));
        }
        PricedBasket today = Offers.price(pricing.withBasket(Shop.basket(lines)));
        for (Outcome outcome : today.outcomes()) {
            Optional<Outcome.NearMiss> miss =
                    outcome.nearMiss().filter(m -> m.saves().isPresent());
            Statistics.label("kept").collect(miss.isPresent());
            if (miss.isEmpty()) {
                continue;
            }
            Offer offer = pricing.offers().get(outcome.offer()).orElseThrow();
            List<Line> more = new ArrayList<>(lines);
            more.add(wanted(fair, lines, offer, miss.get()));
            PricedBasket then = Offers.price(pricing.withBasket(Shop.basket(more)));

            boolean pays = offer.layer().equals("TENDER");
            assertThat(saved(then, pays) - saved(today, pays))
                    .as("%s in %s", outcome, more)
                    .isEqualTo(miss.get().saves().get().minor());
            assertThat(miss.get().adds().orElseThrow().minor())
                    .as("what %s alone adds in %s", outcome, more)
                    .isBetween(0L, Math.max(0, miss.get().saves().get().minor()));
        }
    }

    private static long saved(PricedBasket priced, boolean pays) {
        long paid = priced.tenderCoupons().stream()
                .mapToLong(t -> t.amount().minor())
                .sum();
        return priced.discount().minor() + (pays ? paid : 0);
    }

    /** The cheapest such thing: of the item table, or another of what lies there. */
    private static Line wanted(Fair fair, List<Line> lines, Offer offer, Outcome.NearMiss miss) {
        Selector items = miss.items().orElseGet(() -> counted(offer.reward()));
        List<Line> things = new ArrayList<>();
        for (Item item : fair.items()) {
            if (items.matches(item.id(), item.facts())) {
                things.add(Line.of(
                                "new",
                                item.id(),
                                Quantity.ONE,
                                Unit.EACH,
                                item.price().orElseThrow())
                        .withFacts(item.facts()));
            }
        }
        for (Line line : lines) {
            if (line.takesPart() && line.unit().isEach() && items.matches(line.item(), line.facts())) {
                long each = line.amount().minor() / Belt.units(line);
                things.add(Line.of("new", line.item(), Quantity.ONE, Unit.EACH, Fair.money(each))
                        .withFacts(line.facts()));
            }
        }
        things.removeIf(thing -> miss.spend().isPresent() && many(thing, miss) > 99);
        Line cheapest = things.stream()
                .min(Comparator.comparingLong((Line thing) -> thing.amount().minor() * many(thing, miss))
                        .thenComparing(Line::item))
                .orElseThrow();
        long many = many(cheapest, miss);
        return cheapest.withQuantity(
                Quantity.of(many), new Money(cheapest.amount().minor() * many, Shop.GBP));
    }

    private static long many(Line thing, Outcome.NearMiss miss) {
        if (miss.spend().isEmpty()) {
            return miss.quantity().orElseThrow();
        }
        long each = thing.amount().minor();
        return each == 0 ? 100 : (miss.spend().get().minor() + each - 1) / each;
    }

    private static Selector counted(Reward reward) {
        if (reward instanceof Reward.Spend spend) {
            return spend.items();
        }
        return reward instanceof Reward.PointsReward points ? points.items() : Selector.ALL;
    }
}
