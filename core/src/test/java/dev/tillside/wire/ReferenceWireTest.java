package dev.tillside.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.item.ItemId;
import dev.tillside.list.ShoppingList;
import dev.tillside.member.Member;
import dev.tillside.member.Tier;
import dev.tillside.money.Points;
import dev.tillside.offer.Audience;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Limits;
import dev.tillside.offer.Offer;
import dev.tillside.offer.Reward;
import dev.tillside.points.PointsRules;
import dev.tillside.points.Program;
import dev.tillside.scan.ScanRules;
import dev.tillside.text.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of object that head office sends down, as the wire format writes it, and what is said of a wrong one. */
class ReferenceWireTest {
    private static final String PROGRAM = """
            {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London",
             "layers":["PROMOTION","COUPON","BASKET","TENDER"],
             "points":{"decimals":1,"earn":[{"points":"1","per":"1.00","steps":true,"tier":"gold"},
               {"points":"5","per":"2.00","items":{"tags":["organic"]},"valid":{"from":"2026-11-01"}}],
               "multipliers":"BEST","burn":{"points":"100","worth":"1.00","step":"50","minimum":"200"},
               "pendingDays":2,"expiresAfterDays":730,"grace":14},
             "birthday":{"multiplier":"2"},
             "tiers":[{"id":"blue"},{"id":"gold","from":"1000.00","basis":"SPEND","period":"P1Y","window":"CALENDAR","multiplier":"2"}],
             "vouchers":[{"id":"five","points":"500","value":"5.00","validDays":30,"codePrefix":"V-"}],
             "cashBack":{"percent":"1","yearlyCap":"100.00"},
             "returns":{"policy":"READJUDICATE","days":30},"tenders":"RECORD","unknownCards":"ACCEPT","debt":"FORGIVE"}
            """;
    private static final Program CLUB = ReferenceObject.program(PROGRAM);

