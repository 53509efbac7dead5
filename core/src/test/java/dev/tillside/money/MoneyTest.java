package dev.tillside.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency GBP = Currency.getInstance("GBP");

    @ParameterizedTest
    @CsvSource({
        "2.90, GBP, 290",
        "2.9, GBP, 290",
        "2, GBP, 200",
        "0.00, GBP, 0",
        "-0.01, GBP, -1",
        "007.10, GBP, 710",
        "120, JPY, 120",
        "1.234, KWD, 1234",
        "10000000000000.00, GBP, 1000000000000000",
        "-10000000000000, GBP, -1000000000000000"
    })
    void aPlainDecimalBecomesWholeMinorUnits(String text, String currency, long minor) {
        assertThat(Money.of(text, Currency.getInstance(currency)).minor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "1.",
                ".5",
                "+1.00",
                "1e3",
                "1E3",
                "1,00",
                "0x10",
                "1 000",
                " 1.00",
                "1.00 ",
                "--1",
                "1-",
                "１.00",
                "1.００",
                "1.0.0",
                "NaN",
                "Infinity",
                "1_000",
                "1.00\n",
                "٣",
                "−1.00",
                "1111111111111111111111111"
            })
    void anythingElseIsNoAmount(String text) {
        assertThatThrownBy(() -> Money.of(text, GBP))
                .isInstanceOfSatisfying(
                        BadInput.class, fault -> assertThat(fault.path()).contains("amount"))
                .hasMessageStartingWith("not a plain decimal: ");
    }

    @ParameterizedTest
    @CsvSource({"1.001, GBP", "1.000, GBP", "1.0, JPY", "1.2345, KWD"})
    void moreDecimalsThanTheCurrencyHasAreRefused(String text, String currency) {
        assertThatThrownBy(() -> Money.of(text, Currency.getInstance(currency)))
                .hasMessageContaining("decimals: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000000.01", "-10000000000000.01", "99999999999999999999"})
    void whatNoTillSellsIsOutOfRange(String text) {
        assertThatThrownBy(() -> Money.of(text, GBP)).hasMessageContaining("out of range");
    }

    @Test
    void aMinusIsRefusedWhereNoneBelongs() {
        assertThatThrownBy(() -> Money.parse("-1.00", GBP, false, "price"))
                .isInstanceOfSatisfying(
                        BadInput.class, fault -> assertThat(fault.path()).contains("price"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLF", "XXX", "XAU"})
    void aCurrencyWithoutMinorUnitsThatTillsKnowIsRefused(String code) {
        assertThatThrownBy(() -> Money.zero(Currency.getInstance(code)))
                .hasMessageContaining("0, 2 or 3 decimals: " + code);
    }

    @ParameterizedTest
    @CsvSource({"0.005, 1", "-0.005, -1", "0.004, 0", "-0.004, 0", "1.995, 200", "2.5, 250"})
    void roundingIsHalfAwayFromZero(BigDecimal value, long minor) {
        assertThat(Money.rounded(value, GBP).minor()).isEqualTo(minor);
    }

    @Test
    void twoCurrenciesNeverMix() {
        Money pound = Money.of("1.00", GBP);
        Money yen = Money.of("1", Currency.getInstance("JPY"));

        assertThatThrownBy(() -> pound.plus(yen)).hasMessageContaining("1.00 GBP and 1 JPY");
        assertThatThrownBy(() -> pound.minus(yen)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> pound.min(yen)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> pound.compareTo(yen)).isInstanceOf(BadInput.class);
    }

    @Test
    void sumsBeyondTheRangeAreRefusedAndNeverWrapAround() {
        Money most = Money.of("10000000000000.00", GBP);

        assertThatThrownBy(() -> most.plus(Money.of("0.01", GBP))).hasMessageContaining("out of range");
        assertThat(most.minus(most)).isEqualTo(Money.zero(GBP));
    }

    @Test
    void itWritesAsTheWireFormatHasIt() {
        assertThat(Money.of("-3", GBP).plain()).isEqualTo("-3.00");
        assertThat(Money.of("1200000", Currency.getInstance("JPY")).plain()).isEqualTo("1200000");
        assertThat(Money.of("0.5", Currency.getInstance("KWD"))).hasToString("0.500 KWD");
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "0.0001, 0.0001", "12.50, 12.5", "033.3333, 33.3333"})
    void percentagesReadAndWrite(String text, String plain) {
        assertThat(Percent.of(text).plain()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0000", "100.0001", "101", "-5", "33.33333", "5%", "1e1"})
    void aPercentageIsAboveZeroAndAtMostAHundred(String text) {
        assertThatThrownBy(() -> Percent.of(text))
                .isInstanceOfSatisfying(
                        BadInput.class, fault -> assertThat(fault.path()).contains("percent"));
    }

    @ParameterizedTest
    @CsvSource({"50, 1299, 650", "50, -1299, -650", "25, 1999, 500", "0.0001, 499999, 0", "0.0001, 500000, 1"})
    void aPercentageRoundsHalfAwayFromZero(String percent, long minor, long share) {
        assertThat(Percent.of(percent).of(minor)).isEqualTo(share);
    }

    @Test
    void pointsAreEqualWhereTheirNumbersAre() {
        assertThat(Points.of("2.50")).isEqualTo(Points.of("2.5")).hasSameHashCodeAs(Points.of("2.5"));
        assertThat(Points.of("1000").plain()).isEqualTo("1000");
        assertThat(Points.of("-0.5").unscaled(0)).as("down, not towards zero").isEqualTo(-1);
        assertThatThrownBy(() -> Points.of("1.00001")).hasMessageContaining("4 decimals");
        assertThatThrownBy(() -> Points.of("9999999999999999")).hasMessageContaining("out of range");
    }
}
