package dev.tillside.offer;

import static dev.tillside.offer.Shop.amountOff;
import static dev.tillside.offer.Shop.buyGet;
import static dev.tillside.offer.Shop.line;
import static dev.tillside.offer.Shop.multiBuy;
import static dev.tillside.offer.Shop.percentOff;
import static dev.tillside.offer.Shop.price;
import static dev.tillside.offer.Shop.spend;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Baskets that other products were caught mispricing. */
class PricingTrapsTest {
    @Test
    void halfPriceThenTenOffEndsAtZero() {
        PricedBasket priced = price(
                List.of(line("1", "A", 1, "12.99")),
                percentOff("P", "A", "50"),
                Shop.inLayer(amountOff("Q", "A", "10.00"), "COUPON"));

        assertThat(priced.due().plain()).isEqualTo("0.00");
        assertThat(priced.lines().get(0).discounts())
                .extracting(d -> d.amount().plain())
                .containsExactly("6.50", "6.49");
        assertThat(priced.proof().status()).isEqualTo(Proof.Status.OPTIMAL);
    }

    @Test
    void aQuarterOffRoundsHalfAwayFromZero() {
        assertThat(price(List.of(line("1", "A", 1, "19.99")), percentOff("P", "A", "25"))
                        .due()
                        .plain())
                .isEqualTo("14.99");
    }

    @Test
    void buyTwoGetOneOnEachOfTwoItemsGivesOneOfEach() {
        PricedBasket priced = price(
                List.of(line("1", "A", 3, "6.00"), line("2", "B", 3, "9.00")),
                buyGet("PA", "A", 2, "A", 1, "100"),
                buyGet("PB", "B", 2, "B", 1, "100"));

        assertThat(priced.lines()).extracting(l -> l.net().plain()).containsExactly("4.00", "6.00");
    }

    @Test
    void aSpendDiscountLandsInProportion() {
        PricedBasket priced =
                price(List.of(line("1", "A", 1, "60.00"), line("2", "B", 1, "40.00")), spend("S", "100.00", "10.00"));

        assertThat(priced.lines()).extracting(l -> l.net().plain()).containsExactly("54.00", "36.00");
    }

    @Test
    void belowTheThresholdTheOfferIsGoneWhole() {
        Offer multibuy = buyGet("P", "A", 2, "A", 1, "100");

        assertThat(price(List.of(line("1", "A", 3, "6.00")), multibuy).due().plain())
                .isEqualTo("4.00");
        PricedBasket two = price(List.of(line("1", "A", 2, "4.00")), multibuy);
        assertThat(two.due().plain()).isEqualTo("4.00");
        assertThat(two.outcome("P").orElseThrow().reason()).isEqualTo(Reason.QUANTITY_SHORT);
    }

    @Test
    void nothingLandsOnALineThatIsFree() {
        PricedBasket priced =
                price(List.of(line("1", "A", 1, "0.00"), line("2", "B", 1, "5.00")), spend("S", "1.00", "10.00"));

        assertThat(priced.due().plain()).isEqualTo("0.00");
        assertThat(priced.lines().get(0).discounts()).isEmpty();
    }

    @Test
    void aDiscountIsLeftOutWhereThatReachesABetterThreshold() {
        PricedBasket priced =
                price(List.of(line("1", "A", 1, "50.00")), amountOff("P", "A", "1.00"), spend("S", "50.00", "10.00"));

        assertThat(priced.due().plain()).isEqualTo("40.00");
        assertThat(priced.outcome("P").orElseThrow().reason()).isEqualTo(Reason.BEATEN);
        assertThat(priced.outcome("P").orElseThrow().beatenBy()).containsExactly("S");
    }

    @Test
    void aCarriageOfGoodsScannedPieceByPieceGetsItsOfferThroughout() {
        PricedBasket priced = price(
                IntStream.rangeClosed(1, 300)
                        .mapToObj(i -> line(String.valueOf(i), "A", 1, "0.60"))
                        .toList(),
                multiBuy("P", 3, "1.20", "A"),
                spend("S", "500.00", "1.00"));

        assertThat(priced.discount().plain()).isEqualTo("60.00");
    }
}
