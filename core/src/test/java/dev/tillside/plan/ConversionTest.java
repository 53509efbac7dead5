package dev.tillside.plan;

import static dev.tillside.plan.MadeUpHouseholds.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tillside.item.Item;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a heavy buyer of other brands is won for the store's, step by step. */
class ConversionTest {
    private static final HoldOut NOBODY = new HoldOut(1, 0, 0, 0);
    private static final List<Item> ITEMS = MadeUpHouseholds.items();
    private static final Article NATIONAL = Article.of(ITEMS.get(0));
    private static final Article STORE = Article.of(ITEMS.get(2));
    private static final Deal DEAL = new Deal(
            "CONV",
            1,
            "STORE",
            Selector.gtin(ITEMS.get(2).id().code()),
            Goal.CONVERT_TO_STORE_BRAND,
            MadeUpHouseholds.money(100),
            MadeUpHouseholds.money(10_000),
            DateSpan.ALWAYS,
            CellDiscounts.usual(Goal.CONVERT_TO_STORE_BRAND));

    /** Weekly purchases of the other brand, and purchases of the store's so many weeks ago. */
    private static PurchaseHistory history(int... storeWeeksAgo) {
        List<Visit> visits = new ArrayList<>();
        for (int week = 1; week <= 26; week++) {
            visits.add(new Visit(TODAY.minusWeeks(week), List.of(new Purchase(NATIONAL.key(), 4, 400, false))));
        }
        for (int week : storeWeeksAgo) {
            visits.add(new Visit(TODAY.minusWeeks(week), List.of(new Purchase(STORE.key(), 1, 60, true))));
        }
        return PurchaseHistory.of(visits);
    }

    private static Track redeemed(int times) {
        Track track = Track.NONE;
        for (int i = 0; i < times; i++) {
            track = track.after(
                    TODAY.minusWeeks(2L * (times - i)),
                    Optional.of(true),
                    Map.of("CONV", new Track.Result(.1, .3, .3, true, true)));
        }
        return track;
    }

    private static List<Double> depths(PurchaseHistory history, Track track) {
        Assortment shop = Assortment.of(ITEMS);
        Policy policy = MadeUpHouseholds.policy(NOBODY);
        Norms norms = new Norms(
                Map.of(STORE.category(), new UsageCut(10, 50)),
                java.util.Set.of(),
                Map.of(),
                Map.of(),
                Churn.UNFITTED,
                1);
        Profile profile =
                Profile.of(new Household("H1", history, track), shop, norms, policy, Forecast.closed(), TODAY);
        Optional<Cell> cell = Cells.cell(profile.uses(), STORE.category(), norms, policy.cuts());
        return Depths.of(profile, new DealIndex.Dealt(DEAL, STORE), cell, NOBODY, TODAY);
    }

    @Test
    void theFirstDiscountIsTheDeepestAndItFallsAsItWorks() {
        assertThat(depths(history(), Track.NONE)).containsExactly(.4);
        assertThat(depths(history(1), redeemed(1)).get(0)).isCloseTo(.36, within(1e-9));
        assertThat(depths(history(1, 3), redeemed(2)).get(0)).isCloseTo(.32, within(1e-9));
        assertThat(depths(history(1, 3), redeemed(9)).get(0)).as("not for ever").isCloseTo(.24, within(1e-9));
    }

    @Test
    void whoStopsBuyingAfterItFellIsWonBackWithTheFirstDiscount() {
        assertThat(depths(history(6, 8), redeemed(2))).containsExactly(.4);
    }

    @Test
    void whatWasPassedByAgainAndAgainIsExpectedToDoLess() {
        Track ignored = Track.NONE;
        for (int i = 0; i < 5; i++) {
            ignored = ignored.after(
                    TODAY.minusWeeks(12 - i),
                    Optional.of(true),
                    Map.of("CONV", new Track.Result(.2, .5, .5, false, false)));
        }
        assertThat(ignored.taste("CONV")).isCloseTo(2 / 4.5, within(1e-9));
        assertThat(ignored.taste("OTHER")).isEqualTo(1);
        assertThat(ignored.keenness(1)).isLessThan(.6);
        Track answers = Track.NONE.after(
                TODAY.minusWeeks(2), Optional.of(true), Map.of("CONV", new Track.Result(.1, .5, .5, true, true)));
        assertThat(answers.keenness(1)).isGreaterThan(1);
    }
}
