package dev.tillside.offer;

import static dev.tillside.offer.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.item.Item;
import dev.tillside.item.ItemFacts;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Selector;
import dev.tillside.item.Unit;
import dev.tillside.member.DateSpan;
import dev.tillside.member.Member;
import dev.tillside.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a priced basket asks the cashier to do. */
class AdviceTest {
    private static final Offer MUG_FOR_TWO =
            Offer.of("G", new Reward.Gift(Optional.of(Shop.items("A")), 2, Optional.empty(), Fair.GIFT, 1));
    private static final Offer MUG_FROM_TEN =
            Offer.of("H", new Reward.Gift(Optional.empty(), 0, Optional.of(Shop.money("10.00")), Fair.GIFT, 1));

    @Test
    void aGiftThatIsDueIsToBeScanned() {
        List<Line> lines = new ArrayList<>(List.of(line("1", "A", 2, "6.00")));

        assertThat(said(Shop.pricing(lines, MUG_FOR_TWO, MUG_FROM_TEN)))
                .containsExactly("CASHIER A gift is due. Please scan it: 1 x Mug.");

        lines.add(line("2", "B", 1, "4.00"));
        assertThat(said(Shop.pricing(lines, MUG_FROM_TEN)))
                .containsExactly("CASHIER A gift is due. Please scan it: 1 x Mug.");

        lines.add(Line.of("3", ItemId.of(Fair.GIFT), Quantity.ONE, Unit.EACH, Shop.money("2.00")));
        assertThat(said(Shop.pricing(lines, MUG_FOR_TWO, MUG_FROM_TEN))).isEmpty();
    }

    @Test
    void aGiftThatIsNotEarnedIsNotAskedFor() {
        Offer half = Shop.multiBuy("O", 2, "1.00", "A");

        assertThat(said(Shop.pricing(List.of(line("1", "A", 1, "3.00")), MUG_FOR_TWO, MUG_FROM_TEN)))
                .isEmpty();
        // The pair is cheaper by itself: both units are taken.
        assertThat(said(Shop.pricing(List.of(line("1", "A", 2, "6.00")), MUG_FOR_TWO, half)))
                .isEmpty();
    }

    @Test
    void aCouponThatNeedsItsOwnCodeSaysSoWhereItWouldCount() {
        Offer plain = Shop.forCoupons(Shop.percentOff("O7", "A", "50"));
        Offer present = new Offer(
                plain.id(),
                plain.version(),
                LocalizedText.of(Map.of("en", "Half price tea", "zh", "茶半价")),
                plain.layer(),
                plain.valid(),
                plain.weekdays(),
                plain.hours(),
                plain.stores(),
                plain.audience(),
                true,
                false,
                plain.limits(),
                plain.funding(),
                plain.taxTreatment(),
                plain.codes(),
                plain.offline(),
                plain.reward());
        Pricing pricing = Shop.pricing(List.of(line("1", "A", 1, "3.00")), present);
        Shopper waiting = shopper(false);

        assertThat(said(pricing.withShopper(waiting)))
                .containsExactly("CASHIER For the coupon \"Half price tea\", please scan its own code as well.");
        assertThat(Offers.price(pricing.withShopper(waiting)).messages().get(0).text("zh-Hans"))
                .isEqualTo("使用优惠券“茶半价”需要再扫描券上的条码。");
        assertThat(said(pricing.withShopper(shopper(true)))).isEmpty();
        assertThat(said(pricing.withShopper(waiting).withBasket(Shop.basket(List.of(line("1", "B", 1, "3.00"))))))
                .isEmpty();
    }

    @Test
    void aBenefitIsToldToTheShopper() {
        Offer recipe = Offer.of(
                "B",
                new Reward.Benefit(
                        Selector.ALL, Reward.Benefit.Kind.RECIPE, LocalizedText.english("Try it with mint.")));

        assertThat(said(Shop.pricing(List.of(line("1", "A", 1, "3.00")), recipe)))
                .containsExactly("SHOPPER Try it with mint.");
    }

    private static Shopper shopper(boolean presented) {
        return Shopper.of(Member.of("M1"))
                .withCoupons(
                        List.of(new HeldCoupon(Optional.of("C1"), "O7", 1, DateSpan.ALWAYS, presented, false, false)));
    }

    private static List<String> said(Pricing pricing) {
        Item mug = new Item(
                ItemId.of(Fair.GIFT),
                ItemFacts.described("Mug"),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Pricing informed = new Pricing(
                pricing.basket(),
                pricing.program(),
                pricing.offers(),
                pricing.shopper(),
                pricing.at(),
                pricing.zone(),
                pricing.usage(),
                () -> Shelf.of(List.of(mug)),
                pricing.outcomes(),
                pricing.stepBudget());
        return Offers.price(informed).messages().stream()
                .map(m -> m.to() + " " + m.text("en"))
                .toList();
    }
}
