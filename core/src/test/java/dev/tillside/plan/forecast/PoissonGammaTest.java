package dev.tillside.plan.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoissonGammaTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private final Forecast forecast = Forecast.closed();

    @Test
    void whatIsBoughtMoreOftenIsLikelierAndALongerWindowHoldsMore() {
        PurchaseHistory history =
                weekly("milk", 30).with(new Visit(TODAY.minusDays(8), List.of(Purchase.of("candles"))));
        List<Likelihood> week = forecast.rank(history, TODAY, 7);
        assertThat(week).extracting(Likelihood::item).containsExactly("milk", "candles");
        assertThat(week).isSorted();
        assertThat(week.get(0).probability()).isBetween(0.5, 0.7); // a chance purchase a week: 1 - 1/e
        assertThat(forecast.rank(history, TODAY, 14).get(0).probability())
                .isGreaterThan(week.get(0).probability());
    }

    @Test
    void whatWasGivenUpLongAgoIsLessLikelyThanWhatIsBoughtToday() {
        PurchaseHistory history = PurchaseHistory.empty();
        for (int week = 1; week <= 20; week++) {
            history = history.with(new Visit(TODAY.minusDays(400 + 7 * week), List.of(Purchase.of("nappies"))))
                    .with(new Visit(TODAY.minusDays(7 * week), List.of(Purchase.of("juice"))));
        }
        List<Likelihood> ranked = forecast.rank(history, TODAY, 14);
        assertThat(ranked.get(0).item()).isEqualTo("juice");
        assertThat(ranked.get(1).probability()).isLessThan(ranked.get(0).probability() / 3);
    }

    @Test
    void theFutureIsNotLookedAt() {
        PurchaseHistory past = weekly("milk", 10);
        PurchaseHistory all = past.with(new Visit(TODAY, List.of(Purchase.of("milk"), Purchase.of("tea"))));
        assertThat(forecast.rank(all, TODAY, 14)).isEqualTo(forecast.rank(past, TODAY, 14));
        assertThat(forecast.rank(PurchaseHistory.empty(), TODAY, 14)).isEmpty();
    }

    @Test
    void aWindowOfNoDaysIsRefused() {
        assertThatThrownBy(() -> forecast.rank(PurchaseHistory.empty(), TODAY, 0))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not a window");
    }

    private static PurchaseHistory weekly(String item, int weeks) {
        return PurchaseHistory.of(IntStream.rangeClosed(1, weeks)
                .mapToObj(w -> new Visit(TODAY.minusDays(7L * w), List.of(Purchase.of(item))))
                .toList());
    }
}
