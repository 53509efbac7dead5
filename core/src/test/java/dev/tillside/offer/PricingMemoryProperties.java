package dev.tillside.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A memory saves work and changes nothing else. */
class PricingMemoryProperties {
    @Property(tries = 150)
    void pricesWithAMemoryAreThoseWithoutOne(@ForAll long seed) {
        Fair fair = new Fair(seed);
        Pricing pricing =
                fair.pricing(5, fair.random().nextBoolean() ? Pricing.Outcomes.ALL : Pricing.Outcomes.TOUCHED);
        PricingMemory memory = new PricingMemory();
        List<Line> lines = new ArrayList<>();
        for (int scan = 0; scan < 6; scan++) {
            edit(fair, lines, scan);
            pricing = step(fair, pricing.withBasket(Shop.basket(lines)));

            assertThat(Offers.price(pricing, memory)).isEqualTo(Offers.price(pricing));
        }
    }

    /** A new line mostly; or one goes, or changes under its id. */
    private static void edit(Fair fair, List<Line> lines, int scan) {
        Random random = fair.random();
        int what = lines.isEmpty() ? 2 : random.nextInt(6);
        if (what == 0) {
            lines.remove(random.nextInt(lines.size()));
        } else if (what == 1) {
            int at = random.nextInt(lines.size());
            lines.set(at, fair.line(lines.get(at).id()));
        } else {
            lines.add(random.nextInt(lines.size() + 1), fair.line("L" + scan));
        }
    }

    /** The clock goes on; now and then the card comes late, or other offers hold. */
    private static Pricing step(Fair fair, Pricing pricing) {
        Pricing other = fair.pricing(5, pricing.outcomes());
        return switch (fair.random().nextInt(8)) {
            case 0 -> pricing.withShopper(other.shopper());
            case 1 -> pricing.withOffers(other.offers());
            default ->
                new Pricing(
                        pricing.basket(),
                        pricing.program(),
                        pricing.offers(),
                        pricing.shopper(),
                        pricing.at().plusSeconds(fair.random().nextInt(40_000)),
                        pricing.zone(),
                        pricing.usage(),
                        pricing.items(),
                        pricing.outcomes(),
                        pricing.stepBudget());
        };
    }
}
