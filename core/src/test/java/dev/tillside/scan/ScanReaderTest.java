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
        assertThat(read("01234565", null, NOBODY)).isEqualTo(new Scan.Rejected(RejectedBecause.AMBIGUOUS));
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

    @Property
    void noTextBreaksIt(@ForAll String raw, @ForAll Symbology symbology) {
        assertThat(reader(pattern("club", "2", null, Check.LUHN)).read(raw, Optional.of(symbology), NOBODY))
                .isNotNull();
        assertThat(read("]" + raw, null, NOBODY).toString()).doesNotContain(raw.length() > 12 ? raw : "]]");
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