    @Test
    void theWholeProgrammeReads() {
        assertThat(CLUB.currency().getCurrencyCode()).isEqualTo("GBP");
        assertThat(CLUB.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
        PointsRules points = CLUB.points();
        assertThat(points.decimals()).isEqualTo(1);
        assertThat(points.earn()).hasSize(2);
        assertThat(points.earn().get(0).steps()).isTrue();
        assertThat(points.multipliers()).isEqualTo(PointsRules.Multipliers.BEST);
        assertThat(points.burn().orElseThrow().step()).isEqualTo(Points.of(50));
        assertThat(points.birthdayMultiplier()).contains(BigDecimal.valueOf(2));
        assertThat(points.graceDays()).isEqualTo(14);
        Tier gold = CLUB.tier("gold").orElseThrow();
        assertThat(gold.period()).contains(Period.ofYears(1));
        assertThat(gold.window()).isEqualTo(Tier.Window.CALENDAR);
        assertThat(CLUB.returns())
                .isEqualTo(new Program.Returns(Program.ReturnPolicy.READJUDICATE, OptionalInt.of(30)));
        assertThat(CLUB.tenders()).isEqualTo(Program.Tenders.RECORD);
        assertThat(CLUB.cashBack().orElseThrow().percent().plain()).isEqualTo("1");
    }

    @Test
    void whatHeadOfficeAloneNeedsOfAMemberIsKnownAndIgnored() {
        Fields member = Fields.parse("{\"id\":\"M1\",\"consent\":{\"contact\":true,\"profile\":false},"
                + "\"contact\":{\"email\":\"a@example.org\",\"phone\":\"1\"}}");
        assertThat(ReferenceReader.member(member)).isEqualTo(ReferenceReader.member(Fields.parse("{\"id\":\"M1\"}")));
        assertThat(member.unknown()).isEmpty();
    }

    @Test
    void aProgrammeNeedsThreeFieldsAndHasDefaultsForAllElse() {
        Program least = ReferenceObject.program(
                "{\"type\":\"program\",\"id\":\"p\",\"currency\":\"JPY\",\"timeZone\":\"Asia/Tokyo\"}");

        assertThat(least.layers()).isEqualTo(Program.DEFAULT_LAYERS);
        assertThat(least.points()).isEqualTo(PointsRules.NONE);
        assertThat(least.tenders()).isEqualTo(Program.Tenders.STRICT);
        assertThat(least.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"AMOUNT_OFF\",\"items\":{\"gtins\":[\"5000112637922\"]},\"amount\":\"0.50\",\"perMeasure\":\"kg\"",
                "\"kind\":\"PERCENT_OFF\",\"items\":{\"brands\":[\"B\"]},\"percent\":\"12.5\"",
                "\"kind\":\"FIXED_PRICE\",\"items\":{\"skus\":[\"A\"]},\"price\":\"0.99\"",
                "\"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"quantity\":2,\"price\":\"2.50\"",
                "\"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"quantity\":3,\"percentOff\":\"100\",\"cheapest\":1",
                "\"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"quantity\":2,\"amountOff\":\"1.00\"",
                "\"kind\":\"BUY_GET\",\"buy\":{\"items\":{\"skus\":[\"A\"]},\"quantity\":2},"
                        + "\"get\":{\"items\":{\"skus\":[\"B\"]},\"quantity\":1,\"price\":\"0.10\"}",
                "\"kind\":\"BUNDLE\",\"parts\":[{\"items\":{\"skus\":[\"A\"]},\"quantity\":1},"
                        + "{\"items\":{\"skus\":[\"B\"]}}],\"price\":\"3.00\"",
                "\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"20.00\",\"amountOff\":\"2.00\"},"
                        + "{\"spend\":\"50.00\",\"percentOff\":\"12\"}],\"basis\":\"GROSS\",\"combinable\":true",
                "\"kind\":\"SPEND\",\"tiers\":[{\"spend\":\"20.00\",\"amountOff\":\"2.00\"}],\"repeat\":true",
                "\"kind\":\"POINTS\",\"points\":\"50\",\"per\":\"UNIT\",\"items\":{\"skus\":[\"A\"]}",
                "\"kind\":\"POINTS\",\"points\":\"50\",\"per\":\"BASKET\",\"spend\":\"30.00\"",
                "\"kind\":\"POINTS_MULTIPLIER\",\"factor\":\"3\"",
                "\"kind\":\"GIFT\",\"buy\":{\"items\":{\"skus\":[\"A\"]},\"quantity\":2},"
                        + "\"gift\":{\"gtin\":\"5000112637922\",\"quantity\":1}",
                "\"kind\":\"GIFT\",\"spend\":\"30.00\",\"gift\":{\"gtin\":\"5000112637922\"}",
                "\"kind\":\"BENEFIT\",\"benefit\":\"RECIPE\",\"text\":{\"en\":\"Soup\",\"zh\":\"汤\"}"
            })
    void everyKindOfOfferReads(String kind) {
        Offer offer = ReferenceObject.offer("{\"type\":\"offer\",\"id\":\"O\"," + kind + "}", CLUB);

        assertThat(offer.id()).isEqualTo("O");
        assertThat(ReferenceObject.read("{\"type\":\"offer\",\"id\":\"O\"," + kind + "}", Optional.of(CLUB))
                        .json())
                .doesNotContain("\n");
    }

    @Test
    void anOfferWithEverythingReads() {
        Offer offer = ReferenceObject.offer("""
                {"type":"offer","id":"O1","version":7,"name":{"en":"Milk 2 for 2.50","zh":"牛奶"},"layer":"BASKET",
                 "audience":{"tiers":["gold"]},"valid":{"from":"2026-11-01","through":"2026-11-30T12:00:00Z"},
                 "weekdays":["MONDAY","SUNDAY"],"hours":[{"from":"22:00","to":"24:00"}],"stores":["0042"],
                 "kind":"MULTIBUY","items":{"gtins":["05000112637922"],"except":{"tags":["frozen"]}},"quantity":2,"price":"2.50",
                 "limits":{"perTransaction":5,"perMember":9,"perMemberPeriod":{"uses":1,"period":"P7D"},"totalUses":1000,
                           "totalAmount":"500.00","maxDiscount":"10.00"},
                 "exclusive":true,"present":true,"codes":["990123456789"],"taxTreatment":"THIRD_PARTY_PAYMENT",
                 "offline":"BOUNDED_RISK","offlineUses":3,
                 "funding":[{"payer":"ACME","deal":"D-77","percent":"60"},{"payer":"BETA","percent":"15.5"}]}
                """, CLUB);

        assertThat(offer.version()).isEqualTo(7);
        assertThat(offer.name().in("zh-Hans", "")).isEqualTo("牛奶");
        assertThat(offer.layer()).isEqualTo("BASKET");
        assertThat(offer.audience()).isInstanceOf(Audience.Tiers.class);
        assertThat(offer.limits().perMemberPeriod()).contains(new Limits.PerPeriod(1, Period.ofDays(7)));
        assertThat(offer.limits().totalUses()).hasValue(1000);
        assertThat(offer.funding()).hasSize(2);
        assertThat(offer.offline()).contains(new Offer.Offline(Offer.Offline.Policy.BOUNDED_RISK, 3));
        assertThat(offer.reward()).isInstanceOf(Reward.MultiBuy.class);
    }

    @Test
    void aCouponOfferStandsInTheCouponLayerUnlessItSaysOtherwise() {
        String offer =
                "{\"type\":\"offer\",\"id\":\"O\",\"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\"%s}";

        assertThat(ReferenceObject.offer(String.format(offer, ",\"audience\":\"COUPON\""), CLUB)
                        .layer())
                .isEqualTo("COUPON");
        assertThat(ReferenceObject.offer(String.format(offer, ""), CLUB).layer())
                .isEqualTo("PROMOTION");
    }

    @Test
    void membersCouponsListsItemsAndScanRulesRead() {
        Member member = ReferenceObject.member("""
                {"type":"member","id":"M1","cards":["2900000012349","0000123456"],"tier":"gold","name":"A.","language":"en",
                 "birthday":"--11-22","points":"1250","joined":"2025-01-03","segments":["family"],"household":"H1",
                 "valid":{"from":"2025-01-03"},"notes":["allergic to nuts"]}
                """);
        assertThat(member.cards()).containsExactly("2900000012349", "0000123456");
        assertThat(member.birthday()).contains(MonthDay.of(11, 22));
        assertThat(member.openingPoints()).isEqualTo(Points.of(1250));
        assertThat(member.toString()).doesNotContain("A.").doesNotContain("29000");

        Coupon coupon = ReferenceObject.coupon("""
                {"type":"coupon","id":"C1","member":"M1","offer":"O7","uses":2,"valid":{"through":"2026-12-06"},"codes":["99"]}
                """);
        assertThat(coupon.uses()).isEqualTo(2);

        ShoppingList list = ReferenceObject.list("""
                {"type":"list","id":"253-1","member":"M1","issued":"2026-11-20","valid":{"from":"2026-11-20","through":"2026-12-06"},
                 "codes":["123456789012"],
                 "lines":[{"item":{"gtin":"05000112637922","description":"Milk 2 l"},"quantity":"2","coupon":"C1","price":"1.15",
                           "was":"1.45","due":"2026-11-24"},{"item":{"sku":"BREAD"}}],
                 "benefits":[{"kind":"RECIPE","text":{"en":"Soup"}}]}
                """, CLUB);
        assertThat(list.lines()).hasSize(2);
        assertThat(list.lines().get(0).due()).contains(LocalDate.of(2026, 11, 24));
        assertThat(list.benefits()).containsExactly(new ShoppingList.Benefit("RECIPE", LocalizedText.english("Soup")));

        assertThat(ReferenceObject.item("""
                                {"type":"item","gtin":"5000112637922","description":"Milk","brand":"D","storeBrand":true,
                                 "category":"dairy/milk","department":"grocery","price":"1.45","cost":"0.90","vendor":"V",
                                 "tags":["a"],"couponFamilies":["1"]}
                                """, CLUB).id()).isEqualTo(new ItemId("05000112637922", true));

        ScanRules rules = ReferenceObject.scanRules("""
                {"type":"scanRules","id":"store","region":"DE","strict":false,
                 "cards":[{"name":"club","prefix":"29000","length":13,"check":"MOD10","symbologies":["EAN13"]}],
                 "templates":["2{item:5}{i}{price:5}{c}"],"separatorSubstitutes":["~"]}
                """);
        assertThat(rules.cards()).hasSize(1);
        assertThat(ReferenceObject.storeZone("{\"type\":\"store\",\"id\":\"0042\",\"timeZone\":\"Europe/Berlin\"}"))
                .isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void aRemovalNeedsNothingButTheKey() {
        ReferenceObject gone = ReferenceObject.read(
                "{\"type\":\"offer\",\"id\":\"O1\",\"version\":3,\"removed\":true}", Optional.of(CLUB));

        assertThat(gone.removed()).isTrue();
        assertThat(gone.version()).isEqualTo(3);
        assertThat(ReferenceObject.read("{\"type\":\"item\",\"sku\":\"A\",\"removed\":true}", Optional.empty())
                        .id())
                .isEqualTo("sku:A");
    }

    @Test
    void unknownFieldsAreLeftAloneEverywhere() {
        assertThat(ReferenceObject.read("""
                                {"type":"offer","id":"O","kind":"AMOUNT_OFF","amount":"1.00","colour":"red","nested":{"a":[1.5e300]},
                                 "items":{"all":true,"planets":["mars"]},"limits":{"perMoon":1},"funding":[{"payer":"A","percent":"1","x":null}]}
                                """, Optional.of(CLUB)).id()).isEqualTo("O");
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "not JSON                  | {\"type\":\"offer\"                                  | MALFORMED    | ''",
                "an array                  | []                                                   | MALFORMED    | ''",
                "two objects               | {\"type\":\"offer\"} {}                              | MALFORMED    | ''",
                "a field twice             | {\"type\":\"offer\",\"type\":\"offer\"}              | MALFORMED    | ''",
                "a field twice inside      | {\"type\":\"offer\",\"x\":{\"a\":1,\"a\":1}}         | MALFORMED    | ''",
                "no type                   | {\"id\":\"O\"}                                       | MISSING      | type",
                "a type that is null       | {\"type\":null}                                      | MISSING      | type",
                "a type that is a number   | {\"type\":7}                                         | BAD_VALUE    | type",
                "no such type              | {\"type\":\"offr\",\"id\":\"O\"}                     | UNKNOWN_TYPE | type",
                "no id                     | {\"type\":\"coupon\",\"offer\":\"O\"}                | MISSING      | id",
                "a blank id                | {\"type\":\"store\",\"id\":\" \",\"timeZone\":\"UTC\"} | BAD_VALUE  | id",
                "no currency               | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\"} | MISSING  | currency",
                "no such currency          | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"gbp\"} | BAD_VALUE | currency",
                "four decimals             | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"CLF\"} | BAD_VALUE | currency",
                "no such zone              | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"Mars\",\"currency\":\"GBP\"} | BAD_VALUE | timeZone",
                "tender not last           | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"GBP\",\"layers\":[\"TENDER\",\"A\"]} | BAD_VALUE | layers",
                "a layer twice             | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"GBP\",\"layers\":[\"A\",\"A\"]} | BAD_VALUE | layers",
                "days without end          | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"GBP\",\"points\":{\"expiresAfterDays\":2147483647}} | BAD_VALUE | points.expiresAfterDays",
                "points as a number        | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"GBP\",\"points\":{\"earn\":[{\"points\":1,\"per\":\"1\"}]}} | BAD_VALUE | points.earn[0].points",
                "a period without end      | {\"type\":\"program\",\"id\":\"p\",\"timeZone\":\"UTC\",\"currency\":\"GBP\",\"tiers\":[{\"id\":\"t\",\"period\":\"P99999999Y\"}]} | BAD_VALUE | tiers[0].period",
                "a version below zero      | {\"type\":\"member\",\"id\":\"M\",\"version\":-1}    | BAD_VALUE    | version",
                "a version in quotes       | {\"type\":\"member\",\"id\":\"M\",\"version\":\"1\"} | BAD_VALUE    | version",
                "a version with decimals   | {\"type\":\"member\",\"id\":\"M\",\"version\":1.0}   | BAD_VALUE    | version",
                "a card as a number        | {\"type\":\"member\",\"id\":\"M\",\"cards\":[\"1\",29]} | BAD_VALUE | cards[1]",
                "cards that are no array   | {\"type\":\"member\",\"id\":\"M\",\"cards\":\"29\"}  | BAD_VALUE    | cards",
                "a birthday that is none   | {\"type\":\"member\",\"id\":\"M\",\"birthday\":\"--13-01\"} | BAD_VALUE | birthday",
                "points below zero         | {\"type\":\"member\",\"id\":\"M\",\"points\":\"-1\"} | BAD_VALUE    | points",
                "points without measure    | {\"type\":\"member\",\"id\":\"M\",\"points\":\"999999999999999\"} | BAD_VALUE | points",
                "a day that is none        | {\"type\":\"member\",\"id\":\"M\",\"joined\":\"2026-02-30\"} | BAD_VALUE | joined",
                "a year without measure    | {\"type\":\"member\",\"id\":\"M\",\"joined\":\"+999999999-01-01\"} | BAD_VALUE | joined",
                "ends before it starts     | {\"type\":\"member\",\"id\":\"M\",\"valid\":{\"from\":\"2026-02-02\",\"through\":\"2026-02-01\"}} | BAD_VALUE | valid.from",
                "no uses                   | {\"type\":\"coupon\",\"id\":\"C\",\"offer\":\"O\",\"uses\":0} | BAD_VALUE | uses",
                "uses in quotes            | {\"type\":\"coupon\",\"id\":\"C\",\"offer\":\"O\",\"uses\":\"2\"} | BAD_VALUE | uses",
                "removed in quotes         | {\"type\":\"coupon\",\"id\":\"C\",\"removed\":\"yes\"} | BAD_VALUE  | removed",
                "half a character          | {\"type\":\"coupon\",\"id\":\"C\\ud83e\",\"offer\":\"O\"} | BAD_VALUE | id",
                "no key                    | {\"type\":\"item\",\"description\":\"Milk\"}         | MISSING      | gtin",
                "two keys                  | {\"type\":\"item\",\"gtin\":\"5000112637922\",\"sku\":\"A\"} | BAD_VALUE | sku",
                "a bad GTIN                | {\"type\":\"item\",\"gtin\":\"5000112637923\"}       | BAD_VALUE    | gtin",
                "a list's bad GTIN         | {\"type\":\"list\",\"id\":\"L\",\"member\":\"M\",\"lines\":[{\"item\":{\"gtin\":\"1\"}}]} | BAD_VALUE | lines[0].item.gtin",
                "a list's bad quantity     | {\"type\":\"list\",\"id\":\"L\",\"member\":\"M\",\"lines\":[{\"item\":{\"sku\":\"A\"}},{\"item\":{\"sku\":\"A\"},\"quantity\":\"0\"}]} | BAD_VALUE | lines[1].quantity",
                "a card pattern's check    | {\"type\":\"scanRules\",\"id\":\"s\",\"cards\":[{\"prefix\":\"1\",\"check\":\"MOD11\"}]} | BAD_VALUE | cards[0].check",
                "overlapping patterns      | {\"type\":\"scanRules\",\"id\":\"s\",\"cards\":[{\"name\":\"a\",\"prefix\":\"1\"},{\"name\":\"b\",\"prefix\":\"1\"}]} | BAD_VALUE | cards[1]",
                "no such symbol            | {\"type\":\"scanRules\",\"id\":\"s\",\"cards\":[{\"prefix\":\"1\",\"symbologies\":[\"QR\",\"EAN\"]}]} | BAD_VALUE | cards[0].symbologies[1]"
            })
    void aFaultNamesItsField(String what, String json, Code code, String path) {
        assertFault(json, code, path);
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "no kind              | \"items\":{\"all\":true}                                             | MISSING       | kind",
                "no such kind         | \"kind\":\"FREE\"                                                    | UNKNOWN_KIND  | kind",
                "no such layer        | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"layer\":\"MAGIC\" | UNKNOWN_LAYER | layer",
                "no such audience     | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"audience\":\"ALL\" | BAD_VALUE | audience",
                "an empty audience    | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"audience\":{} | BAD_VALUE | audience",
                "amount as a number   | \"kind\":\"AMOUNT_OFF\",\"items\":{\"all\":true},\"amount\":0.5       | BAD_VALUE     | amount",
                "amount below zero    | \"kind\":\"AMOUNT_OFF\",\"items\":{\"all\":true},\"amount\":\"-0.50\" | BAD_VALUE     | amount",
                "amount of a tenth    | \"kind\":\"AMOUNT_OFF\",\"items\":{\"all\":true},\"amount\":\"0.505\" | BAD_VALUE    | amount",
                "percent above all    | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"101\" | BAD_VALUE    | percent",
                "a bad GTIN           | \"kind\":\"PERCENT_OFF\",\"items\":{\"gtins\":[\"5000112637922\",\"5\"]},\"percent\":\"5\" | BAD_VALUE | items.gtins[1]",
                "a bad GTIN excepted  | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true,\"except\":{\"gtins\":[\"5\"]}},\"percent\":\"5\" | BAD_VALUE | items.except.gtins[0]",
                "items in no object   | \"kind\":\"PERCENT_OFF\",\"items\":[\"A\"],\"percent\":\"5\"         | BAD_VALUE     | items",
                "no items             | \"kind\":\"PERCENT_OFF\",\"percent\":\"5\"                           | BAD_VALUE     | items",
                "a payer's percent    | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"funding\":[{\"payer\":\"A\",\"percent\":\"0\"}] | BAD_VALUE | funding[0].percent",
                "no payer             | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"funding\":[{\"percent\":\"5\"}] | MISSING | funding[0].payer",
                "a count in quotes    | \"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"quantity\":\"2\",\"price\":\"1\" | BAD_VALUE | quantity",
                "no count             | \"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"price\":\"1\"       | MISSING       | quantity",
                "two deals            | \"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"quantity\":2,\"price\":\"1\",\"amountOff\":\"1\" | BAD_VALUE | price",
                "no deal              | \"kind\":\"MULTIBUY\",\"items\":{\"all\":true},\"quantity\":2        | BAD_VALUE     | price",
                "no such weekday      | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"weekdays\":[\"MON\"] | BAD_VALUE | weekdays[0]",
                "no such hour         | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"hours\":[{\"from\":\"25:00\",\"to\":\"02:00\"}] | BAD_VALUE | hours[0].from",
                "a period of nothing  | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"limits\":{\"perMemberPeriod\":{\"uses\":1,\"period\":\"P0D\"}} | BAD_VALUE | limits.perMemberPeriod.period",
                "a period of aeons    | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"limits\":{\"perMemberPeriod\":{\"uses\":1,\"period\":\"P999999999Y\"}} | BAD_VALUE | limits.perMemberPeriod.period",
                "a limit in quotes    | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"limits\":{\"perTransaction\":\"1\"} | BAD_VALUE | limits.perTransaction",
                "a limit below zero   | \"kind\":\"PERCENT_OFF\",\"items\":{\"all\":true},\"percent\":\"5\",\"limits\":{\"totalUses\":-1} | BAD_VALUE | limits.totalUses",
                "a tier's spend       | \"kind\":\"SPEND\",\"tiers\":[{\"spend\":20,\"amountOff\":\"1\"}]    | BAD_VALUE     | tiers[0].spend",
                "a gift's GTIN        | \"kind\":\"GIFT\",\"spend\":\"5.00\",\"gift\":{\"gtin\":\"5\"}       | BAD_VALUE     | gift.gtin",
                "no gift              | \"kind\":\"GIFT\",\"spend\":\"5.00\"                                 | MISSING       | gift",
                "a part's quantity    | \"kind\":\"BUNDLE\",\"price\":\"1\",\"parts\":[{\"items\":{\"all\":true},\"quantity\":1.5}] | BAD_VALUE | parts[0].quantity",
                "no such benefit      | \"kind\":\"BENEFIT\",\"benefit\":\"LOVE\"                            | BAD_VALUE     | benefit"
            })
    void aFaultOfAnOfferNamesItsField(String what, String fields, Code code, String path) {
        assertFault("{\"type\":\"offer\",\"id\":\"O\"," + fields + "}", code, path);
    }

    @Test
    void nestingIsRefusedLongBeforeItExhaustsTheStack() {
        String deep = "{\"except\":".repeat(200) + "{}" + "}".repeat(200);

        assertFault(
                "{\"type\":\"offer\",\"id\":\"O\",\"kind\":\"PERCENT_OFF\",\"percent\":\"5\",\"items\":" + deep + "}",
                Code.MALFORMED,
                "");
        assertFault("[".repeat(1_000_000), Code.MALFORMED, "");
    }

    private static void assertFault(String json, Code code, String path) {
        assertThatThrownBy(() -> ReferenceObject.read(json, Optional.of(CLUB)))
                .isInstanceOfSatisfying(BadInput.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.path().orElse("")).isEqualTo(path.equals("''") ? "" : path);
                });
    }
}
