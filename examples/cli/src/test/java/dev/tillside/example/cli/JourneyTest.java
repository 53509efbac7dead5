package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.example.cli.SmallJourney.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code journey} on a made-up data set: what it tells, what it leaves out, and what it says when it cannot read. */
class JourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aPriceIsTheMedianOfTheProductElseOfItsTypeElseOfWhatIsNearest() throws IOException {
        Map<String, String> prices = new TreeMap<>();
        for (JsonNode item : json(told().of("item"))) {
            prices.put(item.get("sku").asText(), item.get("price").asText());
        }
        // Milk lies between 2.00 and 2.01, all that was sold between 2.01 and 4.00: half a cent goes up. Petrol costs a
        // quarter of a cent a piece.
        assertThat(prices)
                .isEqualTo(Map.of("10", "2.01", "20", "5.00", "30", "5.00", "40", "0.00", "50", "5.00", "999", "3.01"));
    }

    @Test
    void anItemHasATidyPathItsMakerAndWhetherItIsTheShopsOwn() throws IOException {
        List<String> items = told().of("item");
        assertThat(items)
                .contains(
                        "{\"type\":\"item\",\"sku\":\"10\",\"description\":\"Our 2% milk & \\\"cream\\\" 1 gal\","
                                + "\"brand\":\"Own brand\",\"storeBrand\":true,"
                                + "\"category\":\"grocery/fluid-milk-products/2-percent-milk-and-cream\","
                                + "\"department\":\"grocery\",\"price\":\"2.01\"}",
                        "{\"type\":\"item\",\"sku\":\"30\",\"description\":\"Cola 12/18pk\","
                                + "\"brand\":\"Maker 104\",\"storeBrand\":false,"
                                + "\"category\":\"grocery/soft-drinks/cola-12-18pk-can\","
                                + "\"department\":\"grocery\",\"price\":\"5.00\",\"vendor\":\"M104\"}",
                        "{\"type\":\"item\",\"sku\":\"999\",\"description\":\"Product 999\",\"storeBrand\":false,"
                                + "\"price\":\"3.01\"}");
    }

    @Test
    void aHouseholdHasOneCardOfThirteenDigitsInTheRangeOfTheScanRules() throws IOException {
        Run run = told();
        JsonNode rule = json(run.of("scanRules")).get(0).at("/cards/0");
        assertThat(run.of("member")).hasSize(2);
        for (JsonNode member : json(run.of("member"))) {
            String card = member.at("/cards/0").asText();
            assertThat(card)
                    .startsWith(rule.get("prefix").asText())
                    .hasSize(rule.get("length").asInt());
            assertThat(weighted(card) % 10).isZero();
        }
        assertThat(run.of("scan"))
                .contains("{\"type\":\"scan\",\"tx\":\"1001\",\"raw\":\"2900123456785\"}")
                .contains("{\"type\":\"scan\",\"tx\":\"1002\",\"raw\":\"2900000000070\"}");
    }

    @Test
    void basketsComeByDayThenByNumberEachLaterThanTheOneBefore() throws IOException {
        List<JsonNode> begins = json(told().of("begin"));
        assertThat(begins).extracting(b -> b.get("tx").asText()).containsExactly("1001", "1002", "1003", "1004");
        assertThat(begins)
                .extracting(b -> OffsetDateTime.parse(b.get("at").asText()).toLocalDate())
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 2),
                        LocalDate.of(2026, 1, 30));
        assertThat(begins)
                .extracting(b -> OffsetDateTime.parse(b.get("at").asText()).toInstant())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aBasketIsACardThenItsLinesThenACommitAndAProductTakenTwiceIsOneLineOfTwo() throws IOException {
        List<String> basket = told().lines().stream()
                .filter(l -> l.contains("\"tx\":\"1002\""))
                .toList();
        assertThat(basket)
                .containsExactly(
                        "{\"type\":\"begin\",\"tx\":\"1002\",\"at\":\"2026-01-01T14:30:00-05:00\",\"store\":\"0042\","
                                + "\"workstation\":\"1\"}",
                        "{\"type\":\"scan\",\"tx\":\"1002\",\"raw\":\"2900000000070\"}",
                        "{\"type\":\"add\",\"tx\":\"1002\",\"line\":\"1\",\"sku\":\"10\",\"quantity\":\"2\","
                                + "\"unit\":\"each\",\"amount\":\"4.02\"}",
                        "{\"type\":\"add\",\"tx\":\"1002\",\"line\":\"2\",\"sku\":\"20\",\"quantity\":\"1\","
                                + "\"unit\":\"each\",\"amount\":\"5.00\"}",
                        "{\"type\":\"commit\",\"tx\":\"1002\"}");
    }

    @Test
    void everyDayEndsWithASync() throws IOException {
        Run run = told();
        assertThat(run.of("sync")).hasSize(30);
        assertThat(run.lines().get(run.lines().size() - 1))
                .isEqualTo("{\"type\":\"sync\",\"at\":\"2026-01-30T22:00:00-05:00\"}");
    }

    @Test
    void aCampaignKeepsItsLengthInsideTheDaysOfTheBaskets() throws IOException {
        Map<String, String> valid = new TreeMap<>();
        for (JsonNode coupon : json(told().of("coupon"))) {
            valid.put(
                    coupon.get("id").asText().substring(0, 1),
                    coupon.get("valid").toString());
        }
        // Ten days from the first on, and twenty days half way to the last; the third campaign covers nothing sold.
        assertThat(valid)
                .isEqualTo(Map.of(
                        "1", "{\"from\":\"2026-01-01\",\"through\":\"2026-01-10\"}",
                        "2", "{\"from\":\"2026-01-06\",\"through\":\"2026-01-25\"}"));
    }

    @Test
    void ofATypeACampaignAHouseholdGetsSixteenCouponsAndOfOthersAll() throws IOException {
        Map<String, Long> mailed = json(told().of("coupon")).stream()
                .collect(Collectors.groupingBy(
                        c -> c.get("id").asText().charAt(0) + " for "
                                + c.get("member").asText(),
                        Collectors.counting()));
        assertThat(mailed)
                .isEqualTo(Map.of("1 for H12345678", 16L, "1 for H7", 16L, "2 for H12345678", 1L, "2 for H7", 1L));
    }

    @Test
    void aCouponMailedTwiceIsOneOfferThatIsValidAsLongAsEither() throws IOException {
        JsonNode offer = json(told().of("offer")).stream()
                .filter(o -> o.get("id").asText().equals("CJ-70000"))
                .findFirst()
                .orElseThrow();
        assertThat(offer.get("valid")).hasToString("{\"from\":\"2026-01-01\",\"through\":\"2026-01-25\"}");
        assertThat(offer.get("items")).hasToString("{\"skus\":[\"20\",\"30\"]}");
        assertThat(offer.get("audience").asText()).isEqualTo("COUPON");
    }

    @Test
    void whatNobodyBuysIsLeftOutAndCounted() throws IOException {
        Run run = told();
        assertThat(run.lines()).noneMatch(l -> l.contains("80000") || l.contains("80001"));
        assertThat(run.told())
                .contains("4 baskets with 6 lines for 2 members; 6 items")
                .contains("Left out 2 coupon offers and 1 campaigns")
                .contains("1 items cost less than half a cent");
    }

    @Test
    void onlyTheFourSimpleKindsOfOfferAppear() throws IOException {
        assertThat(json(told().of("offer")))
                .extracting(o -> o.get("kind").asText())
                .containsOnly("AMOUNT_OFF", "PERCENT_OFF", "FIXED_PRICE", "SPEND");
    }

    @Test
    void theSameDataAndSeedGiveTheSameBytesPackedOrPlain() throws IOException {
        List<String> plain = told().lines();
        assertThat(told().lines()).isEqualTo(plain);
        Path packed = Files.createDirectory(folder.resolve("packed"));
        new SmallJourney().writePacked(packed);
        assertThat(SmallJourney.run(packed).lines()).isEqualTo(plain);
        assertThat(SmallJourney.run(packed, "--seed", "2").lines())
                .isNotEqualTo(plain)
                .hasSameSizeAs(plain);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        new SmallJourney().without("cj2017_coupons").write(folder);
        Run run = SmallJourney.run(folder);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.told()).contains("has neither cj2017_coupons.csv nor cj2017_coupons.csv.xz");
    }

    @Test
    void aMissingColumnAndABrokenRecordAreNamed() throws IOException {
        new SmallJourney()
                .with("cj2017_campaigns", "campaign_id,house\n1,901\n")
                .write(folder);
        assertThat(SmallJourney.run(folder).told()).contains("cj2017_campaigns.csv has no column household_id");
        new SmallJourney()
                .with("cj_baskets_day1_79", "date,basket_id,user_id,item_id\n1,1,7,10\nx,2,7,10\n")
                .write(folder);
        assertThat(SmallJourney.run(folder).told())
                .contains("cj_baskets_day1_79.csv, record 3: ")
                .contains("\"x\"");
    }

    @Test
    void aBasketOfTwoHouseholdsAndDataWithoutBasketsAreRefused() throws IOException {
        new SmallJourney()
                .with("cj_baskets_day1_79", "date,basket_id,user_id,item_id\n1,1,7,10\n1,1,8,10\n")
                .write(folder);
        assertThat(SmallJourney.run(folder).told()).contains("record 3: basket 1 has two days or two households");
        new SmallJourney()
                .with("cj_baskets_day1_79", "date,basket_id,user_id,item_id\n")
                .write(folder);
        assertThat(SmallJourney.run(folder).told()).contains("no basket in the data");
    }

    private Run told() throws IOException {
        new SmallJourney().write(folder);
        Run run = SmallJourney.run(folder);
        assertThat(run.status()).as(run.told()).isZero();
        return run;
    }

    private static int weighted(String card) {
        int sum = 0;
        for (int i = 0; i < card.length(); i++) {
            sum += Character.digit(card.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
        }
        return sum;
    }

    private static List<JsonNode> json(List<String> lines) throws IOException {
        List<JsonNode> nodes = new java.util.ArrayList<>();
        for (String line : lines) {
            nodes.add(JSON.readTree(line));
        }
        return nodes;
    }
}
