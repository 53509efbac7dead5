package dev.tillside.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasketKeyTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void itReadsWhatItWrites() {
        BasketKey key = new BasketKey("0042", "3", DAY, "收银-T1");

        assertThat(key).hasToString("0042/3/2026-11-22/收银-T1");
        assertThat(BasketKey.parse(key.toString())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b/2026-11-22",
                "a/b/2026-11-22/T/1",
                "a/b/2026-13-01/T",
                "a/b/22.11.2026/T",
                "/b/2026-11-22/T",
                "a/b/2026-11-22/",
                "a/b/+12026-11-22/T",
                "a/b/2026-11-22/\u0000",
                "a/ /2026-11-22/T"
            })
    void anythingElseIsNoKey(String text) {
        assertThatThrownBy(() -> BasketKey.parse(text)).isInstanceOf(BadInput.class);
    }

    @Test
    void aPartNamesItself() {
        assertThatThrownBy(() -> new BasketKey("x".repeat(65), "3", DAY, "T"))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.path()).contains("store"));
        assertThatThrownBy(() -> new BasketKey("1", "3", DAY, "../T"))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.path()).contains("tx"));
        assertThatThrownBy(() -> new BasketKey("1", "3", LocalDate.MAX, "T"))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.path()).contains("businessDay"));
        assertThatThrownBy(() -> new BasketKey("1", null, DAY, "T"))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.code()).isEqualTo(Code.MISSING));
    }

    @Test
    void aBasketHasDistinctLinesInOneCurrency() {
        BasketKey key = new BasketKey("1", "1", DAY, "T");
        Line one = line("1", "2.00", GBP);

        assertThat(new Basket(key, GBP, List.of(one, line("2", "-0.50", GBP)))
                        .total()
                        .plain())
                .isEqualTo("1.50");
        assertThatThrownBy(() -> new Basket(key, GBP, List.of(one, one)))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.code()).isEqualTo(Code.DUPLICATE_LINE));
        assertThatThrownBy(() -> new Basket(key, GBP, List.of(line("1", "2.00", Currency.getInstance("EUR")))))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aLineRefusesNonsense() {
        assertThatThrownBy(() -> line("", "1.00", GBP)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> line("x".repeat(65), "1.00", GBP)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> line("1\n2", "1.00", GBP)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> line("1", "1.00", GBP).withFloor(Money.of("0.50", Currency.getInstance("EUR"))))
                .isInstanceOfSatisfying(
                        BadInput.class, f -> assertThat(f.path()).contains("floor"));
        assertThatThrownBy(() -> line("1", "1.00", GBP).withFloor(Money.of("-0.50", GBP)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aNegativeLineTakesNoPartAndEarnsOnlyWhenTheTillSaysSo() {
        Line deposit = line("1", "-0.25", GBP);

        assertThat(deposit.takesPart()).isFalse();
        assertThat(deposit.earns()).isFalse();
        assertThat(deposit.withEarnsPoints(true).earns()).isTrue();
        assertThat(line("1", "1.00", GBP).withDiscountable(false).earns()).isFalse();
        assertThat(line("1", "1.00", GBP).earnsPoints()).isEqualTo(Optional.empty());
    }

    private static Line line(String id, String amount, Currency currency) {
        return Line.of(id, ItemId.sku("A"), Quantity.ONE, Unit.EACH, Money.of(amount, currency));
    }
}
