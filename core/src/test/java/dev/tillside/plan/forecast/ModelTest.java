package dev.tillside.plan.forecast;

import static dev.tillside.plan.forecast.MadeUpHouseholds.TODAY;
import static dev.tillside.plan.forecast.MadeUpHouseholds.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tillside.fault.BadInput;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Models trained on households whose habits are known. */
class ModelTest {
    private static final BoostingSettings SMALL = new BoostingSettings(60, 3, 0.15, 2, 2, 0.8, 0.8, 7);
    private static final TrainingSettings SETTINGS = new TrainingSettings(4, 1, 1, Set.of(), SMALL);
    private static final List<Observation> SEEN = MadeUpHouseholds.observations(400, 1);
    private static final List<Observation> UNSEEN = MadeUpHouseholds.observations(200, 2);
    private static final Model MODEL = trained(SEEN);

    @Test
    void aTrainedModelKnowsWhatIsDueWhatWasGivenUpAndWhatFollowsWhat() {
        for (Observation household : UNSEEN) {
            Map<String, Double> said = said(MODEL, household);
            assertThat(said.get("bread")).isGreaterThan(0.95);
            if (household.bought().contains("soap")) {
                assertThat(said.get("soap")).isGreaterThan(0.8);
            } else if (said.containsKey("soap")) {
                assertThat(said.get("soap")).isLessThan(0.2);
            }
            // Never bought before, by anybody: the tent of last week tells.
            if (household.bought().contains("pegs")) {
                assertThat(said.get("pegs")).isGreaterThan(0.5);
            }
        }
    }

    @Test
    void aTrainedModelForecastsUnseenHouseholdsBetterThanTheClosedFormula() {
        assertThat(logLoss(MODEL)).isLessThan(0.6 * logLoss(Forecast.closed()));
    }

    @Test
    void whatAModelSaysIsAsOftenTrue() {
        double said = 0;
        double came = 0;
        for (Observation household : UNSEEN) {
            said += said(MODEL, household).get("milk");
            came += household.bought().contains("milk") ? 1 : 0;
        }
        assertThat(said / UNSEEN.size()).isCloseTo(came / UNSEEN.size(), within(0.06));
    }

    @Test
    void theSameObservationsGiveTheSameBytesAndReadBackTheSameForecast() {
        byte[] bytes = MODEL.bytes();
        assertThat(trained(SEEN).bytes()).isEqualTo(bytes);
        Model read = Model.of(bytes);
        assertThat(read.bytes()).isEqualTo(bytes);
        for (Observation household : UNSEEN) {
            assertThat(read.rank(household.history(), TODAY, WINDOW))
                    .isEqualTo(MODEL.rank(household.history(), TODAY, WINDOW));
        }
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        BoostingSettings other = new BoostingSettings(60, 3, 0.15, 2, 2, 0.8, 0.8, 8);
        assertThat(training(SEEN).train(known(SEEN), SETTINGS.with(other)).bytes())
                .isNotEqualTo(MODEL.bytes());
    }

