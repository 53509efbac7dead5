package dev.tillside.offer;

import static dev.tillside.offer.Shop.line;
import static dev.tillside.offer.Shop.percentOff;
import static dev.tillside.offer.Shop.price;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.money.Points;
import dev.tillside.points.EarnRule;
import dev.tillside.points.PointsRules;
import dev.tillside.points.Program;
import dev.tillside.points.Redemption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Offers as a cashier meets them. */
class PricingStoriesTest {
    private static final Member ANN = Member.of("M1");

    @Test
    void aMembersCouponAppliesByItselfAndOnlyOnce() {
        Offer half = Shop.forCoupons(percentOff("O7", "A", "50"));
        Pricing pricing = Shop.pricing(List.of(line("1", "A", 2, "4.00")), half)
                .withShopper(
                        Shopper.of(ANN).withCoupons(List.of(HeldCoupon.of(Coupon.of("C1", "M1", "O7"), 1, false))));

        PricedBasket priced = Offers.price(pricing);

        assertThat(priced.due().plain()).isEqualTo("3.00");
        assertThat(priced.lines().get(0).discounts().get(0).coupon()).contains("C1");
        assertThat(priced.outcome("O7").orElseThrow().uses()).isEqualTo(1);
    }

    @Test
    void reasonsAreToldInOrder() {
        Offer coupon = Shop.forCoupons(percentOff("O1", "A", "50"));
        List<dev.tillside.basket.Line> lines = List.of(line("1", "A", 1, "4.00"));

        assertThat(reason(Shop.pricing(lines, coupon), "O1")).isEqualTo(Reason.MEMBER_REQUIRED);
        assertThat(reason(Shop.pricing(lines, coupon).withShopper(Shopper.of(ANN)), "O1"))
                .isEqualTo(Reason.NOT_FOR_MEMBER);
        HeldCoupon expired = new HeldCoupon(
                Optional.of("C1"),
                "O1",
                0,
                new DateSpan(Optional.empty(), Optional.of(DateSpan.Edge.of(Shop.NOON.minus(Duration.ofDays(1))))),
                false,
                false,
                false);
        assertThat(reason(
                        Shop.pricing(lines, coupon).withShopper(Shopper.of(ANN).withCoupons(List.of(expired))), "O1"))
                .isEqualTo(Reason.EXPIRED);
        assertThat(reason(Shop.pricing(List.of(line("1", "B", 1, "4.00")), percentOff("O2", "A", "5")), "O2"))
                .isEqualTo(Reason.NOT_IN_BASKET);
    }

    @Test
    void aNearMissKeepsItsPromise() {
        Offer two = Shop.multiBuy("O1", 2, "3.00", "A");
        Pricing one = Shop.pricing(List.of(line("1", "A", 1, "2.00")), two);

        Outcome outcome = Offers.price(one).outcome("O1").orElseThrow();

        assertThat(outcome.reason()).isEqualTo(Reason.QUANTITY_SHORT);
        assertThat(outcome.nearMiss().orElseThrow().quantity()).hasValue(1);
        assertThat(outcome.nearMiss().orElseThrow().saves().orElseThrow().plain())
                .isEqualTo("1.00");
        assertThat(price(List.of(line("1", "A", 1, "2.00"), line("2", "A", 1, "2.00")), two)
                        .discount()
                        .plain())
                .isEqualTo("1.00");
    }

    @Test
    void aCapIsSharedInProportion() {
        Limits cap = new Limits(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(Shop.money("4.00")));
        PricedBasket priced = price(
                List.of(line("1", "A", 1, "6.00"), line("2", "B", 1, "4.00")),
                Shop.limited(
                        Offer.of(
                                "O1", new Reward.PercentOff(Shop.items("A", "B"), dev.tillside.money.Percent.of("50"))),
                        cap));

        assertThat(priced.lines()).extracting(l -> l.net().plain()).containsExactly("3.60", "2.40");
    }

    @Test
    void aTenderCouponPaysAndDoesNotLowerThePrice() {
        PricedBasket priced =
                price(List.of(line("1", "A", 1, "2.00")), Shop.inLayer(Shop.amountOff("T", "A", "5.00"), "TENDER"));

        assertThat(priced.discount().isZero()).isTrue();
        assertThat(priced.due().isZero()).isTrue();
        assertThat(priced.tenderCoupons().get(0).amount().plain()).isEqualTo("2.00");
    }

    @Test
    void aLineOfNearlyAMillionPiecesIsPricedAtOnce() {
        PricedBasket priced = price(List.of(line("1", "A", 999_999, "1000000.00")), Shop.amountOff("O1", "A", "0.10"));

        assertThat(priced.discount().plain()).isEqualTo("99999.90");
        assertThat(priced.proof().status()).isEqualTo(Proof.Status.OPTIMAL);
    }

    @Test
    void moneyPaidWithPointsEarnsNothing() {
        Program club = Shop.CLUB.withPoints(new PointsRules(
                0,
                List.of(EarnRule.of(Points.of(1), Shop.money("1.00"))),
                PointsRules.Multipliers.ADD,
                Optional.empty(),
                0,
                OptionalInt.empty(),
                0,
                Optional.empty(),
                Optional.empty()));
        Pricing pricing = Pricing.of(
                        Shop.basket(List.of(line("1", "A", 1, "6.60"), line("2", "B", 1, "3.40"))),
                        club,
                        OfferBook.EMPTY,
                        Shop.NOON)
                .withShopper(Shopper.of(ANN));

        PricedBasket priced = Offers.price(pricing);
        PricedBasket redeemed = Offers.withRedemptions(
                pricing, priced, List.of(Redemption.ofPoints(Points.of(500), Shop.money("5.00"))));

        assertThat(priced.pointsEarned()).isEqualTo(Points.of(10));
        assertThat(priced.lines()).extracting(PricedLine::points).containsExactly(Points.of(7), Points.of(3));
        assertThat(redeemed.due().plain()).isEqualTo("5.00");
        assertThat(redeemed.pointsEarned()).isEqualTo(Points.of(5));
        assertThat(Offers.withRedemptions(pricing, redeemed, List.of())).isEqualTo(priced);
    }

    @Test
    void aGiftThatIsNotScannedYetIsANearMiss() {
        Item gift = new Item(
                ItemId.of(new dev.tillside.item.Gtin("4006381333931")),
                ItemFacts.NONE,
                false,
                Optional.of(Shop.money("2.50")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Offer offer = Offer.of(
                "G",
                new Reward.Gift(
                        Optional.of(Shop.items("A")),
                        1,
                        Optional.empty(),
                        new dev.tillside.item.Gtin("4006381333931"),
                        1));
        Pricing plain = Shop.pricing(List.of(line("1", "A", 1, "2.00")), offer);
        Pricing pricing = new Pricing(
                plain.basket(),
                plain.program(),
                plain.offers(),
                plain.shopper(),
                plain.at(),
                plain.zone(),
                plain.usage(),
                () -> Shelf.of(List.of(gift)),
                plain.outcomes(),
                plain.stepBudget());

        Outcome outcome = Offers.price(pricing).outcome("G").orElseThrow();

        assertThat(outcome.reason()).isEqualTo(Reason.QUANTITY_SHORT);
        assertThat(outcome.nearMiss().orElseThrow().saves().orElseThrow().plain())
                .isEqualTo("2.50");
    }

    private static Reason reason(Pricing pricing, String offer) {
        return Offers.price(pricing).outcome(offer).orElseThrow().reason();
    }
}
