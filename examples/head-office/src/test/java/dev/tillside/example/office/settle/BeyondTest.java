package dev.tillside.example.office.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.offer.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which uses stand, where several limits hold at once. */
class BeyondTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Uses.Net use(int till, int day) {
        BasketKey key = new BasketKey(
                "0042", String.valueOf(till), LocalDate.of(2026, 11, 22).plusDays(day), "T1");
        long at = Uses.micros(NOON.plus(Duration.ofDays(day)).plusSeconds(till));
        return new Uses.Net(key, at, "O1", 1, new BigDecimal("0.50"), BigDecimal.ZERO);
    }

    @Test
    void whatOneLimitLeavesOutCountsTowardsNoOther() {
        List<Uses.Net> uses = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            uses.add(use(1, day));
            uses.add(use(2, day));
        }
        Limits.PerPeriod daily = new Limits.PerPeriod(1, Period.ofDays(1));
        Map<String, ZoneId> zones = Map.of("0042", ZoneId.of("UTC"));
        assertThat(Beyond.usesInPeriod(uses, daily, 4, zones, Conflict.Reason.LIMIT_REACHED))
                .extracting(excess -> excess.use().key().workstation())
                .as("of each day the second use")
                .containsExactly("2", "2", "2", "2");
        assertThat(Beyond.usesInPeriod(uses, daily, 2, zones, Conflict.Reason.LIMIT_REACHED))
                .as("two stand in all")
                .hasSize(6);
    }
}