    @Test
    void aFileWithAFlippedByteIsRefused() {
        byte[] bytes = MODEL.bytes();
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> Model.of(flipped)).isInstanceOf(BadInput.class);
        }
        assertThatThrownBy(() -> Model.of(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> Model.of(new byte[0])).isInstanceOf(BadInput.class);
    }

    /** A checksum is no signature: whoever writes files can write one, and still must not make a till hang or fail. */
    @Test
    void aFileWithARightChecksumIsRefusedOrAnswersProbabilities() throws Exception {
        byte[] bytes = MODEL.bytes();
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            byte[] forged = bytes.clone();
            int size = bytes.length - 32;
            forged[random.nextInt(i % 2 == 0 ? 2_000 : size)] ^= (byte) (1 << random.nextInt(8));
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(forged, 0, size);
            System.arraycopy(sha.digest(), 0, forged, size, 32);
            try {
                assertThat(Model.of(forged).rank(UNSEEN.get(0).history(), TODAY, WINDOW))
                        .allMatch(l -> l.probability() >= 0 && l.probability() <= 1);
            } catch (BadInput e) {
                assertThat(e.path()).contains("model");
            }
        }
    }

    @Test
    void aRankingIsInOrderNamesNothingTwiceAndGrowsWithTheWindow() {
        for (Observation household : UNSEEN) {
            List<Likelihood> week = MODEL.rank(household.history(), TODAY, WINDOW);
            assertThat(week).isSorted();
            assertThat(week).extracting(Likelihood::item).doesNotHaveDuplicates();
            Map<String, Double> month = MODEL.rank(household.history(), TODAY, 4 * WINDOW).stream()
                    .collect(Collectors.toMap(Likelihood::item, Likelihood::probability));
            assertThat(week).allMatch(l -> month.get(l.item()) >= l.probability());
        }
    }

    @Test
    void whatLiesInTheWindowIsNotLookedAt() {
        Observation household = UNSEEN.get(0);
        PurchaseHistory more =
                household.history().with(new Visit(TODAY, List.of(Purchase.of("tent"), Purchase.of("x"))));
        assertThat(MODEL.rank(more, TODAY, WINDOW)).isEqualTo(MODEL.rank(household.history(), TODAY, WINDOW));
    }

    @Test
    void aHouseholdThatIsNewIsToldWhatIsPopular() {
        assertThat(MODEL.rank(PurchaseHistory.empty(), TODAY, WINDOW))
                .extracting(Likelihood::item)
                .hasSize(4)
                .contains("bread", "milk");
    }

    @Test
    void asManyStrangersAreConsideredAsWereAskedFor() {
        for (int strangers : List.of(0, 1, 2)) {
            Training training =
                    new Training(new TrainingSettings(strangers, 1, 1, Set.of(), SETTINGS.boosting()), WINDOW);
            UNSEEN.forEach(observation -> training.add(observation, MODEL.population()));
            Model model = training.train(MODEL.population());
            for (Observation household : SEEN.subList(0, 20)) {
                List<String> owned = household.history().items();
                assertThat(model.rank(household.history(), TODAY, WINDOW))
                        .hasSize(owned.size() + Math.min(strangers, 6 - owned.size()))
                        .extracting(Likelihood::item)
                        .containsAll(owned);
            }
        }
    }

    @Test
    void theOrderInWhichAPopulationIsObservedDoesNotMatter() {
        List<Observation> shuffled = new java.util.ArrayList<>(SEEN);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(MODEL.with(known(shuffled)).bytes()).isEqualTo(MODEL.bytes());
    }

    @Test
    void aPopulationIsKnownByWindowsThatHaveEnded() {
        PopulationBuilder builder = builder(SEEN);
        Model before = MODEL.with(builder.population(TODAY.plusDays(WINDOW - 1)));
        Model after = MODEL.with(builder.population(TODAY.plusDays(WINDOW)));
        assertThat(before.bytes()).isNotEqualTo(after.bytes());
        assertThat(after.bytes()).isEqualTo(MODEL.bytes());
    }

    @Test
    void aModelWithoutAGroupOfFeaturesIsWorseWhereTheHabitNeedsIt() {
        Set<FeatureGroup> when = Set.of(
                FeatureGroup.RECENCY,
                FeatureGroup.GAPS,
                FeatureGroup.COUNTS,
                FeatureGroup.FADING,
                FeatureGroup.SHARES,
                FeatureGroup.SEASON,
                FeatureGroup.POPULATION);
        Model blind = training(SEEN).train(known(SEEN), SETTINGS.without(when));
        assertThat(logLoss(blind)).isGreaterThan(1.5 * logLoss(MODEL));
    }

    @Test
    void thereIsNothingToTrainOnWithoutObservations() {
        assertThatThrownBy(() -> new Training(SETTINGS, WINDOW).train(Population.unknown()))
                .isInstanceOf(BadInput.class);
    }

    private static Model trained(List<Observation> observations) {
        return training(observations).train(known(observations));
    }

    /** Each half is told what is known of items by the other. */
    private static Training training(List<Observation> observations) {
        Training training = new Training(SETTINGS, WINDOW);
        int middle = observations.size() / 2;
        List<Observation> first = observations.subList(0, middle);
        List<Observation> second = observations.subList(middle, observations.size());
        Population ofFirst = known(first);
        Population ofSecond = known(second);
        first.forEach(observation -> training.add(observation, ofSecond));
        second.forEach(observation -> training.add(observation, ofFirst));
        return training;
    }

    private static Population known(List<Observation> observations) {
        return builder(observations).population(TODAY.plusDays(WINDOW));
    }

    private static PopulationBuilder builder(List<Observation> observations) {
        PopulationBuilder builder = new PopulationBuilder(WINDOW, 5);
        observations.forEach(builder::observe);
        return builder;
    }

    private static Map<String, Double> said(Forecast forecast, Observation household) {
        return forecast.rank(household.history(), TODAY, WINDOW).stream()
                .collect(Collectors.toMap(Likelihood::item, Likelihood::probability));
    }

    /** Over what the household has bought before. */
    private static double logLoss(Forecast forecast) {
        double sum = 0;
        int count = 0;
        for (Observation household : UNSEEN) {
            Map<String, Double> said = said(forecast, household);
            for (String item : household.history().items()) {
                double probability = Math.min(1 - 1e-9, Math.max(1e-9, said.get(item)));
                sum -= Math.log(household.bought().contains(item) ? probability : 1 - probability);
                count++;
            }
        }
        return sum / count;
    }
}
