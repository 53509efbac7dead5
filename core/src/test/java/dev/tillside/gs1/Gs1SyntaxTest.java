package dev.tillside.gs1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.gs1.Gs1Reading.Accepted;
import dev.tillside.gs1.Gs1Reading.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own vectors; sections are the GS1 General Specifications'. */
class Gs1SyntaxTest {
    private static final Gs1Syntax STRICT = new Gs1Syntax(Gs1Options.STRICT);
    private static final Gs1Syntax ALONE = new Gs1Syntax(Gs1Options.STRICT.withAssociations(false));

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        // 7.12: dates; day 00 is allowed where the identifier says so, and 29 February in leap years
        "17, 261200, ",
        "17, 240229, ",
        "17, 230229, DAY@4",
        "17, 261301, MONTH@2",
        "17, 26AB01, NOT_A_DIGIT@2",
        "7006, 261200, DAY@4",
        "7250, 19000229, DAY@6",
        "7003, 2612312460, HOUR@6",
        // 7.9: check digits and pairs
        "01, 09521234543213, ",
        "01, 09521234543214, CHECK_DIGIT@13",
        "00, 095212345678901235, ",
        "8013, 1987654Ad4X4bL5ttr2310c2K, ",
        "8013, 1987654Ad4X4bL5ttr2310c2L, CHECK_PAIR@23",
        // lengths
        "10, '', VALUE_EMPTY@0",
        "10, ABCDEFGHIJKLMNOPQRSTU, VALUE_TOO_LONG@20",
        "20, 1, VALUE_TOO_SHORT@1",
        "253, 9521234500001, ",
        "255, 9521234500001A, NOT_A_DIGIT@13",
        // 7.11: character sets
        "10, AB€, BAD_CHARACTER@2",
        "10, AB^C, VALUE_HOLDS_FNC1@2",
        "8010, 0952ab, BAD_CHARACTER@4",
        "8030, abc_-1, ",
        // codes
        "422, 276, ",
        "422, 275, ",
        "422, 277, COUNTRY@0",
        "3932, 9781250, ",
        "3932, 0001250, CURRENCY@0",
        "4307, GB, ",
        "4307, UK, COUNTRY@0",
        "7041, BX, ",
        "7041, 0X, PACKAGE_TYPE@0",
        "4309, 18000000013600000000, LATITUDE@0",
        "8007, DE89370400440532013000, ",
        "8007, DE89370400440532013001, IBAN@2",
        "8006, 095212345432130102, ",
        "8006, 095212345432130302, PIECE_OF_TOTAL@14",
        "7258, 1/2, ",
        "7258, 3/2, POSITION_IN_SEQUENCE@0",
        "4300, Caf%C3%A9, ",
        "4300, Caf%G3, PERCENT_ENCODING@3",
        "3103, 001250, ",
        "23, 1, UNKNOWN_AI@0",
        "012, 1, UNKNOWN_AI@0",
        "x, 1, UNKNOWN_AI@0"
    })
    void valuesFollowTheirIdentifiersRules(String ai, String value, String problem) {
        assertThat(fault(STRICT.value(ai, value == null ? "" : value))).isEqualTo(problem == null ? "" : problem);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "^0109521234543213, ",
        "^010952123454321310AB^17261231, ",
        "^010952123454321317261231^10AB, ",
        "^010952123454321310AB^, ",
        "0109521234543213, NO_FNC1@0",
        "^, EMPTY@1",
        "^0195, VALUE_TOO_SHORT@5",
        "^0109521234543213^^10A, UNKNOWN_AI@18",
        "^010952123454321310AB^7, UNKNOWN_AI@22"
    })
    void elementStringsEndWhereTheirLengthOrSeparatorSays(String text, String problem) {
        assertThat(fault(STRICT.elementString(text))).isEqualTo(problem == null ? "" : problem);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "(01)09521234543213(10)AB                     |",
                "(10)AB                                       | MISSING_AI@1",
                "(01)09521234543213(37)5                      | EXCLUDED_AI@1",
                "(01)09521234543213(10)AB(10)AC               | REPEATED_AI@25",
                "(01)09521234543213(10)AB(10)AB               |",
                "(01)09521234543213(3103)000100(3102)000100   | EXCLUDED_AI@19",
                "(253)9521234500001(8030)ABC                  | SERIAL_MISSING@1",
                "(253)95212345000011(8030)ABC                 |",
                "(01)09521234543213(10)A\\(B                  |",
                "(01)09521234543213(10)A\\(B€                 | BAD_CHARACTER@26",
                "(01                                          | MALFORMED@0",
                "01)1                                         | MALFORMED@0"
            })
    void identifiersKeepTheCompanyThatTheyMay(String text, String problem) {
        assertThat(fault(STRICT.bracketed(text))).isEqualTo(problem == null ? "" : problem);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "https://id.gs1.org/01/09521234543213                       |",
                "HTTPS://ID.GS1.ORG/01/09521234543213?17=261231             |",
                "Https://id.gs1.org/01/09521234543213                       | URI_SCHEME@0",
                "https://shop.example/a/b/01/09521234543213/10/A?17=261231#x|",
                "https://shop.example/loyalty?card=123                      | NO_KEY@20",
                "https://shop.example                                       | URI_DOMAIN@20",
                "https://a/01/09521234543213/21/A/10/B                      | KEY_SEQUENCE@9",
                "https://a/01/09521234543213?10=B                           | BELONGS_IN_PATH@28",
                "https://a/01/09521234543213?03=09521234543213              | NOT_AN_ATTRIBUTE@28",
                "https://a/01/09521234543213?17=261231&17=261231            | DUPLICATE_AI@38",
                "https://a/01/09521234543213?17=261331                      | MONTH@33",
                "https://a/01/09521234543213/10/%41%5E                      | VALUE_HOLDS_FNC1@34",
                "https://a/01/09521234543213/10/                            | VALUE_EMPTY@31",
                "https://a/01/9521234543213                                 | VALUE_TOO_SHORT@26",
                "https://id.gs1.org/AQnYUc1gmiCNV4JGLg                      | COMPRESSED_LINK@18",
                "https://id.gs1.org/01/09521234543213/IRl8BqzQ              | COMPRESSED_LINK@18",
                "https://a/ü                                                | URI_CHARACTER@10"
            })
    void digitalLinksHaveTheirKeyInThePath(String uri, String problem) {
        assertThat(fault(STRICT.digitalLink(uri))).isEqualTo(problem == null ? "" : problem);
    }

    @Test
    void shortNumbersAndRetiredNamesPassWhereTheyArePermitted() {
        Gs1Syntax lax =
                new Gs1Syntax(Gs1Options.STRICT.withZeroSuppressedGtins(true).withConvenienceAlphas(true));
        assertThat(elements(lax.digitalLink("https://a/gtin/9521234543213/lot/A")))
                .isEqualTo("^010952123454321310A");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "(89)X, '', ^89X",
        "(3107)123456, '', ^3107123456",
        "(3107)12345, VALUE_TOO_SHORT@11, ",
        "(4190)1, UNKNOWN_AI@1, ",
        "(419)9521234543213, '', ^4199521234543213"
    })
    void unknownIdentifiersPassWhereTheyArePermittedAndKeepTheirPredefinedLength(
            String text, String problem, String elements) {
        Gs1Reading reading = new Gs1Syntax(Gs1Options.STRICT.withUnknownAis(true)).bracketed(text);
        assertThat(fault(reading)).isEqualTo(problem);
        assertThat(elements(reading)).isEqualTo(elements == null ? "" : elements);
    }

    @Test
    void anItemNumberAndItsCompositeComponentReadTogether() {
        Accepted read = (Accepted) STRICT.scanData("]E09521234543213|]e010ABC\u001d21X");
        assertThat(read.kind()).isEqualTo(Gs1Reading.Kind.EAN);
        assertThat(read.elements().elements())
                .containsExactly(new Element("01", "09521234543213"), new Element("10", "ABC"), new Element("21", "X"));
        assertThat(fault(STRICT.scanData("]E09521234543214"))).isEqualTo("CHECK_DIGIT@15");
        assertThat(fault(STRICT.scanData("]X09521234543213"))).isEqualTo("UNKNOWN_SYMBOLOGY@0");
        assertThat(fault(STRICT.scanData("9521234543213"))).isEqualTo("NO_SYMBOLOGY@0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(01)09521234543213(10)ABC|(99)X; ''; ^010952123454321310ABC|^99X",
                "^010952123454321310ABC|^99X; ''; ^010952123454321310ABC|^99X",
                "^0109521234543213|^10ABC^99X; ''; ^0109521234543213|^10ABC^99X",
                "^10ABC|^0109521234543213; ''; ^10ABC|^0109521234543213",
                "^0109521234543213|^10ABC|^99X; BAD_CHARACTER@24;",
                "^0109521234543213|10ABC; NO_FNC1@18;",
                "^0109521234543213|; NO_FNC1@18;",
                "^0109521234543213|^; EMPTY@19;",
                "(01)09521234543213|; EMPTY@19;",
                "|(10)ABC; EMPTY@0;",
                "^0109521234543213|^0209521234543213^371; EXCLUDED_AI@1;",
            })
    void aCompositeComponentsElementsFollowABar(String text, String problem, String message) {
        Gs1Reading reading = text.startsWith("^") ? STRICT.elementString(text) : STRICT.bracketed(text);
        assertThat(fault(reading)).isEqualTo(problem);
        assertThat(reading instanceof Accepted accepted ? accepted.message() : null)
                .isEqualTo(message);
    }

    @Test
    void noMoreThanSixtyFourElementsAreRead() {
        assertThat(fault(ALONE.elementString("^99X".repeat(64)))).isEmpty();
        assertThat(fault(ALONE.elementString("^99X".repeat(65)))).isEqualTo("TOO_MANY_AIS@257");
        assertThat(fault(ALONE.elementString("^" + "9".repeat(9_000)))).isEqualTo("TOO_LONG@8191");
    }

    @ParameterizedTest
    @CsvSource({
        "261231, 2026-12-31",
        "260200, 2026-02-28",
        "240200, 2024-02-29",
        "760101, 2076-01-01",
        "770101, 1977-01-01",
        "991231, 1999-12-31"
    })
    void aYearsCenturyIsTheNearest(String yymmdd, LocalDate day) {
        assertThat(Gs1Dates.day(yymmdd, LocalDate.of(2026, 11, 22))).contains(day);
    }

    @Test
    void aYearNearTheCenturysTurnFallsIntoTheNextOne() {
        assertThat(Gs1Dates.day("010101", LocalDate.of(2099, 1, 1))).contains(LocalDate.of(2101, 1, 1));
        assertThat(Gs1Dates.day("261331", LocalDate.of(2026, 1, 1))).isEmpty();
    }

    @Test
    void aPaperCouponIsReadFieldByField() {
        PaperCoupon coupon = PaperCoupon.of("1" + "0614141" + "654321" + "3250" + "12" + "0" + "120" + "1" + "1" + "11"
                        + "0" + "850" + "9" + "3261231" + "4261101" + "50123456" + "9" + "0" + "1" + "0" + "1")
                .orElseThrow();
        assertThat(coupon.companyPrefix()).isEqualTo("0614141");
        assertThat(coupon.offerCode()).isEqualTo("654321");
        assertThat(coupon.saveValue()).isEqualTo(250);
        assertThat(coupon.purchases())
                .containsExactly(
                        new PaperCoupon.Purchase(2, PaperCoupon.Measure.UNITS, "120", Optional.empty()),
                        new PaperCoupon.Purchase(1, PaperCoupon.Measure.UNITS, "850", Optional.empty()));
        assertThat(coupon.rule()).isEqualTo(PaperCoupon.Rule.ALL);
        assertThat(List.of(coupon.starts(), coupon.expires(), coupon.serial()))
                .containsExactly(Optional.of("261101"), Optional.of("261231"), Optional.of("123456"));
        assertThat(coupon.appliesTo()).isEqualTo(1);
        assertThat(coupon.once()).isTrue();
    }

    private static String fault(Gs1Reading reading) {
        return reading instanceof Refused refused
                ? refused.problem().rule() + "@" + refused.problem().at()
                : "";
    }

    private static String elements(Gs1Reading reading) {
        return reading instanceof Accepted accepted ? accepted.elements().text() : "";
    }
}
