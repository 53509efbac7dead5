package dev.tillside.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {
    private static final ItemId MILK = ItemId.of(new Gtin("5000112637922"));

    @ParameterizedTest
    @CsvSource({
        "5000112637922, 05000112637922",
        "05000112637922, 05000112637922",
        "012345678905, 00012345678905",
        "0012345678905, 00012345678905",
        "96385074, 00000096385074",
        "15000112637929, 15000112637929"
    })
    void everySpellingOfAGtinIsFourteenDigits(String spelling, String digits) {
        assertThat(new Gtin(spelling).digits()).isEqualTo(digits);
    }

    @Test
    void aCaseIsAnotherItemThanTheEach() {
        assertThat(new Gtin("15000112637929")).isNotEqualTo(new Gtin("05000112637922"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5000112637923",
                "500011263792",
                "1234567",
                "500011263792x",
                "５０００１１２６３７９２２",
                " 5000112637922"
            })
    void anythingElseIsNoGtin(String text) {
        assertThatThrownBy(() -> new Gtin(text))
                .isInstanceOfSatisfying(
                        BadInput.class, fault -> assertThat(fault.path()).contains("gtin"))
                .hasMessageStartingWith("not a GTIN: ");
    }

    @Test
    void aSkuIsItsOwnAndNotAGtinWrittenAlike() {
        ItemId sku = ItemId.sku("05000112637922");

        assertThat(sku).isNotEqualTo(MILK);
        assertThat(MILK).isLessThan(sku);
        assertThatThrownBy(() -> ItemId.sku(" ")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> ItemId.sku("x".repeat(65))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> ItemId.sku("a\nb"))
                .as("rows of text are made of them")
                .isInstanceOf(BadInput.class);
    }

    @Test
    void idsCompareByCodePoint() {
        String beyond = new String(Character.toChars(0x1F95B));
        List<String> sorted = Stream.of("b", beyond, "\uff21", "a", "ab", "", "Z", "\ue000")
                .sorted(CodePoints.ORDER)
                .toList();

        assertThat(sorted).containsExactly("", "Z", "a", "ab", "b", "\ue000", "\uff21", beyond);
    }

    @ParameterizedTest
    @CsvSource({
        "dairy, true",
        "dairy/milk, true",
        "dairy/milk/fresh, true",
        "dairy/milk/fresh/uht, false",
        "dai, false",
        "dairy/mil, false",
        "dairy/, false",
        "milk, false",
        "Dairy, false"
    })
    void aCategoryMatchesItselfAndAllBelow(String chosen, boolean matches) {
        ItemFacts facts = ItemFacts.NONE.withCategory("dairy/milk/fresh");

        assertThat(Selector.category(chosen).matches(MILK, facts)).isEqualTo(matches);
    }

    @Test
    void anyCriterionChoosesAndExceptLeavesOut() {
        ItemFacts facts =
                ItemFacts.NONE.withBrand("Dairyco").withDepartment("grocery").withTags(Set.of("organic"));
        assertThat(selector("brands", "Dairyco").matches(MILK, facts)).isTrue();
        assertThat(selector("departments", "grocery").matches(MILK, facts)).isTrue();
        assertThat(selector("tags", "organic").matches(MILK, facts)).isTrue();
        assertThat(selector("tags", "vegan").matches(MILK, facts)).isFalse();
        assertThat(selector("skus", "05000112637922").matches(MILK, facts))
                .as("a SKU is no GTIN")
                .isFalse();
        assertThat(Selector.gtin("5000112637922").matches(MILK, ItemFacts.NONE)).isTrue();
        assertThat(Selector.ALL.matches(MILK, ItemFacts.NONE)).isTrue();

        Selector allButOrganic = except(selector("tags", "organic"));
        assertThat(allButOrganic.matches(MILK, facts)).isFalse();
        assertThat(allButOrganic.matches(MILK, ItemFacts.NONE)).isTrue();
        assertThat(except(allButOrganic).matches(MILK, facts))
                .as("an exception has exceptions")
                .isTrue();
    }

    @Test
    void aSelectorWithoutCriteriaChoosesNothing() {
        Selector none = selector("none", "");

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.matches(MILK, ItemFacts.NONE)).isFalse();
        assertThat(none.orAll().matches(MILK, ItemFacts.NONE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.50, 1.5", "1.086, 1.086", "0.000001, 0.000001", "999999, 999999", "100, 100"})
    void quantitiesReadAndWrite(String text, String plain) {
        assertThat(Quantity.of(text).plain()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000", "-1", "1000000", "999999.000001", "0.0000001", "+1", "1e2", "", "１"})
    void aQuantityIsAboveZeroAndWithinReason(String text) {
        assertThatThrownBy(() -> Quantity.of(text))
                .isInstanceOfSatisfying(
                        BadInput.class, fault -> assertThat(fault.path()).contains("quantity"));
    }

    @Test
    void equalNumbersAreEqualQuantities() {
        assertThat(Quantity.of("2.000")).isEqualTo(Quantity.of(2)).hasSameHashCodeAs(Quantity.of(2));
        assertThat(Quantity.of("2.000").isWhole()).isTrue();
        assertThat(Quantity.of("2.5").isWhole()).isFalse();
    }

    @Test
    void unitsConvertWhereTheyMeasureTheSame() {
        assertThat(Unit.KG.in(Unit.G)).contains(BigDecimal.valueOf(1000));
        assertThat(Unit.ML.in(Unit.L)).contains(new BigDecimal("0.001"));
        assertThat(Unit.KG.in(Unit.L)).isEmpty();
        assertThat(Unit.EACH.in(Unit.EACH)).as("each is no measure").isEmpty();
        assertThatThrownBy(() -> new Unit("a unit of measure")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new Unit("k\tg")).isInstanceOf(BadInput.class);
    }

    private static Selector selector(String criterion, String text) {
        return new Selector(
                Set.of(),
                criterion.equals("skus") ? Set.of(text) : Set.of(),
                criterion.equals("brands") ? Set.of(text) : Set.of(),
                Set.of(),
                criterion.equals("departments") ? Set.of(text) : Set.of(),
                criterion.equals("tags") ? Set.of(text) : Set.of(),
                false,
                Optional.empty());
    }

    private static Selector except(Selector left) {
        return new Selector(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, Optional.of(left));
    }
}
