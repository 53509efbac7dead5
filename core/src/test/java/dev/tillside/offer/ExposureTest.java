package dev.tillside.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final String PROGRAM =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"UTC\"%s}";
    private static final String BURN =
            ",\"points\":{\"burn\":{\"points\":\"100\",\"worth\":\"1.00\",\"step\":\"1\",\"minimum\":\"1\"%s}}";

    private static Stakes stakes(String program, Map<String, Integer> tills, String... objects) {
        Program read = ReferenceObject.program(program);
        return new Stakes(
                read,
                of("offer", objects).map(o -> ReferenceObject.offer(o, read)).toList(),
                of("coupon", objects).map(ReferenceObject::coupon).toList(),
                of("member", objects).map(ExposureTest::holder).toList(),
                of("item", objects).map(o -> ReferenceObject.item(o, read)).toList(),
                List.of(),
                new TreeMap<>(tills));
    }

    private static Stream<String> of(String type, String... objects) {
        return Stream.of(objects).filter(object -> object.contains("\"type\":\"" + type + "\""));
    }

    private static Stakes.Holder holder(String json) {
        var member = ReferenceObject.member(json);
        Optional<String> home = json.contains("homeStore") ? Optional.of("A") : Optional.empty();
        return new Stakes.Holder(member.id(), member.id(), home, member.openingPoints());
    }

    private static String offer(String rest) {
        return "{\"type\":\"offer\",\"id\":\"O\",\"items\":{\"skus\":[\"X\"]}," + rest + "}";
    }

    private static String most(Stakes stakes) {
        return Exposure.of(stakes).most(Money.zero(GBP)).map(Money::plain).orElse("not bounded");
    }

    @ParameterizedTest(name = "{0} tills at home and {1} elsewhere, {2} uses, {3}")
    @CsvSource({
        "1, 0, 3, '', 0",
        "1, 2, 3, '', 6",
        "2, 2, 1, '', 3",
        "2, 2, 3, '\"offline\":\"REFUSE\",', 0",
        "2, 2, 3, '\"offline\":\"HOME_STORE\",', 6",
        "4, 0, 3, '\"offline\":\"HOME_STORE\",', 9",
        "0, 4, 3, '\"offline\":\"HOME_STORE\",', 0",
        "2, 2, 1, '\"offline\":\"BOUNDED_RISK\",\"offlineUses\":1,', 3",
        "2, 2, 9, '\"offline\":\"BOUNDED_RISK\",\"offlineUses\":2,', 15",
        "2, 0, 9, '\"offline\":\"BOUNDED_RISK\",\"offlineUses\":2,', 9",
        "1, 0, 9, '\"offline\":\"BOUNDED_RISK\",\"offlineUses\":2,', 0"
    })
    void usesBeyondACouponFollowThePolicy(int home, int elsewhere, int uses, String policy, long beyond) {
        Stakes stakes = stakes(
                PROGRAM.formatted(""),
                Map.of("A", home, "B", elsewhere),
                offer(policy + "\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"audience\":\"COUPON\""),
                "{\"type\":\"member\",\"id\":\"M1\",\"homeStore\":\"A\"}",
                "{\"type\":\"coupon\",\"id\":\"C\",\"member\":\"M1\",\"offer\":\"O\",\"uses\":" + uses + "}");
        assertThat(most(stakes)).isEqualTo(beyond + ".00");
        assertThat(Exposure.of(stakes).risks()).hasSize(beyond == 0 ? 0 : 1);
    }

    @ParameterizedTest(name = "{0} is worth {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\"' | 1.00",
                "'\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"perMeasure\":\"kg\"' | not bounded",
                "'\"kind\":\"PERCENT_OFF\",\"percent\":\"33.3333\"' | 3.34",
                "'\"kind\":\"FIXED_PRICE\",\"price\":\"7.50\"' | 2.50",
                "'\"kind\":\"FIXED_PRICE\",\"price\":\"12.00\"' | 0.00",
                "'\"kind\":\"MULTIBUY\",\"quantity\":3,\"price\":\"20.00\"' | 10.00",
                "'\"kind\":\"MULTIBUY\",\"quantity\":3,\"percentOff\":\"100\",\"cheapest\":1' | 10.00",
                "'\"kind\":\"MULTIBUY\",\"quantity\":3,\"amountOff\":\"2.00\"' | 2.00",
                "'\"kind\":\"BUY_GET\",\"buy\":{\"items\":{\"all\":true},\"quantity\":1},"
                        + "\"get\":{\"items\":{\"skus\":[\"X\"]},\"quantity\":2,\"percentOff\":\"50\"}' | 10.00",
                "'\"kind\":\"BUNDLE\",\"parts\":[{\"items\":{\"skus\":[\"X\"]},\"quantity\":1},"
                        + "{\"items\":{\"skus\":[\"Y\"]},\"quantity\":2}],\"price\":\"12.00\"' | 2.00",
                "'\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"20.00\",\"amountOff\":\"3.00\"}]' | 3.00",
                "'\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"20.00\",\"percentOff\":\"10\"}]' | not bounded",
                "'\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"20.00\",\"percentOff\":\"10\"}],"
                        + "\"limits\":{\"maxDiscount\":\"5.00\"}' | 5.00",
                "'\"kind\":\"PERCENT_OFF\",\"percent\":\"50\",\"limits\":{\"maxDiscount\":\"1.50\"}' | 1.50",
                "'\"kind\":\"POINTS\",\"points\":\"50\",\"per\":\"BASKET\"' | 0.50",
                "'\"kind\":\"POINTS\",\"points\":\"50\",\"per\":\"UNIT\"' | not bounded",
                "'\"kind\":\"POINTS_MULTIPLIER\",\"factor\":\"2\"' | not bounded",
                "'\"kind\":\"BENEFIT\",\"benefit\":\"TIP\",\"text\":{\"en\":\"Eat it.\"}' | 0.00"
            })
    void aUseIsWorthTheLargestDiscountThatItCanGive(String reward, String worth) {
        Stakes stakes = stakes(
                PROGRAM.formatted(BURN.formatted("")),
                Map.of("A", 2),
                offer("\"audience\":\"COUPON\"," + reward),
                "{\"type\":\"item\",\"sku\":\"X\",\"price\":\"10.00\"}",
                "{\"type\":\"item\",\"sku\":\"Y\",\"price\":\"2.00\"}",
                "{\"type\":\"coupon\",\"id\":\"C\",\"member\":\"M1\",\"offer\":\"O\"}");
        assertThat(most(stakes)).isEqualTo(worth);
    }

    @Test
    void whatHasNoBoundIsToldByNameBeforeAllElse() {
        Stakes stakes = stakes(
                PROGRAM.formatted(""),
                Map.of("A", 3),
                offer("\"kind\":\"PERCENT_OFF\",\"percent\":\"50\",\"limits\":{\"totalUses\":10}"),
                offer("\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"limits\":{\"totalUses\":10}")
                        .replace("\"O\"", "\"P\""));
        Exposure exposure = Exposure.of(stakes);
        assertThat(exposure.most(Money.zero(GBP))).isEmpty();
        assertThat(exposure.risks())
                .extracting(risk -> risk.offer().orElseThrow() + " " + risk.kind() + " "
                        + risk.uses().getAsLong() + " " + risk.most().map(Money::plain) + " " + risk.unbounded())
                .containsExactly(
                        "O TOTAL_USES 20 Optional.empty Optional[NO_PRICE]",
                        "P TOTAL_USES 20 Optional[20.00] Optional.empty");
    }

    @Test
    void membersLimitsAndBudgetsOfMoneyCount() {
        Stakes stakes = stakes(
                PROGRAM.formatted(""),
                Map.of("A", 2, "B", 1),
                offer("\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"stores\":[\"A\"],"
                        + "\"limits\":{\"perMember\":2,\"totalAmount\":\"7.00\"}"),
                "{\"type\":\"member\",\"id\":\"M1\"}",
                "{\"type\":\"member\",\"id\":\"M2\"}");
        assertThat(Exposure.of(stakes).risks())
                .extracting(risk ->
                        risk.kind() + " " + risk.count() + " " + risk.most().orElseThrow())
                .containsExactly("TOTAL_AMOUNT 1 7.00 GBP", "MEMBER_LIMIT 2 4.00 GBP");
    }

    @Test
    void codesWithSerialNumbersHaveNoBoundUnlessTheOfferHas() {
        String codes = "\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"audience\":\"COUPON\",\"codes\":[\"%s\"]";
        assertThat(most(stakes(PROGRAM.formatted(""), Map.of("A", 3), offer(codes.formatted("9521234543213")))))
                .isEqualTo("not bounded");
        assertThat(most(stakes(PROGRAM.formatted(""), Map.of("A", 3), offer(codes.formatted("9912345678909")))))
                .isEqualTo("0.00");
        assertThat(most(stakes(
                        PROGRAM.formatted(""),
                        Map.of("A", 3),
                        offer(codes.formatted("9521234543213") + ",\"limits\":{\"totalUses\":5}"))))
                .as("codes, and the budget")
                .isEqualTo("20.00");
    }

    @Test
    void pointsAreCountedByAccountAndByWhatATillMaySpendOffline() {
        String[] members = {
            "{\"type\":\"member\",\"id\":\"M1\",\"points\":\"1000\"}",
            "{\"type\":\"member\",\"id\":\"M2\",\"points\":\"150\"}"
        };
        assertThat(most(stakes(PROGRAM.formatted(BURN.formatted("")), Map.of("A", 4), members)))
                .isEqualTo("34.50");
        assertThat(most(stakes(PROGRAM.formatted(BURN.formatted(",\"offline\":\"100\"")), Map.of("A", 4), members)))
                .as("1000 + 3 * 100, and 3 * 150")
                .isEqualTo("17.50");
        assertThat(most(stakes(PROGRAM.formatted(BURN.formatted(",\"offline\":\"0\"")), Map.of("A", 4), members)))
                .isEqualTo("0.00");
        assertThat(most(stakes(PROGRAM.formatted(""), Map.of("A", 4), members)))
                .as("points that cannot be spent")
                .isEqualTo("0.00");
    }

    @Test
    void whatIsMoreThanMoneyCanSayIsRefused() {
        Stakes stakes = stakes(
                PROGRAM.formatted(""),
                Map.of("A", Integer.MAX_VALUE),
                offer("\"kind\":\"AMOUNT_OFF\",\"amount\":\"9999999.00\",\"limits\":{\"totalUses\":2000000000}"));
        assertThatThrownBy(() -> Exposure.of(stakes))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("money");
    }
}
