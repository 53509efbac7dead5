package dev.tillside.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class DoubleAmountsProperties {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency YEN = Currency.getInstance("JPY");

    /** As a POS has it: a price without tax, pieces or kilograms of it, and the tax on top. */
    private static double line(int cents, int thousandths, double rate) {
        return cents / 100.0 / (1 + rate) * (thousandths / 1000.0) * (1 + rate);
    }

    @Property(tries = 300)
    void theLinesOfATicketComeToWhatThePosShows(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5_000, max = 50_000) Integer> cents,
            @ForAll @IntRange(min = 1, max = 9_999) int thousandths) {
        double[] lines = cents.stream()
                .mapToDouble(c -> line(c, c % 3 == 0 ? thousandths : 1000, c % 2 == 0 ? 0.1 : 0.21))
                .toArray();
        Money shown = DoubleAmounts.amount(DoubleStream.of(lines).sum(), EUR);

        List<Money> parts = DoubleAmounts.parts(shown, lines);

        assertThat(parts.stream().reduce(Money.zero(EUR), Money::plus)).isEqualTo(shown);
        for (int i = 0; i < lines.length; i++) {
            assertThat(parts.get(i).value().doubleValue()).isBetween(lines[i] - 0.01000001, lines[i] + 0.01000001);
        }
    }

    @Property(tries = 300)
    void whatWasWholeCentsStaysSo(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -5_000, max = 50_000) Integer> cents,
            @ForAll @DoubleRange(min = 0, max = 0.25) double rate) {
        double[] lines = cents.stream().mapToDouble(c -> line(c, 1000, rate)).toArray();
        long sum = cents.stream().mapToLong(Integer::longValue).sum();

        assertThat(DoubleAmounts.parts(new Money(sum, EUR), lines))
                .extracting(Money::minor)
                .containsExactlyElementsOf(
                        cents.stream().map(Integer::longValue).toList());
    }

    @Example
    void thirdsAreOneTogether() {
        assertThat(DoubleAmounts.parts(Money.of("1.00", EUR), 0.333, 0.333, 0.334))
                .extracting(Money::plain)
                .containsExactly("0.33", "0.33", "0.34");
        assertThat(DoubleAmounts.parts(Money.of("-1.00", EUR), -0.333, -0.333, -0.334))
                .extracting(Money::plain)
                .containsExactly("-0.33", "-0.33", "-0.34");
        assertThat(DoubleAmounts.parts(new Money(1, YEN), 0.5, 0.5))
                .extracting(Money::plain)
                .containsExactly("1", "0");
        assertThat(DoubleAmounts.parts(Money.zero(EUR))).isEmpty();
    }

    @Example
    void aNumberIsTheAmountThatIsWritten() {
        assertThat(DoubleAmounts.amount(2.9000000000000004, EUR)).isEqualTo(Money.of("2.90", EUR));
        assertThat(DoubleAmounts.amount(1.005, EUR)).isEqualTo(Money.of("1.01", EUR));
        assertThat(DoubleAmounts.amount(-1.005, EUR)).isEqualTo(Money.of("-1.01", EUR));
        assertThat(DoubleAmounts.amount(-0.0, EUR)).isEqualTo(Money.zero(EUR));
    }

    @Example
    void aQuantityOfAsManyDigitsAsADoubleHasIsOneThatALineMayHave() {
        assertThat(DoubleAmounts.quantity(1.23 / 2.99).plain()).isEqualTo("0.411371");
        assertThat(DoubleAmounts.quantity(-2.0).plain()).isEqualTo("2");
        assertThat(DoubleAmounts.quantity(1e-9).value()).isEqualTo(new BigDecimal("0.000001"));
    }

    @Example
    void whatIsNoAmountIsRefusedByName() {
        assertThat(refused(() -> DoubleAmounts.amount(Double.NaN, EUR))).contains("amount");
        assertThat(refused(() -> DoubleAmounts.amount(1e300, EUR))).contains("amount");
        assertThat(refused(() -> DoubleAmounts.parts(Money.of("5.00", EUR), 1.0, 2.0)))
                .contains("total");
        assertThat(refused(() -> DoubleAmounts.quantity(0))).contains("quantity");
        assertThat(refused(() -> DoubleAmounts.quantity(Double.POSITIVE_INFINITY)))
                .contains("quantity");
    }

    private static Optional<String> refused(ThrowingCallable call) {
        return catchThrowableOfType(BadInput.class, call).path();
    }
}
