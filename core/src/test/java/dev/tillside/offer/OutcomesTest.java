package dev.tillside.offer;

import static dev.tillside.offer.Shop.amountOff;
import static dev.tillside.offer.Shop.line;
import static dev.tillside.offer.Shop.percentOff;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.Line;
import dev.tillside.member.Member;
import dev.tillside.money.Points;
import dev.tillside.wire.ReferenceObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an offer, and the first reason why. */
class OutcomesTest {
    private static final List<Line> ONE_A = List.of(line("1", "A", 1, "4.00"));
    private static final String HEAD =
            "{'type':'offer','id':'O1','kind':'AMOUNT_OFF','amount':'1.00','items':{'skus':['A']},";

    /** Each field alone would give its reason; of all of them the first in the order of reasons is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MEMBER_REQUIRED  | 'audience':'MEMBERS','stores':['0001'],'valid':{'from':'2027-01-01'}                         | stranger
            NOT_FOR_MEMBER   | 'audience':{'segments':['vip']},'stores':['0001'],'valid':{'from':'2027-01-01'}             | member
            NOT_FOR_MEMBER   | 'audience':{'tiers':['gold']},'valid':{'through':'2026-01-01'}                              | member
            NOT_FOR_MEMBER   | 'audience':'COUPON','stores':['0001']                                                       | member
            MEMBER_REQUIRED  | 'audience':'COUPON','stores':['0001']                                                       | stranger
            WRONG_STORE      | 'stores':['0001'],'valid':{'from':'2027-01-01'}                                             | stranger
            NOT_STARTED      | 'valid':{'from':'2026-11-23'},'weekdays':['MONDAY']                                         | stranger
            EXPIRED          | 'valid':{'through':'2026-11-21'},'weekdays':['MONDAY']                                      | stranger
            WRONG_TIME       | 'weekdays':['MONDAY'],'limits':{'perTransaction':0}                                         | stranger
            NOT_PRESENTED    | 'audience':'COUPON','codes':['9520000001018'],'limits':{'perTransaction':0}                 | stranger
            LIMIT_REACHED    | 'limits':{'perTransaction':0},'items':{'skus':['Z']}                                        | stranger
            LIMIT_REACHED    | 'limits':{'maxDiscount':'0.00'},'items':{'skus':['Z']}                                      | stranger
            MEMBER_REQUIRED  | 'limits':{'perMember':1},'items':{'skus':['Z']}                                             | stranger
            APPLIED          | 'limits':{'perMember':1}                                                                    | member
            APPLIED          | 'audience':{'segments':['new','vip']},'stores':['0042','0001'],'weekdays':['SUNDAY']        | newcomer
            NOT_IN_BASKET    | 'items':{'skus':['Z']}                                                                      | stranger
            """)
    void theFirstReasonIsTold(Reason reason, String fields, String who) {
        Shopper shopper =
                switch (who) {
                    case "stranger" -> Shopper.STRANGER;
                    case "member" -> Shopper.of(Member.of("M1"));
                    default ->
                        Shopper.of(
                                ReferenceObject.member("{\"type\":\"member\",\"id\":\"M1\",\"segments\":[\"new\"]}"));
                };
        assertThat(outcome(fields, Shop.NOON, shopper).reason()).isEqualTo(reason);
    }

    /** London; summer time ends on 25 October 2026 at 01:00 UTC: 01:30 comes twice. It begins on 28 March 2027: no 01:30. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-22T08:59:59Z | 'hours':[{'from':'09:00','to':'10:00'}]                            | WRONG_TIME
            2026-11-22T09:00:00Z | 'hours':[{'from':'09:00','to':'10:00'}]                            | APPLIED
            2026-11-22T10:00:00Z | 'hours':[{'from':'09:00','to':'10:00'}]                            | WRONG_TIME
            2026-10-25T00:30:00Z | 'hours':[{'from':'01:00','to':'02:00'}]                            | APPLIED
            2026-10-25T01:30:00Z | 'hours':[{'from':'01:00','to':'02:00'}]                            | APPLIED
            2026-10-25T02:30:00Z | 'hours':[{'from':'01:00','to':'02:00'}]                            | WRONG_TIME
            2027-03-28T01:30:00Z | 'hours':[{'from':'01:00','to':'02:00'}]                            | WRONG_TIME
            2026-11-21T23:30:00Z | 'hours':[{'from':'22:00','to':'02:00'}],'weekdays':['SATURDAY']    | APPLIED
            2026-11-22T01:30:00Z | 'hours':[{'from':'22:00','to':'02:00'}],'weekdays':['SATURDAY']    | APPLIED
            2026-11-22T02:00:00Z | 'hours':[{'from':'22:00','to':'02:00'}],'weekdays':['SATURDAY']    | WRONG_TIME
            2026-11-22T22:30:00Z | 'hours':[{'from':'22:00','to':'02:00'}],'weekdays':['SATURDAY']    | WRONG_TIME
            2026-11-21T01:30:00Z | 'hours':[{'from':'22:00','to':'02:00'}],'weekdays':['SATURDAY']    | WRONG_TIME
            2026-11-22T10:00:00Z | 'valid':{'through':'2026-11-22T10:00:00Z'}                         | APPLIED
            2026-11-22T10:00:01Z | 'valid':{'through':'2026-11-22T10:00:00Z'}                         | EXPIRED
            2026-11-22T09:59:59Z | 'valid':{'from':'2026-11-22T10:00:00+00:00'}                       | NOT_STARTED
            2026-07-01T22:59:59Z | 'valid':{'from':'2026-07-02','through':'2026-07-02'}               | NOT_STARTED
            2026-07-01T23:00:00Z | 'valid':{'from':'2026-07-02','through':'2026-07-02'}               | APPLIED
            2026-07-02T22:59:59Z | 'valid':{'from':'2026-07-02','through':'2026-07-02'}               | APPLIED
            2026-07-02T23:00:00Z | 'valid':{'from':'2026-07-02','through':'2026-07-02'}               | EXPIRED
            """)
    void theStoresWallClockDecides(Instant at, String fields, Reason reason) {
        assertThat(outcome(fields, at, Shopper.STRANGER).reason()).isEqualTo(reason);
    }

    @Test
    void eachPayerGetsItsShareByLargestRemainderInTheOrderListed() {
        Offer offer = offer("'amount':'0.05','funding':[{'payer':'ACME','deal':'D-77','percent':'33.3333'},"
                + "{'payer':'B','percent':'33.3333'}]");

        PricedLine.Discount discount =
                Shop.price(ONE_A, offer).lines().get(0).discounts().get(0);

        assertThat(discount.funding())
                .extracting(
                        f -> f.payer() + f.deal().orElse("") + " " + f.amount().plain())
                .containsExactly("ACMED-77 0.02", "B 0.01", "RETAILER 0.02");
    }

    @Test
    void aSecondCouponThatFindsNoUnitIsBeatenByItsOwnOffer() {
        Offer coupon = Shop.forCoupons(percentOff("O7", "A", "50"));
        Pricing pricing = Shop.pricing(
                        List.of(line("1", "A", 1, "4.00"), line("2", "B", 1, "4.00")),
                        coupon,
                        amountOff("O1", "B", "1"))
                .withShopper(Shopper.of(Member.of("M1")).withCoupons(List.of(held("C2"), held("C1"))));

        assertThat(told(Offers.price(pricing)))
                .containsExactly("O1 - APPLIED []", "O7 C1 APPLIED []", "O7 C2 BEATEN [O7]");
    }

    @Test
    void whoIsBeatenLearnsByWhom() {
        Offer spend = Shop.inLayer(Shop.spend("S", "10.00", "3.00"), "BASKET");
        Offer other = Shop.inLayer(Shop.spend("T", "9.00", "2.00"), "BASKET");
        PricedBasket priced = Shop.price(
                List.of(line("1", "A", 1, "6.00"), line("2", "B", 1, "4.00")),
                amountOff("O1", "A", "0.50"),
                amountOff("O2", "B", "0.10"),
                spend,
                other);

        // Any discount of the first layer would take the spend away; of two spends the better one stands.
        assertThat(told(priced))
                .containsExactly("O1 - BEATEN [S]", "O2 - BEATEN [S]", "S - APPLIED []", "T - BEATEN [S]");
    }

    @Test
    void aSpendThatOthersKeptShortNamesThemAlone() {
        Offer spend = Shop.inLayer(
                Offer.of(
                        "S",
                        new Reward.Spend(
                                Shop.items("A"),
                                List.of(new Reward.Spend.Tier(
                                        Shop.money("6.00"), new Reward.Deal.AmountOff(Shop.money("1.00")))),
                                false,
                                Reward.Spend.Basis.NET,
                                false)),
                "BASKET");
        PricedBasket priced = Shop.price(
                List.of(line("1", "A", 1, "6.00"), line("2", "B", 1, "4.00")),
                amountOff("O1", "A", "2.00"),
                amountOff("O2", "B", "0.10"),
                spend);

        assertThat(told(priced)).containsExactly("O1 - APPLIED []", "O2 - APPLIED []", "S - BEATEN [O1]");
    }

    @Test
    void towardsPointsCountsWhatEarns() {
        Offer points = Offer.of(
                "P",
                new Reward.PointsReward(
                        Shop.items("A"),
                        Points.of("5"),
                        Reward.PointsReward.Per.BASKET,
                        Optional.of(Shop.money("5.00"))));
        PricedBasket priced = Offers.price(Shop.pricing(
                        List.of(
                                line("1", "A", 1, "3.00"),
                                line("2", "A", 1, "4.00").withEarnsPoints(false)),
                        points)
                .withShopper(Shopper.of(Member.of("M1"))));

        Outcome outcome = priced.outcome("P").orElseThrow();
        assertThat(outcome.reason()).isEqualTo(Reason.SPEND_SHORT);
        assertThat(outcome.nearMiss().orElseThrow().spend()).contains(Shop.money("2.00"));
    }

    @Property(tries = 300)
    void whatAppliesTookWhatItSays(@ForAll long seed) {
        Fair fair = new Fair(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lines.add(fair.line("L" + i));
        }
        PricedBasket priced = Offers.price(fair.pricing(6, Pricing.Outcomes.ALL).withBasket(Shop.basket(lines)));

        Map<String, Long> taken = new TreeMap<>();
        priced.lines().stream()
                .flatMap(l -> l.discounts().stream())
                .forEach(d -> taken.merge(key(d.offer(), d.coupon()), d.amount().minor(), Long::sum));
        priced.tenderCoupons()
                .forEach(t -> taken.merge(key(t.offer(), t.coupon()), t.amount().minor(), Long::sum));
        Map<String, Long> told = new TreeMap<>();
        for (Outcome outcome : priced.outcomes()) {
            assertThat(outcome.uses() > 0).as("%s", outcome).isEqualTo(outcome.reason() == Reason.APPLIED);
            assertThat(outcome.beatenBy().isEmpty()).as("%s", outcome).isEqualTo(outcome.reason() != Reason.BEATEN);
            if (outcome.amount().minor() != 0) {
                told.merge(
                        key(outcome.offer(), outcome.coupon()), outcome.amount().minor(), Long::sum);
            }
        }
        assertThat(told).isEqualTo(taken);
    }

    private static String key(String offer, Optional<String> coupon) {
        return offer + " " + coupon.orElse("-");
    }

    private static HeldCoupon held(String id) {
        return HeldCoupon.of(Coupon.of(id, "M1", "O7"), 1, false);
    }

    private static List<String> told(PricedBasket priced) {
        return priced.outcomes().stream()
                .map(o -> key(o.offer(), o.coupon()) + " " + o.reason() + " " + o.beatenBy())
                .toList();
    }

    /** A later field of one name stands. */
    private static Offer offer(String fields) {
        Map<String, String> byName = new TreeMap<>();
        for (String field : (HEAD.substring(1) + fields).split(",(?='[a-zA-Z]+':)(?![^{]*})(?![^\\[]*\\])")) {
            byName.put(field.substring(0, field.indexOf(':')), field);
        }
        String json = byName.values().stream().collect(Collectors.joining(",", "{", "}"));
        return ReferenceObject.offer(json.replace('\'', '"'), Shop.CLUB);
    }

    private static Outcome outcome(String fields, Instant at, Shopper shopper) {
        Pricing pricing = Pricing.of(Shop.basket(ONE_A), Shop.CLUB, OfferBook.of(Arrays.asList(offer(fields))), at)
                .withShopper(shopper);
        return Offers.price(pricing).outcome("O1").orElseThrow();
    }
}
