package dev.tillside.example.cli.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.cli.authoring.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a file of offers, told as lines that a merchandiser could have written. */
class OfferCheckTest {
    private static final List<String> SHOP = List.of(
            "{'type':'program','id':'club','currency':'GBP','timeZone':'Europe/London','tiers':[{'id':'gold'}]}",
            "{'type':'item','gtin':'05000112637922','description':'Milk','category':'dairy/milk','price':'1.45'}",
            "{'type':'item','gtin':'05000112637939','description':'Butter','category':'dairy/butter','price':'2.10'}",
            "{'type':'item','sku':'APPLE','description':'Apple','category':'fruit','price':'0.30'}");

    private static final String OFFER = "'type':'offer','id':'O1','name':'x'";
    private static final String TEN_OFF = "'kind':'PERCENT_OFF','percent':'10'";
    private static final String MILK = "'items':{'gtins':['05000112637922']}";

    @Test
    void aGoodFileHasNothingToSay() {
        assertThat(codes("{" + OFFER + "," + TEN_OFF + "," + MILK + "}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NOT_JSON              |        | {'type':'offer',}",
                "UNKNOWN_TYPE          | type   | {'type':'ofer','id':'O1'}",
                "UNKNOWN_KIND          | kind   | {OFFER,'kind':'HALF_PRICE'}",
                "MISSING               | percent| {OFFER,'kind':'PERCENT_OFF',MILK}",
                "NOT_IN_QUOTES         | percent| {OFFER,'kind':'PERCENT_OFF',MILK,'percent':10}",
                "NOT_A_PERCENTAGE      | percent| {OFFER,'kind':'PERCENT_OFF',MILK,'percent':'110'}",
                "TOO_MANY_DECIMALS     | amount | {OFFER,'kind':'AMOUNT_OFF',MILK,'amount':'0.105'}",
                "NOT_A_GTIN            | items.gtins[0] | {OFFER,TEN_OFF,'items':{'gtins':['5000112637923']}}",
                "UNKNOWN_LAYER         | layer  | {OFFER,TEN_OFF,MILK,'layer':'WEEKEND'}",
                "FUNDING_OVER          | funding| {OFFER,TEN_OFF,MILK,'funding':[{'payer':'A','percent':'60'},{'payer':'B','percent':'41'}]}",
                "ENDS_BEFORE_IT_STARTS | valid.from | {OFFER,TEN_OFF,MILK,'valid':{'from':'2026-11-30','through':'2026-11-01'}}",
                "ENDS_BEFORE_IT_STARTS | valid.from | {OFFER,TEN_OFF,MILK,'valid':{'from':'2026-11-30','through':'2026-11-29T12:00:00Z'}}",
                "ONE_DEAL              | price  | {OFFER,'kind':'MULTIBUY',MILK,'quantity':2,'price':'1.00','amountOff':'1.00'}",
                "CHOOSES_NOTHING       | items  | {OFFER,TEN_OFF}",
                "NOT_AN_AUDIENCE       | audience | {OFFER,TEN_OFF,MILK,'audience':'FRIENDS'}",
                "NOT_A_DATE            | valid.from | {OFFER,TEN_OFF,MILK,'valid':{'from':'30.11.2026'}}"
            })
    void errorsAreToldInPlainWords(String code, String field, String line) {
        List<Finding> findings = check(line);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.get(0).code()).isEqualTo(code);
        assertThat(findings.get(0).field()).isEqualTo(field == null ? "" : field);
        assertThat(findings.get(0).line()).isEqualTo(SHOP.size() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UNKNOWN_FIELD_MEANT   | {OFFER,TEN_OFF,MILK,'limit':{'perTransaction':1}}",
                "UNKNOWN_FIELD         | {OFFER,TEN_OFF,MILK,'shelfColour':'red'}",
                "NO_SUCH_ITEMS         | {OFFER,TEN_OFF,'items':{'categories':['fish']}}",
                "ITEMS_NOT_IN_TABLE    | {OFFER,TEN_OFF,'items':{'skus':['APPLE','PEAR']}}",
                "MORE_THAN_THE_PRICE   | {OFFER,'kind':'AMOUNT_OFF',MILK,'amount':'1.46'}",
                "NEVER_SAVES           | {OFFER,'kind':'FIXED_PRICE',MILK,'price':'1.45'}",
                "SAVES_NOTHING_ON_SOME | {OFFER,'kind':'FIXED_PRICE','items':{'categories':['dairy']},'price':'1.50'}",
                "NEVER_SAVES           | {OFFER,'kind':'MULTIBUY',MILK,'quantity':2,'price':'2.90'}",
                "MORE_THAN_THE_PRICE   | {OFFER,'kind':'MULTIBUY',MILK,'quantity':2,'amountOff':'2.91'}",
                "BUNDLE_NEVER_SAVES    | {OFFER,'kind':'BUNDLE','parts':[{MILK,'quantity':1},{'items':{'skus':['APPLE']}}],'price':'1.75'}",
                "BUNDLE_FOR_NOTHING    | {OFFER,'kind':'BUNDLE','parts':[{MILK,'quantity':1},{'items':{'skus':['APPLE']}}],'amountOff':'1.76'}",
                "TIER_NEVER_WINS       | {OFFER,'kind':'SPEND','tiers':[{'spend':'20.00','amountOff':'5.00'},{'spend':'50.00','amountOff':'5.00'}]}",
                "TIER_NEVER_WINS       | {OFFER,'kind':'SPEND','tiers':[{'spend':'20.00','percentOff':'10'},{'spend':'50.00','amountOff':'5.00'}]}",
                "TIER_NEVER_WINS       | {OFFER,'kind':'SPEND','limits':{'maxDiscount':'5.00'},'tiers':[{'spend':'20.00','amountOff':'5.00'},{'spend':'50.00','percentOff':'20'}]}",
                "TIER_SAVES_LESS       | {OFFER,'kind':'SPEND','tiers':[{'spend':'20.00','amountOff':'5.00'},{'spend':'40.00','percentOff':'10'}]}",
                "TIER_FROM_ZERO        | {OFFER,'kind':'SPEND','tiers':[{'spend':'0.00','amountOff':'5.00'}]}",
                "TIER_FOR_NOTHING      | {OFFER,'kind':'SPEND','tiers':[{'spend':'5.00','amountOff':'5.00'}]}",
                "LIMIT_ZERO            | {OFFER,TEN_OFF,MILK,'limits':{'totalUses':0}}",
                "LIMIT_UNREACHED       | {OFFER,TEN_OFF,MILK,'limits':{'perTransaction':5,'totalUses':2}}",
                "CAP_BELOW_ONE_USE     | {OFFER,'kind':'AMOUNT_OFF',MILK,'amount':'1.00','limits':{'maxDiscount':'0.50'}}",
                "MEMBER_LIMIT_FOR_EVERYONE | {OFFER,TEN_OFF,MILK,'limits':{'perMember':1}}",
                "NO_SUCH_WEEKDAY       | {OFFER,TEN_OFF,MILK,'weekdays':['TUESDAY'],'valid':{'from':'2026-11-20','through':'2026-11-23'}}",
                "UNKNOWN_TIER          | {OFFER,TEN_OFF,MILK,'audience':{'tiers':['platinum']}}",
                "EXCLUSIVE_SPEND       | {OFFER,'kind':'SPEND','exclusive':true,'tiers':[{'spend':'20.00','amountOff':'5.00'}]}",
                "NO_NAME               | {'type':'offer','id':'O1',TEN_OFF,MILK}",
                "COUPON_WITHOUT_OFFER  | {'type':'coupon','id':'C1','offer':'O9'}"
            })
    void warningsAreToldInPlainWords(String code, String line) {
        List<Finding> findings = check(line);
        assertThat(findings).extracting(Finding::code).containsExactly(code);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aMisspeltFieldIsNamedBesideWhatIsMissing() {
        assertThat(codes("{OFFER,TEN_OFF,'item':{'skus':['APPLE']}}"))
                .hasSize(2)
                .contains("UNKNOWN_FIELD_MEANT");
    }

    @Test
    void thresholdsAreExact() {
        assertThat(codes("{OFFER,'kind':'AMOUNT_OFF',MILK,'amount':'1.45'}")).isEmpty();
        assertThat(codes("{OFFER,'kind':'FIXED_PRICE',MILK,'price':'1.44'}")).isEmpty();
        assertThat(codes("{OFFER,'kind':'MULTIBUY',MILK,'quantity':2,'price':'2.89'}"))
                .isEmpty();
        assertThat(codes("{OFFER,'kind':'SPEND','tiers':[{'spend':'20.00','percentOff':'10'},"
                        + "{'spend':'50.00','amountOff':'5.01'}]}"))
                .isEmpty();
        assertThat(codes("{OFFER,TEN_OFF,MILK,'weekdays':['MONDAY'],"
                        + "'valid':{'from':'2026-11-20','through':'2026-11-23'}}"))
                .isEmpty();
    }

    @Test
    void offersOfOneLayerCompeteWhereDatesAndGoodsMeet() {
        String december = "'valid':{'from':'2026-12-01','through':'2026-12-31'}";
        String november = "'valid':{'from':'2026-11-01','through':'2026-11-30'}";
        String first = "{OFFER,TEN_OFF,MILK," + november + "}";
        String second = "{'type':'offer','id':'O2','name':'y',TEN_OFF,'items':{'categories':['dairy']},";
        assertThat(codes(first, second + november + "}")).containsExactly("RIVALS");
        assertThat(codes(first, second + december + "}")).isEmpty();
        assertThat(codes(first, second + november + ",'layer':'COUPON'}")).isEmpty();
        assertThat(codes(first, second + november + ",'stores':['7']}")).containsExactly("RIVALS");
    }

    @Test
    void couponsAreHeldAgainstTheirOffers() {
        String coupons = "{OFFER,TEN_OFF,MILK,'audience':'COUPON','valid':{'through':'2026-11-30'}}";
        String everyone = "{OFFER,TEN_OFF,MILK}";
        assertThat(codes(coupons, "{'type':'coupon','id':'C1','offer':'O1'}")).isEmpty();
        assertThat(codes(coupons, "{'type':'coupon','id':'C1','offer':'O1','valid':{'through':'2026-12-01'}}"))
                .containsExactly("COUPON_OUTSIDE_OFFER");
        assertThat(codes(coupons, "{'type':'coupon','id':'C1','offer':'O1','valid':{'from':'2026-12-01'}}"))
                .containsExactly("COUPON_NEVER_VALID");
        assertThat(codes(everyone, "{'type':'coupon','id':'C1','offer':'O1'}"))
                .containsExactly("COUPON_FOR_OPEN_OFFER");
    }

    @Test
    void oneObjectTwiceIsTold() {
        String offer = "{OFFER,TEN_OFF,MILK}";
        assertThat(codes(offer, offer)).containsExactly("SAME_VERSION");
        assertThat(codes("{OFFER,TEN_OFF,MILK,'version':2}", offer)).containsExactly("OLDER_VERSION");
        assertThat(codes(offer, "{OFFER,TEN_OFF,MILK,'version':2}")).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSame() {
        Words english = Words.in("en");
        Words chinese = Words.in("zh-Hans");
        assertThat(chinese.codes()).isEqualTo(english.codes());
        english.codes()
                .forEach(code -> assertThat(places(chinese.word(code))).as(code).isEqualTo(places(english.word(code))));
    }

    private static TreeSet<String> places(String sentence) {
        TreeSet<String> places = new TreeSet<>();
        Pattern.compile("\\{(\\w+)}").matcher(sentence).results().forEach(r -> places.add(r.group(1)));
        return places;
    }

    private static List<String> codes(String... lines) {
        return check(lines).stream().map(Finding::code).toList();
    }

    private static List<Finding> check(String... lines) {
        List<String> file = new ArrayList<>(SHOP);
        file.addAll(List.of(lines));
        List<Finding> findings = OfferCheck.of(
                List.of(), file.stream().map(OfferCheckTest::written).toList());
        findings.forEach(f -> assertThat(f.sentence("en")).doesNotContain("?,", "{"));
        return findings;
    }

    private static String written(String line) {
        return line.replace("OFFER,", OFFER + ",")
                .replace("TEN_OFF", TEN_OFF)
                .replace("MILK", MILK)
                .replace('\'', '"');
    }
}
