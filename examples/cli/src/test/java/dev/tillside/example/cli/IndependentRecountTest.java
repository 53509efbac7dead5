package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recount accepts what is right and names what is wrong: on two baskets priced by hand. */
class IndependentRecountTest {
    private static final String INPUT = """
            {"type":"program","id":"p","currency":"USD","timeZone":"America/New_York","points":{"decimals":0,"earn":[{"points":"1","per":"1.00"}]},"tiers":[{"id":"blue"},{"id":"gold","multiplier":"1.5"}],"tenders":"RECORD"}
            {"type":"item","sku":"milk","category":"dairy/milk","price":"2.69"}
            {"type":"item","sku":"wine","category":"drinks/wine","price":"30.00"}
            {"type":"member","id":"H1","cards":["2900000000018"],"tier":"gold"}
            {"type":"offer","id":"SPEND","layer":"BASKET","audience":"MEMBERS","kind":"SPEND","tiers":[{"spend":"50.00","amountOff":"5.00"}]}
            {"type":"offer","id":"MILK","audience":"EVERYONE","valid":{"from":"2026-01-01","through":"2026-01-07"},"kind":"PERCENT_OFF","percent":"15","items":{"categories":["dairy"]}}
            {"type":"offer","id":"WINE","audience":"COUPON","kind":"AMOUNT_OFF","amount":"0.35","items":{"skus":["wine"]},"funding":[{"payer":"M1","deal":"D1","percent":"70"}]}
            {"type":"coupon","id":"C1","member":"H1","offer":"WINE","uses":1,"valid":{"from":"2026-01-01","through":"2026-01-31"}}
            {"type":"begin","tx":"T1","at":"2026-01-01T23:00:00-05:00","store":"0042","workstation":"1"}
            {"type":"scan","tx":"T1","raw":"2900000000018"}
            {"type":"add","tx":"T1","line":"1","sku":"milk","quantity":"1","unit":"each","amount":"2.69"}
            {"type":"add","tx":"T1","line":"2","sku":"wine","quantity":"2","unit":"each","amount":"60.00"}
            {"type":"commit","tx":"T1"}
            {"type":"sync"}
            """;

    private static final String ANSWERS = """
            {"n":9,"type":"ok"}
            {"n":10,"type":"scanned","as":"MEMBER","reason":null,"member":"H1"}
            {"n":11,"type":"ok"}
            {"n":12,"type":"ok"}
            {"n":13,"type":"committed","tx":"T1","key":"0042/1/2026-01-01/T1","total":"62.69","discount":"5.75","due":"56.94","pointsEarned":"85","pointsBalance":"85","redeemed":[],"tenderCoupons":[],"lines":[{"line":"1","amount":"2.69","net":"2.09","points":"3","discounts":[{"offer":"MILK","coupon":null,"amount":"0.40","funding":[{"payer":"RETAILER","amount":"0.40"}]},{"offer":"SPEND","coupon":null,"amount":"0.20","funding":[{"payer":"RETAILER","amount":"0.20"}]}]},{"line":"2","amount":"60.00","net":"54.85","points":"82","discounts":[{"offer":"WINE","coupon":"C1","amount":"0.35","funding":[{"payer":"M1","deal":"D1","amount":"0.25"},{"payer":"RETAILER","amount":"0.10"}]},{"offer":"SPEND","coupon":null,"amount":"4.80","funding":[{"payer":"RETAILER","amount":"4.80"}]}]}],"offers":[{"offer":"MILK","coupon":null,"outcome":"APPLIED","uses":1,"amount":"0.40"},{"offer":"WINE","coupon":"C1","outcome":"APPLIED","uses":1,"amount":"0.35"},{"offer":"SPEND","coupon":null,"outcome":"APPLIED","uses":1,"amount":"5.00"}]}
            {"n":14,"type":"synced","pushed":1,"pulled":0,"waiting":0,"conflicts":[]}
            """;

