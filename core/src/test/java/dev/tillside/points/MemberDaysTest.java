package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.Member;
import dev.tillside.money.Points;
import dev.tillside.wire.ReferenceObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weekdays on which members earn more, as head office sends them. */
class MemberDaysTest {
    private static Program program(String multipliers, String fields) {
        String json = """
                {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London",%s
                 "points":{"earn":[{"points":"1","per":"1.00"}],"multipliers":"%s"},
                 "tiers":[{"id":"gold","multiplier":"3"}]}
                """.formatted(fields, multipliers);
        return ReferenceObject.program(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # at                    | tier | together | points
            2026-11-24T10:00:00Z    |      | ADD      | 20
            2026-11-25T10:00:00Z    |      | ADD      | 10
            2026-11-24T10:00:00Z    | gold | ADD      | 40
            2026-11-24T10:00:00Z    | gold | BEST     | 30
            2026-06-29T23:30:00Z    |      | ADD      | 20
            2026-06-30T23:30:00Z    |      | ADD      | 10
            """)
    void theStoresOwnTuesday(Instant at, String tier, String together, String points) {
        Program program = program(together, """
                "memberDays":{"weekdays":["TUESDAY"],"multiplier":"2"},""");
        Earning.Visit visit = new Earning.Visit(
                program, Optional.of(Member.of("M1")), Optional.ofNullable(tier), at, program.timeZone(), "0042");
        Line line = Line.of("1", ItemId.sku("milk"), Quantity.of(1), Unit.EACH, Club.money("10.00"));

        assertThat(new Earning(visit, List.of(line), List.of(), List.of())
                        .earn(new long[] {1000}, 0)
                        .total())
                .isEqualTo(Points.of(points));
    }

    @Test
    void aDayMustBeNamed() {
        assertThatThrownBy(() -> program("ADD", "\"memberDays\":{\"weekdays\":[],\"multiplier\":\"2\"},"))
                .isInstanceOf(BadInput.class)
                .extracting(e -> ((BadInput) e).path().orElse(""))
                .isEqualTo("memberDays.weekdays");
        assertThatThrownBy(() -> program("ADD", "\"memberDays\":{\"weekdays\":[\"DI\"],\"multiplier\":\"2\"},"))
                .hasMessageContaining("DI");
    }

    @Test
    void vouchersSayWhetherTheyMayBeUsedInParts() {
        Program program = program("ADD", """
                "vouchers":[{"id":"a","points":"500","value":"5.00","partial":true},
                            {"id":"b","points":"500","value":"5.00"}],""");

        assertThat(program.vouchers()).extracting(VoucherRule::partial).containsExactly(true, false);
    }
}
