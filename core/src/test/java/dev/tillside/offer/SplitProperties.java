package dev.tillside.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Solution;
import dev.tillside.solve.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The best of the parts is the best of the whole. */
class SplitProperties {
    private static final long BUDGET = 50_000;

    @Property(tries = 150)
    void partsSaveTogetherWhatTheWholeSaves(@ForAll long seed) {
        Fair fair = new Fair(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(fair.line("L" + i));
        }
        Pricing pricing = fair.pricing(5, Pricing.Outcomes.TOUCHED).withBasket(Shop.basket(lines));
        Problem problem = Pricer.contest(pricing, PricingMemory.NONE).problem(Optional.empty());

        Solution parts = Split.solve(problem, BUDGET, PricingMemory.NONE);
        Solution whole = Solver.solve(problem, BUDGET);

        Statistics.label("split").collect(parts.steps() != whole.steps());
        if (parts.proven() && whole.proven()) {
            assertThat(parts.saved() + parts.paid()).isEqualTo(whole.saved() + whole.paid());
        }
        assertThat(parts.bound()).isGreaterThanOrEqualTo(whole.saved() + whole.paid());
        long worth = problem.worth() - Arrays.stream(parts.nets()).sum();
        assertThat(worth).isEqualTo(parts.saved());
        assertThat(parts.shares().stream().mapToLong(s -> s.amount()).sum()).isEqualTo(parts.saved() + parts.paid());
    }
}
