package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashBackAccountTest {
    private static final CashBack TWO_PERCENT = new CashBack(Percent.of("2"), Optional.of(Club.money("10.00")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # this year so far | paid   | brings
            0.00               | 50.00  | 1.00
            0.00               | 0.25   | 0.01
            0.00               | 0.24   | 0.00
            0.00               | -50.00 | 0.00
            9.50               | 50.00  | 0.50
            10.00              | 50.00  | 0.00
            12.00              | 50.00  | 0.00
            0.00               | 900.00 | 10.00
            """)
    void brings(String soFar, String paid, String brings) {
        LocalDate day = LocalDate.of(2026, 12, 31);
        CashBackAccount account = CashBackAccount.of(
                Club.GBP, List.of(new CashBackAccount.Entry(LocalDate.of(2026, 1, 1), Club.money(soFar))));

        assertThat(account.brings(TWO_PERCENT, Club.money(paid), day)).isEqualTo(Club.money(brings));
    }

    @Test
    void aNewYearHasItsOwnCap() {
        LocalDate last = LocalDate.of(2026, 12, 31);
        CashBackAccount account =
                CashBackAccount.of(Club.GBP, List.of(new CashBackAccount.Entry(last, Club.money("10.00"))));

        assertThat(account.brings(TWO_PERCENT, Club.money("50.00"), last)).isEqualTo(Club.money("0.00"));
        assertThat(account.brings(TWO_PERCENT, Club.money("50.00"), last.plusDays(1)))
                .isEqualTo(Club.money("1.00"));
        assertThat(account.inYear(2026)).isEqualTo(Club.money("10.00"));
        assertThat(account.inYear(2027)).isEqualTo(Club.money("0.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # brought | paid   | before | now    | takes back
            1.00      | 50.00  | 0.00   | 25.00  | 0.50
            1.00      | 50.00  | 25.00  | 25.00  | 0.50
            10.00     | 900.00 | 0.00   | 400.00 | 0.00
            10.00     | 900.00 | 400.00 | 250.00 | 5.00
            10.00     | 900.00 | 650.00 | 250.00 | 5.00
            """)
    void takesBack(String brought, String paid, String before, String now, String takesBack) {
        assertThat(CashBackAccount.takesBack(
                        TWO_PERCENT, Club.money(brought), Club.money(paid), Club.money(before), Club.money(now)))
                .isEqualTo(Club.money(takesBack));
    }

    @Property
    void howeverItIsSplitAllComesBack(
            @ForAll @IntRange(max = 200_000) int paid,
            @ForAll @IntRange(max = 2000) int soFar,
            @ForAll @IntRange(max = 200_000) int first,
            @ForAll @IntRange(max = 200_000) int second) {
        LocalDate day = LocalDate.of(2026, 6, 1);
        CashBackAccount account =
                CashBackAccount.of(Club.GBP, List.of(new CashBackAccount.Entry(day, new Money(soFar, Club.GBP))));
        Money whole = new Money(paid, Club.GBP);
        Money brought = account.brings(TWO_PERCENT, whole, day);
        Money one = new Money(Math.min(first, paid), Club.GBP);
        Money two = new Money(Math.min(second, paid), Club.GBP).min(whole.minus(one));
        Money rest = whole.minus(one).minus(two);
        Money a = CashBackAccount.takesBack(TWO_PERCENT, brought, whole, Money.zero(Club.GBP), one);
        Money b = CashBackAccount.takesBack(TWO_PERCENT, brought, whole, one, two);
        Money c = CashBackAccount.takesBack(TWO_PERCENT, brought, whole, one.plus(two), rest);

        assertThat(a.plus(b).plus(c)).isEqualTo(brought);
        assertThat(List.of(a, b, c)).noneMatch(Money::isNegative);
    }
}
