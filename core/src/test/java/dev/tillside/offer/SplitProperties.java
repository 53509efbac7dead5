package dev.tillside.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.item.Selector;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Solution;
import dev.tillside.solve.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The best of the parts is the best of the whole. */
class SplitProperties {
    private static final long BUDGET = 50_000;
    private static final int GOODS = 12;

    @Property(tries = 100)
    void partsSaveTogetherWhatTheWholeSaves(@ForAll long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < GOODS; i++) {
            String amount = new Money(random.nextInt(600), Shop.GBP).plain();
            lines.add(Shop.line("L" + i, "S" + i, 2 + random.nextInt(3), amount));
        }
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Offer offer = Offer.of("O" + i, reward(random));
            offer = random.nextInt(3) == 0 ? Shop.inLayer(offer, "COUPON") : offer;
            offers.add(random.nextInt(5) == 0 ? Shop.exclusive(offer) : offer);
        }
        Pricing pricing = Shop.pricing(lines, offers.toArray(Offer[]::new));
        Problem problem = Pricer.contest(pricing, PricingMemory.NONE).problem(Optional.empty());

        Solution parts = Split.solve(problem, BUDGET, PricingMemory.NONE);
        Solution whole = Solver.solve(problem, BUDGET);

        Statistics.label("split").collect(parts.steps() != whole.steps()).coverage(coverage -> coverage.check(true)
                .percentage(most -> most > 10));
        if (parts.proven() && whole.proven()) {
            assertThat(parts.saved() + parts.paid()).isEqualTo(whole.saved() + whole.paid());
        }
        assertThat(parts.bound()).isGreaterThanOrEqualTo(whole.saved() + whole.paid());
        long worth = problem.worth() - Arrays.stream(parts.nets()).sum();
        assertThat(worth).isEqualTo(parts.saved());
        assertThat(parts.shares().stream().mapToLong(s -> s.amount()).sum()).isEqualTo(parts.saved() + parts.paid());
    }

    /** For one or two neighbours of the goods, so that there are parts. */
    private static Reward reward(Random random) {
        int good = random.nextInt(GOODS - 1);
        Selector items = random.nextBoolean() ? Shop.items("S" + good) : Shop.items("S" + good, "S" + (good + 1));
        Money amount = new Money(1 + random.nextInt(300), Shop.GBP);
        Percent percent = Percent.of(String.valueOf(1 + random.nextInt(100)));
        return switch (random.nextInt(5)) {
            case 0 -> new Reward.AmountOff(items, amount, Optional.empty());
            case 1 -> new Reward.PercentOff(items, percent);
            case 2 -> new Reward.FixedPrice(items, amount, Optional.empty());
            case 3 -> new Reward.MultiBuy(items, 2, new Reward.Deal.Price(amount), OptionalInt.empty());
            default -> new Reward.BuyGet(items, 1, items, 1, new Reward.Deal.PercentOff(percent));
        };
    }
}
