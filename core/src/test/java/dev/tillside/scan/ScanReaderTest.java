package dev.tillside.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import dev.tillside.item.Gtin;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import dev.tillside.scan.CardPattern.Check;
import dev.tillside.scan.Scan.RejectedBecause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanReaderTest {
    private static final Known NOBODY = new Known(Map.of(), Map.of(), Map.of());

    @ParameterizedTest
    @CsvSource({
        "5000112637922, , 05000112637922",
        "]E05000112637922, , 05000112637922",
        "5000112637922, EAN13, 05000112637922",
        "012345678905, , 00012345678905",
        "0012345678905, , 00012345678905",
        "]E0012345678905, , 00012345678905",
        "]E00012345678905, , 00012345678905",
        "012345678905, UPCA, 00012345678905",
        "0012345678905, UPCA, 00012345678905",
        "96385074, EAN8, 00000096385074",
        "]E496385074, , 00000096385074",
        "123456, UPCE, 00012345000065",
        "0123456, UPCE, 00012345000065",
        "01234565, UPCE, 00012345000065",
        "]E001234565, , 00012345000065",
        "123456, , 00012345000065",
        "0123456, , 00012345000065",
        "01234565, , 00012345000065",
        "05000112637922, ITF, 05000112637922",
        "]I015000112637929, , 15000112637929",
        "]I115000112637929, , 15000112637929",
        "9771234567003, , 09771234567003"
    })
    void itemNumbersOfEverySymbolBecomeTheirGtin(String raw, Symbology symbology, String gtin) {
        assertThat(read(raw, symbology, NOBODY)).isEqualTo(new Scan.ItemCode(new Gtin(gtin)));
    }

    @ParameterizedTest
    @CsvSource({
        // The last digit of the six says how the number was shortened (GS1 General Specifications, 5.2.3.2).
        "425261, 00042100005264",
        "123450, 00012000003455",
        "123451, 00012100003454",
        "123452, 00012200003453",
        "123453, 00012300000451",
        "123454, 00012340000053",
        "123456, 00012345000065",
        "123459, 00012345000096"
    })
    void upcEExpandsByItsLastDigit(String six, String gtin) {
        assertThat(read(six, Symbology.UPCE, NOBODY)).isEqualTo(new Scan.ItemCode(new Gtin(gtin)));
    }

    @ParameterizedTest
    @CsvSource({
        "5000112637923, EAN13",
        "]E05000112637923, ",
        "96385075, EAN8",
        "012345678906, UPCA",
        "01234566, UPCE",
        "21234565, UPCE"
    })
    void aWrongCheckDigitIsSaid(String raw, Symbology symbology) {
        assertThat(read(raw, symbology, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.CHECK_DIGIT));
    }

    @Test
    void eightDigitsThatAreAnEan8AndAUpcEAreAmbiguousWhereNothingTells() {
        assertThat(read("11234562", null, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.AMBIGUOUS));
    }

    @Test
    void aShortenedNumberIsAnItemUnlessTheStoreSaysSomethingElse() {
        Known one = new Known(Map.of("123456", List.of("M1"), "01234565", List.of("M1")), Map.of(), Map.of());
        assertThat(read("123456", null, one)).as("a card").isEqualTo(card("123456", "M1"));
        assertThat(read("123456", Symbology.UPCE, one)).as("also a card").isEqualTo(card("123456", "M1"));
        ScanReader store = new ScanReader(
                new ScanRules("s", 1, Optional.empty(), false, List.of(), List.of("0{item:3}{price:3}{c}"), List.of()));
        assertThat(told(store.read("01234565", Optional.empty(), NOBODY).scan()))
                .as("a number of the store's own, 4.56")
                .isEqualTo("item 00000001230000");
        assertThat(read("1234565", null, NOBODY)).isInstanceOf(Scan.Plain.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "123", "]", "]E", "https://shop.example/loyalty?card=123", "0000123456", "12345678901"})
    void whatIsNothingElseIsPlainText(String raw) {
        assertThat(read(raw, null, NOBODY)).isInstanceOf(Scan.Plain.class);
    }

    @Test
    void nothingIsEmptyAndTooMuchIsTooLong() {
        assertThat(read("", null, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.EMPTY));
        assertThat(read("]E0", null, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.EMPTY));
        assertThat(read("x".repeat(10_000), null, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.TOO_LONG));
    }

    @Test
    void digitsThatAreNotAsciiAreRejectedByName() {
        assertThat(read("４９０１２３４５６７８９４", null, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.NOT_ASCII));
        assertThat(read("会员", null, NOBODY)).isEqualTo(new Scan.Plain("会员"));
    }

    @Test
    void aCardIsItsTextWithZerosKept() {
        Known one = new Known(Map.of("0000123456", List.of("M1")), Map.of(), Map.of());

        assertThat(read("0000123456", Symbology.CODE128, one)).isEqualTo(card("0000123456", "M1"));
        assertThat(read("]C00000123456", null, one)).isEqualTo(card("0000123456", "M1"));
        assertThat(read("000123456", null, one)).isInstanceOf(Scan.Plain.class);
    }

    @Test
    void withoutAPatternACardThatIsAnItemsNumberStaysAnItem() {
        Known one =
                new Known(Map.of("5000112637922", List.of("M1"), "2900000012349", List.of("M2")), Map.of(), Map.of());

        assertThat(read("5000112637922", null, one)).isInstanceOf(Scan.ItemCode.class);
        assertThat(read("2900000012349", Symbology.EAN13, one))
                .as("numbers of restricted circulation are the store's own")
                .isEqualTo(card("2900000012349", "M2"));
    }

    @Test
    void aCardThatTwoMembersHaveIsAmbiguous() {
        Known two = new Known(Map.of("CARD-1", List.of("M1", "M2")), Map.of(), Map.of());

        assertThat(read("CARD-1", null, two)).isEqualTo(new Scan.Rejected(RejectedBecause.AMBIGUOUS));
    }

    @Test
    void theLongestPrefixWins() {
        ScanReader reader = reader(
                pattern("club", "29", 13, Check.MOD10),
                pattern("staff", "29000", 13, Check.NONE),
                pattern("letters", "CLUB", null, Check.NONE));
        Known one = new Known(Map.of("2900000012340", List.of("S1"), "CLUB7", List.of("M7")), Map.of(), Map.of());

        assertThat(reader.read("2900000012340", Optional.empty(), one).scan())
                .as("the staff pattern asks for no check digit")
                .isEqualTo(card("2900000012340", "S1"));
        assertThat(reader.read("2910000012349", Optional.empty(), one).scan())
                .isEqualTo(new Scan.Rejected(RejectedBecause.CHECK_DIGIT));
        assertThat(reader.read("2910000012348", Optional.empty(), one).scan())
                .as("a card of ours that nobody has")
                .isEqualTo(new Scan.Card("2910000012348", Optional.empty()));
        assertThat(reader.read("CLUB7", Optional.empty(), one).scan()).isEqualTo(card("CLUB7", "M7"));
        assertThat(reader.read("290000001234", Optional.empty(), one).scan())
                .as("too short")
                .isInstanceOf(Scan.Plain.class);
    }

    @ParameterizedTest
    @CsvSource({"79927398713, true", "79927398710, false", "7992739871x, false"})
    void luhnIsChecked(String text, boolean right) {
        Scan scan = reader(pattern("bank", "7992", 11, Check.LUHN))
                .read(text, Optional.empty(), NOBODY)
                .scan();

        assertThat(scan)
                .isEqualTo(
                        right ? new Scan.Card(text, Optional.empty()) : new Scan.Rejected(RejectedBecause.CHECK_DIGIT));
    }

    @Test
    void aPatternOfOneSymbologyLeavesTheOthersAlone() {
        CardPattern onlyCode128 =
                new CardPattern("club", "50", OptionalInt.of(13), Check.NONE, Set.of(Symbology.CODE128));
        ScanReader reader = reader(onlyCode128);

        assertThat(reader.read("5000112637922", Optional.of(Symbology.EAN13), NOBODY)
                        .scan())
                .isInstanceOf(Scan.ItemCode.class);
        assertThat(reader.read("5000112637922", Optional.of(Symbology.CODE128), NOBODY)
                        .scan())
                .isInstanceOf(Scan.Card.class);
        assertThat(reader.read("]E05000112637922", Optional.of(Symbology.CODE128), NOBODY)
                        .scan())
                .as("what the symbol says of itself counts more than the device")
                .isInstanceOf(Scan.ItemCode.class);
    }

    @Test
    void patternsThatCouldClaimOneTextAreRefusedNamingBoth() {
        CardPattern club = pattern("club", "29000", 13, Check.MOD10);
        CardPattern staff = pattern("staff", "29000", null, Check.NONE);

        assertThatThrownBy(() -> reader(club, staff))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("club")
                .hasMessageContaining("staff");
        assertThat(reader(club, pattern("long", "29000", 16, Check.NONE))).isNotNull();
        assertThatThrownBy(() -> pattern("all", "", 13, Check.NONE)).hasMessageContaining("every text");
        assertThatThrownBy(() -> pattern("short", "29000", 4, Check.NONE)).hasMessageContaining("shorter");
    }

    @Test
    void listsAndCouponsReadByTheirCodes() {
        Known known = new Known(Map.of(), Map.of("253-1", "L1", "TWICE", "L2"), Map.of("TWICE", "C1", "SAVE5", "C2"));

        assertThat(read("253-1", null, known)).isEqualTo(new Scan.ListCode("L1"));
        assertThat(read("SAVE5", null, known)).isEqualTo(new Scan.CouponCode("C2"));
        assertThat(read("TWICE", null, known)).isEqualTo(new Scan.Rejected(RejectedBecause.AMBIGUOUS));
    }

    /** The ways in which till people meet codes, and what each must be. */
    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "012345678905                                              | - | item 00012345678905",
                "0012345678905                                             | - | item 00012345678905",
                "]E00012345678905                                          | - | item 00012345678905",
                "123456                                                    | UPCE | item 00012345000065",
                "0000123456                                                | CODE128 | text 0000123456",
                "]C18018952123456789012345                                 | - | card 952123456789012345",
                "]C18018952123456789012343                                 | - | CHECK_DIGIT",
                "]C08018952123456789012345                                 | - | text 8018952123456789012345",
                "]C1010952123454321310ABC17261231                          | - | item 09521234543213",
                "9771234567003                                             | - | item 09771234567003",
                "977123456700305                                           | EAN13 | item 09771234567003 + 05",
                "]E397712345670031234 5                                    | - | text 97712345670031234 5",
                "]E3977123456700312345                                     | - | item 09771234567003 + 12345",
                "]d20109521234543213                                       | - | item 09521234543213",
                "9521234543213                                             | - | item 09521234543213",
                "0109521234543213                                          | GS1_128 | item 09521234543213",
                "010952123454321317261231                                  | - | item 09521234543213 to 261231",
                "]d2010952123454321317261331                               | - | NOT_A_DATE",
                "9912345678909                                             | - | coupon 9912345678909",
                "9811234567891                                             | - | coupon 9811234567891",
                "512345678900                                              | - | coupon 512345678900",
                "9801234567892                                             | - | refund 9801234567892",
                "A0000123B                                                 | CODABAR | text 0000123",
                "]F0A0000123B                                              | - | text 0000123",
                "*CLUB*                                                    | CODE39 | text CLUB",
                ";9521000042?                                              | MSR | text 9521000042",
                ";4111111111111111=2512?                                   | MSR | PAYMENT_CARD",
                ";4111111111111111=2512?                                   | QR | text ;4111111111111111=2512?",
                "+4915112345678                                            | QR | text +4915112345678",
                "%5 off?                                                   | - | text %5 off?",
                "HTTPS://ID.GS1.ORG/01/09521234543213?17=261231            | - | item 09521234543213 to 261231",
                "https://shop.example/loyalty?card=123                     | - | text https://shop.example/loyalty?card=123",
                "https://id.gs1.org/AQnYUc1gmiCNV4JGLg                     | - | COMPRESSED_LINK",
                "https://id.gs1.org/01/09521234543214                      | - | CHECK_DIGIT",
                "]Q1https://id.gs1.org/8018/952123456789012345             | - | card 952123456789012345",
                "(01)09521234543213(17)261231                              | - | item 09521234543213 to 261231",
                "\uFF14\uFF19\uFF10\uFF11\uFF12\uFF13                      | - | NOT_ASCII",
                "1234567890123456789012345678901                           | - | TOO_LONG",
                "123456789012345678901234567890                            | - | text 123456789012345678901234567890",
                "(\u00e0\u00e7(\u00e8&\"'\u00e9                               | - | WRONG_LAYOUT",
                "]d1010952123454321310AB                                   | - | text 010952123454321310AB",
                "]e0010952123454321310ABé                                  | - | NOT_ASCII",
                "]C10109521234543213                                       | - | item 09521234543213",
                "]C1                                                       | - | EMPTY"
            })
    void eachCodeIsWhatItIs(String raw, Symbology symbology, String what) {
        Known one = new Known(Map.of("952123456789012345", List.of("M1")), Map.of(), Map.of());
        assertThat(told(read(raw, symbology, one))).isEqualTo(what);
    }

    private static String told(Scan scan) {
        if (scan instanceof Scan.ItemCode item) {
            return "item " + item.gtin()
                    + item.expires().map(day -> " to " + day).orElse("")
                    + item.addOn().map(digits -> " + " + digits).orElse("");
        }
        if (scan instanceof Scan.Card card) {
            return "card " + card.card();
        }
        if (scan instanceof Scan.UnknownCoupon coupon) {
            return "coupon " + coupon.code();
        }
        if (scan instanceof Scan.RefundReceipt receipt) {
            return "refund " + receipt.code();
        }
        return scan instanceof Scan.Plain plain
                ? "text " + plain.text()
                : ((Scan.Rejected) scan).reason().name();
    }

    @Test
    void aCardsLongerPrefixWinsOverCouponsAndTemplates() {
        ScanReader reader = new ScanReader(new ScanRules(
                "store",
                1,
                Optional.empty(),
                false,
                List.of(pattern("club", "99123", 13, Check.MOD10), pattern("staff", "212", 13, Check.NONE)),
                List.of("21{item:5}{price:5}{c}", "2{item:5}{i}{price:5}{c}"),
                List.of()));
        assertThat(reader.read("9912345678909", Optional.empty(), NOBODY).scan())
                .isEqualTo(new Scan.Card("9912345678909", Optional.empty()));
        assertThat(reader.read(withCheckDigit("9922345678900"), Optional.empty(), NOBODY)
                        .scan())
                .isInstanceOf(Scan.UnknownCoupon.class);
        assertThat(reader.read(withCheckDigit("2123456005000"), Optional.empty(), NOBODY)
                        .scan())
                .isInstanceOf(Scan.Card.class);
        assertThat(told(reader.read(withCheckDigit("2113456005000"), Optional.empty(), NOBODY)
                        .scan()))
                .as("the longer template, 5.00")
                .isEqualTo("item 0" + withCheckDigit("2113456000000"));
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource({
        // The examples that the member organisations print, and one of each kind of rule.
        "DE, 2211114002394, 2.39, ",
        "DE, 2812346006558, , 0.655 kg",
        "GB, 2012345012346, , ",
        "SE, 2088060112343, 12.34, ",
        "NO, 2388060112340, , 1.234 kg",
        "FI, 2488060112347, , 12.34 kg",
        "DK, 2112340012343, 12.34, ",
        "LV, 2088060112343, , "
    })
    void regionsReadTheirNumbers(String region, String raw, String price, String measure) {
        Scan scan = new ScanReader(new ScanRules("s", 1, Optional.of(region), false, List.of(), List.of(), List.of()))
                .read(withCheckDigit(raw), Optional.of(Symbology.EAN13), NOBODY)
                .scan();
        if (scan instanceof Scan.ItemCode item) {
            assertThat(item.price().map(p -> java.math.BigDecimal.valueOf(
                                    p.units(), p.decimals().orElse(2))
                            .toPlainString()))
                    .isEqualTo(Optional.ofNullable(price));
            assertThat(item.measure().map(m -> m.value().plain() + " " + m.unit()))
                    .isEqualTo(Optional.ofNullable(measure));
        } else {
            assertThat(scan)
                    .as("GB: the verifier of 0123 is not 0")
                    .isEqualTo(new Scan.Rejected(RejectedBecause.CHECK_DIGIT));
        }
    }

    private static String withCheckDigit(String number) {
        String body = number.substring(0, number.length() - 1);
        return body + Gtin.checkDigit(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2{item:5}{price:5}; makes 11 digits",
                "2{item:5}{i}{price:5}1; does not end in {c}",
                "{item:6}{price:6}{c}; begins with no digit",
                "2{item:4}{i}{price:6}{c}; verifier without a value of 4 or 5",
                "2{item:x}{price:5}{c}; not a length",
                "2{weigth:5}{item:6}{c}; no such part",
                "2{item:5; not closed",
                "2a{item:5}{price:5}{c}; not a digit",
                "2{price:5}{weight:6}{c}; has one item"
            })
    void aTemplateThatCouldNeverBeReadIsRefused(String template, String why) {
        assertThatThrownBy(() -> new ScanRules(
                        "s",
                        1,
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of("20{item:5}{price:5}{c}", template),
                        List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(why)
                .extracting(e -> ((BadInput) e).path().orElseThrow())
                .isEqualTo("templates[1]");
    }

    @Test
    void templatesThatBeginAlikeAreRefusedNamingBoth() {
        assertThatThrownBy(() -> new ScanRules(
                        "s",
                        1,
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of("20{item:5}{price:5}{c}", "20{item:6}{price:4}{c}"),
                        List.of()))
                .hasMessageContaining("20{item:5}{price:5}{c}")
                .hasMessageContaining("20{item:6}{price:4}{c}");
        assertThatThrownBy(() -> new ScanRules(
                        "s",
                        1,
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of("2{item:5}{price:5}{c}", "02{item:5}{price:5}{c}"),
                        List.of()))
                .as("a UPC-A, and the same as EAN-13")
                .hasMessageContaining("2{item:5}{price:5}{c} and 02{item:5}{price:5}{c}");
        assertThatThrownBy(() -> new ScanRules("s", 1, Optional.of("Germany"), false, List.of(), List.of(), List.of()))
                .hasMessageContaining("two letters");
    }

    @Test
    void blanksAroundACodeAreTheDevicesAndABarWithinIsNobodys() {
        ScanReading padded = new ScanReader(ScanRules.NONE).read(" 9521234543213  ", Optional.empty(), NOBODY);
        assertThat(padded.scan()).isEqualTo(new Scan.ItemCode(new Gtin("9521234543213")));
        assertThat(padded.repairs()).containsExactly(Repair.DEVICE_NOISE);
        assertThat(read("]C10109521234543213|\u001d10ABC", null, NOBODY))
                .isEqualTo(new Scan.Rejected(RejectedBecause.MALFORMED));
    }

    @Test
    void strictRulesMendNothing() {
        ScanReader strict =
                new ScanReader(new ScanRules("s", 1, Optional.empty(), true, List.of(), List.of(), List.of("~")));
        for (String raw : List.of("]C1]C10109521234543213", "]d2\u001d0109521234543213", "]C1(01)09521234543213")) {
            assertThat(strict.read(raw, Optional.empty(), NOBODY).scan())
                    .as(raw)
                    .isInstanceOf(Scan.Rejected.class);
        }
        assertThat(strict.read("]C110AB", Optional.empty(), NOBODY).scan())
                .as("a lot of nothing")
                .isEqualTo(new Scan.Rejected(RejectedBecause.MALFORMED));
        assertThat(strict.read("]C10109521234543213", Optional.empty(), NOBODY).scan())
                .isEqualTo(new Scan.ItemCode(new Gtin("9521234543213")));
    }

    @ParameterizedTest
    @CsvSource({"0239, 0", "1234, 0", "00239, 4", "00000, 0", "99999, 0"})
    void priceVerifiersAreDigits(String price, char any) {
        assertThat(PriceVerifier.of(price)).isBetween('0', '9');
        if (price.equals("00239")) {
            assertThat(PriceVerifier.of(price)).isEqualTo(any);
        }
    }

    @Property
    void noTextBreaksIt(@ForAll String raw, @ForAll Symbology symbology) {
        ScanReader reader = new ScanReader(new ScanRules(
                "s",
                1,
                Optional.of("DE"),
                false,
                List.of(pattern("club", "2", null, Check.LUHN)),
                List.of("20{item:5}{price:5}{c}"),
                List.of("~")));
        for (String text : List.of(raw, "]" + raw, "]C1" + raw, "https://a/01/" + raw, ";" + raw + "?", "(01" + raw)) {
            assertThat(reader.read(text, Optional.of(symbology), NOBODY)).isNotNull();
            String shown = reader.read(text, Optional.empty(), NOBODY).toString();
            assertThat(raw.length() > 12 && shown.contains(raw)).isFalse();
        }
    }

    private static Scan read(String raw, Symbology symbology, KnownCodes known) {
        return new ScanReader(ScanRules.NONE)
                .read(raw, Optional.ofNullable(symbology), known)
                .scan();
    }

    private static ScanReader reader(CardPattern... cards) {
        return new ScanReader(new ScanRules("store", 1, Optional.empty(), false, List.of(cards), List.of(), List.of()));
    }

    private static CardPattern pattern(String name, String prefix, Integer length, Check check) {
        OptionalInt exactly = length == null ? OptionalInt.empty() : OptionalInt.of(length);
        return new CardPattern(name, prefix, exactly, check, Set.of());
    }

    private static Scan card(String text, String member) {
        return new Scan.Card(text, Optional.of(new MemberId(member)));
    }

    private record Known(Map<String, List<String>> cards, Map<String, String> lists, Map<String, String> coupons)
            implements KnownCodes {
        @Override
        public List<MemberId> membersByCard(String card) {
            return cards.getOrDefault(card, List.of()).stream()
                    .map(MemberId::new)
                    .toList();
        }

        @Override
        public List<String> listsByCode(String code) {
            return Optional.ofNullable(lists.get(code)).stream().toList();
        }

        @Override
        public List<Coupon> couponsByCode(String code) {
            return Optional.ofNullable(coupons.get(code)).stream()
                    .map(id -> new Coupon(id, 1, Optional.empty(), "O", 1, DateSpan.ALWAYS, List.of(code)))
                    .toList();
        }

        @Override
        public List<Offer> offersByCode(String code) {
            return List.of();
        }
    }
}