    /** 70 % of 35 cents is 24.5 cents, 30 % is 10.5: the cent that is left goes to the one listed first. */
    @Test
    void whatIsRightHasNoProblemAndAddsUp() {
        IndependentRecount recount = recount(INPUT, ANSWERS);
        assertThat(recount.problems()).isEmpty();
        assertThat(recount.figures())
                .isEqualTo(new IndependentRecount.Figures(
                        1,
                        2,
                        6269,
                        575,
                        5694,
                        new BigDecimal(85),
                        new java.util.TreeMap<>(Map.of("M1", 25L, "RETAILER", 550L)),
                        1,
                        0,
                        1,
                        0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"total\":\"62.69\"           | \"total\":\"62.68\"            | total should be 6269",
                "\"due\":\"56.94\"             | \"due\":\"56.95\"              | due should be 5694",
                "\"net\":\"2.09\"              | \"net\":\"2.10\"               | line 1 net should be 209",
                "\"amount\":\"60.00\",\"net\"  | \"amount\":\"59.00\",\"net\"   | line 2 amount should be 6000",
                "\"amount\":\"0.25\"           | \"amount\":\"0.24\"            | funding of 35",
                "\"pointsEarned\":\"85\"       | \"pointsEarned\":\"56\"        | points should be 85",
                "\"points\":\"82\"             | \"points\":\"81\"              | points of the lines should be 85",
                "\"pointsBalance\":\"85\"      | \"pointsBalance\":\"170\"      | points balance should be 85",
                "\"coupon\":\"C1\",\"amount\"  | \"coupon\":\"C2\",\"amount\"   | a coupon that the member does not hold",
                "2026-01-01/T1                 | 2026-01-02/T1                  | key should be 0042/1/2026-01-01/T1",
                "\"pushed\":1                  | \"pushed\":0                   | 1 baskets were committed and 0 delivered",
                "\"pushed\":1                  | \"pushed\":2                   | 1 baskets were committed and 2 delivered",
                "\"waiting\":0                 | \"waiting\":1                  | 1 baskets still wait",
                "\"n\":11,\"type\":\"ok\"      | \"n\":11,\"type\":\"error\"    | line 11 (add) should be ok",
                "\"as\":\"MEMBER\"             | \"as\":\"PLAIN\"               | as should be MEMBER",
                "\"outcome\":\"APPLIED\",\"uses\":1,\"amount\":\"5.00\"|\"outcome\":\"BEATEN\",\"uses\":0,\"amount\":\"0.00\"|says BEATEN of SPEND"
            })
    void aWrongAnswerIsNamed(String right, String wrong, String problem) {
        assertThat(ANSWERS).contains(right);
        assertThat(recount(INPUT, ANSWERS.replaceFirst(java.util.regex.Pattern.quote(right), wrong))
                        .problems())
                .anyMatch(p -> p.contains(problem));
    }

    /** Sums that agree with each other are not enough: this basket keeps five dollars from the shopper. */
    @Test
    void aDiscountThatIsNotTheBestIsNamedThoughTheSumsAgree() {
        String worse = ANSWERS.replace(
                        "\"discount\":\"5.75\",\"due\":\"56.94\"", "\"discount\":\"0.75\",\"due\":\"61.94\"")
                .replace("\"85\"", "\"92\"")
                .replace("\"points\":\"82\"", "\"points\":\"89\"")
                .replace("\"net\":\"2.09\"", "\"net\":\"2.29\"")
                .replace("\"net\":\"54.85\"", "\"net\":\"59.65\"")
                .replaceAll(",\\{\"offer\":\"SPEND\",\"coupon\":null,\"amount\"[^}]*\\}\\]\\}", "")
                .replaceAll(
                        ",\\{\"offer\":\"SPEND\",\"coupon\":null,\"outcome\":\"APPLIED\",\"uses\":1",
                        ",{\"offer\":\"SPEND\",\"outcome\":\"BEATEN\",\"uses\":0");
        assertThat(recount(INPUT, worse).problems())
                .containsExactly("basket T1 discount, worked out here should be 575 and is 75");
    }

    @Test
    void aBasketCommittedTwiceOrNeverIsNamed() {
        String input = INPUT.replace("{\"type\":\"sync\"}", "{\"type\":\"commit\",\"tx\":\"T1\"}\n{\"type\":\"sync\"}");
        String twice = ANSWERS.replace(
                "{\"n\":14", ANSWERS.lines().skip(4).findFirst().orElseThrow().replace("13", "14") + "\n{\"n\":15");
        assertThat(recount(input, twice).problems()).anyMatch(p -> p.contains("was committed 2 times"));
        String never = ANSWERS.replaceAll("\\{\"n\":13[^\\n]*\\n", "");
        assertThat(recount(INPUT, never).problems())
                .contains("basket T1 was committed 0 times", "line 13 (commit) has no answer");
    }

    @Test
    void offersThatCompeteAreBoundedByWhatTheyGiveAloneAndTogether() {
        String input = INPUT.replace(
                "{\"type\":\"coupon\"",
                "{\"type\":\"offer\",\"id\":\"ALL\",\"kind\":\"PERCENT_OFF\",\"percent\":\"20\",\"items\":{\"categories\":[\"drinks\"]}}\n{\"type\":\"coupon\"");
        String answers = ANSWERS;
        for (int n = 14; n >= 9; n--) {
            answers = answers.replace("\"n\":" + n + ",", "\"n\":" + (n + 1) + ",");
        }
        IndependentRecount recount = recount(input, answers);
        assertThat(recount.problems())
                .containsExactly("basket T1 has a discount of 575, which is not from 1740 to 1775");
        assertThat(recount.figures().bounded()).isOne();
    }

    private static IndependentRecount recount(String input, String answers) {
        IndependentRecount recount = new IndependentRecount();
        input.lines().forEach(recount::input);
        answers.lines().forEach(recount::answer);
        return recount;
    }
}
