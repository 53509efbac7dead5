package dev.tillside.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan.Edge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSpanTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-10-31T22:59:59Z, false",
        "2026-10-31T23:00:00Z, true",
        "2026-11-30T22:59:59.999999999Z, true",
        "2026-11-30T23:00:00Z, false"
    })
    void daysAreTheStoresOwnAndBothCount(Instant at, boolean holds) {
        DateSpan november = DateSpan.of(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));

        assertThat(november.holds(at, BERLIN)).isEqualTo(holds);
    }

    @Test
    void instantsCountToTheNanosecondBothInclusive() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        DateSpan blink = new DateSpan(Optional.of(Edge.of(noon)), Optional.of(Edge.of(noon)));

        assertThat(blink.holds(noon, BERLIN)).isTrue();
        assertThat(blink.startsAfter(noon.minusNanos(1), BERLIN)).isTrue();
        assertThat(blink.endedBefore(noon.plusNanos(1), BERLIN)).isTrue();
    }

    @Test
    void anAbsentEndIsOpen() {
        assertThat(DateSpan.ALWAYS.holds(Instant.MIN, BERLIN)).isTrue();
        assertThat(DateSpan.ALWAYS.holds(Instant.MAX, BERLIN)).isTrue();
    }

    @Test
    void itStartsBeforeItEnds() {
        assertThatThrownBy(() -> DateSpan.of(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 11, 30)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2026-12-01 to 2026-11-30");
    }

    @Test
    void anEdgeIsADateOrAnInstantWithOffset() {
        assertThat(Edge.parse("2026-11-30", "from").date()).contains(LocalDate.of(2026, 11, 30));
        assertThat(Edge.parse("2026-11-30T10:00:00+01:00", "from").instant())
                .contains(Instant.parse("2026-11-30T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-31",
                "2026-02-29",
                "30.11.2026",
                "2026-11-30T10:00:00",
                "20261130",
                "２０２６-11-30",
                "+999999999-12-31T23:59:59-18:00",
                "0000-01-01",
                "tomorrow  "
            })
    void anythingElseIsNamed(String text) {
        assertThatThrownBy(() -> Edge.parse(text, "through"))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.path()).contains("through"));
    }
}
