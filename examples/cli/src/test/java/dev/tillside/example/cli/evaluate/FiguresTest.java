package dev.tillside.example.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figures by which forecasts are judged, reckoned by hand. */
class FiguresTest {
    private static final double CLOSE = 1e-12;

    @Test
    void aHitAtTheFirstAndTheTwelfthPlaceOfABasketOfThree() {
        BasketScores scores = new BasketScores();
        scores.add(IntStream.rangeClosed(1, 30).mapToObj(i -> "i" + i).toList(), Set.of("i1", "i12", "i25"));
        double ideal = 1 + 1 / log2(3) + 1 / log2(4);
        assertThat(scores.means())
                .usingComparatorWithPrecision(CLOSE)
                .containsExactly(1 / 3.0, 1 / ideal, 1, 2 / 3.0, (1 + 1 / log2(13)) / ideal, 1);
    }

    @Test
    void theIdealOfNdcgIsTheWholeBasketHoweverLong() {
        BasketScores scores = new BasketScores();
        List<String> items = IntStream.range(0, 30).mapToObj(i -> "i" + i).toList();
        scores.add(items, Set.copyOf(items));
        double ten = IntStream.range(0, 10).mapToDouble(i -> 1 / log2(i + 2)).sum();
        double thirty = IntStream.range(0, 30).mapToDouble(i -> 1 / log2(i + 2)).sum();
        assertThat(scores.means()[1]).isCloseTo(ten / thirty, within(CLOSE));
    }

    @Test
    void figuresAreMeansOverUsers() {
        BasketScores scores = new BasketScores();
        scores.add(List.of("a"), Set.of("a"));
        scores.add(List.of("a"), Set.of("b"));
        assertThat(scores.means()).containsExactly(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
    }

    @Test
    void areaPrecisionAndLossOfFourForecasts() {
        Calibration four = new Calibration();
        four.add(0.9, true);
        four.add(0.8, false);
        four.add(0.4, true);
        four.add(0.1, false);
        // Of the four pairs of a yes and a no, three are in order.
        assertThat(four.areaUnderCurve()).isEqualTo(0.75);
        assertThat(four.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(CLOSE));
        assertThat(four.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.4) + Math.log(0.9)) / 4, within(CLOSE));
    }

    @Test
    void equalForecastsCountAsIfMixed() {
        Calibration equal = new Calibration();
        for (int i = 0; i < 10; i++) {
            equal.add(0.3, i < 3);
        }
        assertThat(equal.areaUnderCurve()).isEqualTo(0.5);
        assertThat(equal.averagePrecision()).isCloseTo(0.3, within(CLOSE));
    }

    @Test
    void aDecileSetsWhatWasSaidAgainstWhatCame() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 100; i++) {
            calibration.add(i / 100.0, i >= 90);
        }
        assertThat(calibration.deciles()).hasSize(10);
        assertThat(calibration.deciles().get(9).said()).isCloseTo(0.945, within(CLOSE));
        assertThat(calibration.deciles().get(9).came()).isEqualTo(1);
        assertThat(calibration.deciles().get(8).came()).isZero();
    }

    @Test
    void aListOfTwentyIsJudgedWhereSomethingWasBought() {
        WindowScores scores = new WindowScores();
        scores.add(new double[] {0.2, 0.1}, new boolean[] {false, false});
        double[] said = IntStream.range(0, 40).mapToDouble(i -> 1 - i / 40.0).toArray();
        boolean[] came = new boolean[40];
        came[0] = true;
        came[30] = true;
        scores.add(said, came);
        assertThat(scores.figures()[3]).isEqualTo(0.5);
        assertThat(scores.figures()[4]).isEqualTo(1 / 20.0);
    }

    @Test
    void theLargestNumbersOfEqualsTheEarlier() {
        assertThat(Top.of(new double[] {1, 3, 2, 3, -1}, 3)).containsExactly(1, 3, 2);
        assertThat(Top.of(new double[] {1, 2}, 5)).containsExactly(1, 0);
    }

    @Test
    void aloneTifuKnnIsTheUsersOwnFadingFrequencyAndWithoutHimHisNeighbours() {
        List<List<List<String>>> others = List.of(
                List.of(List.of("tea", "milk"), List.of("tea", "cake")), List.of(List.of("beer"), List.of("crisps")));
        TifuKnn knn = new TifuKnn(new TifuKnn.Settings(1, 1, 0.5, 1, 0), others);
        TifuKnn.Near near = knn.near(List.of(List.of("jam"), List.of("tea")), 1);
        assertThat(near.top(0, 1, 2)).containsExactly("tea", "jam");
        assertThat(near.top(0, 0, 3)).containsExactly("tea", "cake", "milk");
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
