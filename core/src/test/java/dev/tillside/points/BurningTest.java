package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.fault.LoyaltyException;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurningTest {
    private static Burning burning(String points, String worth, String step, String minimum) {
        return new Burning(
                new Burn(Points.of(points), Club.money(worth), Points.of(step), Points.of(minimum), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 100 points are worth 1.00
            # step | minimum | balance | due  | asked | pays
            100    | 100     | 250     | 5.00 | 200   | 2.00
            100    | 100     | 250     | 5.00 | 0     | 0.00
            100    | 100     | 250     | 0.00 | 0     | 0.00
            100    | 100     | 250     | 5.00 | 300   | INSUFFICIENT_POINTS
            100    | 100     | 250     | 1.00 | 251   | INSUFFICIENT_POINTS
            100    | 100     | 250     | 5.00 | 150   | NOT_A_STEP
            100    | 100     | 250     | 1.99 | 200   | EXCEEDS_DUE
            100    | 100     | 250     | 2.00 | 200   | 2.00
            50     | 200     | 250     | 5.00 | 150   | NOT_A_STEP
            50     | 200     | 250     | 5.00 | 250   | 2.50
            0.1    | 0       | 250     | 5.00 | 0.4   | NOT_A_STEP
            0.1    | 0       | 250     | 5.00 | 0.5   | 0.01
            100    | 100     | 250     | 5.00 | -100  | BAD_VALUE
            """)
    void pays(String step, String minimum, String balance, String due, String asked, String pays) {
        String found;
        try {
            found = burning("100", "1.00", step, minimum)
                    .pays(Points.of(asked), Points.of(balance), Club.money(due))
                    .plain();
        } catch (LoyaltyException e) {
            found = e.code().name();
        }

        assertThat(found).isEqualTo(pays);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # step | minimum | most | due  | cut
            100    | 100     | 500  | 3.99 | 300
            100    | 100     | 500  | 4.00 | 400
            100    | 100     | 250  | 9.99 | 200
            100    | 300     | 500  | 2.99 | 0
            100    | 300     | 500  | 3.00 | 300
            100    | 100     | 99   | 9.00 | 0
            100    | 100     | 500  | 0.00 | 0
            70     | 100     | 500  | 9.00 | 490
            """)
    void cutTo(String step, String minimum, String most, String due, String cut) {
        assertThat(burning("100", "1.00", step, minimum).cutTo(Points.of(most), Club.money(due)))
                .isEqualTo(Points.of(cut));
    }

    @Property
    void whatIsCutIsTheMostThatPays(
            @ForAll @IntRange(min = 1, max = 40) int rate,
            @ForAll @IntRange(min = 1, max = 9) int worth,
            @ForAll @IntRange(min = 1, max = 12) int step,
            @ForAll @IntRange(max = 60) int minimum,
            @ForAll @IntRange(max = 300) int most,
            @ForAll @IntRange(max = 80) int due) {
        Burning burning = new Burning(new Burn(
                Points.of(rate), new Money(worth, Club.GBP), Points.of(step), Points.of(minimum), Optional.empty()));
        Money money = new Money(due, Club.GBP);
        long best = 0;
        for (long asked = step; asked <= most; asked += step) {
            best = accepted(burning, asked, most, money) ? asked : best;
        }

        assertThat(burning.cutTo(Points.of(most), money)).isEqualTo(Points.of(best));
    }

    private static boolean accepted(Burning burning, long asked, long balance, Money due) {
        try {
            return burning.pays(Points.of(asked), Points.of(balance), due).isPositive();
        } catch (LoyaltyException e) {
            return false;
        }
    }
}
