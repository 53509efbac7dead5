package dev.tillside.gs1;

import static java.util.Map.entry;

import dev.tillside.item.Gtin;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks of components, by the names that the GS1 Barcode Syntax Dictionary gives them. */
final class Checks {
    private static final int SHORTEST_COMPANY_PREFIX = 4;
    private static final long LATITUDES = 1_800_000_000L;
    private static final long LONGITUDES = 3_600_000_000L;

    private static final Map<String, Check> BY_NAME = Map.ofEntries(
            entry("couponcode", (t, from, to) -> PaperCouponReader.read(t, from, to)
                    .flaw()),
            entry("couponposoffer", PosOfferCheck::flaw),
            entry("cset39", CharacterSet.SET_39),
            entry("cset64", CharacterSet.BASE64URL),
            entry("cset82", CharacterSet.SET_82),
            entry("csetnumeric", CharacterSet.NUMERIC),
            entry("csum", Checks::checkDigit),
            entry("csumalpha", CheckPair::flaw),
            entry("gcppos1", (t, from, to) -> companyPrefix(t, from, to, 0)),
            entry("gcppos2", (t, from, to) -> companyPrefix(t, from, to, 1)),
            entry("hasnondigit", Checks::notDigitsOnly),
            entry("hh", TimeChecks::hour),
            entry("hhmi", TimeChecks::hourAndMinute),
            entry("hyphen", (t, from, to) -> only('-', Gs1Rule.NOT_A_HYPHEN, t, from, to)),
            entry("iban", Iban::flaw),
            entry("importeridx", Checks::importer),
            entry("iso3166", listed(CodeLists.COUNTRIES, Gs1Rule.COUNTRY)),
            entry("iso3166999", Checks::countryOrMixed),
            entry("iso3166alpha2", listed(CodeLists.COUNTRIES_ALPHA_2, Gs1Rule.COUNTRY)),
            entry("iso4217", listed(CodeLists.CURRENCIES, Gs1Rule.CURRENCY)),
            entry("iso5218", (t, from, to) -> oneOf("0129", Gs1Rule.BIOLOGICAL_SEX, t, from, to)),
            entry("latitude", (t, from, to) -> upTo(LATITUDES, Gs1Rule.LATITUDE, t, from, to)),
            entry("longitude", (t, from, to) -> upTo(LONGITUDES, Gs1Rule.LONGITUDE, t, from, to)),
            entry("mediatype", Checks::mediaType),
            entry("mi", TimeChecks::minute),
            entry("nonzero", Checks::notZero),
            entry("nozeroprefix", Checks::noLeadingZero),
            entry("packagetype", listed(CodeLists.PACKAGES, Gs1Rule.PACKAGE_TYPE)),
            entry("pcenc", Checks::percentEncoded),
            entry("pieceoftotal", Fractions::pieceOfTotal),
            entry("posinseqslash", Fractions::positionInSequence),
            entry("ss", TimeChecks::second),
            entry("winding", (t, from, to) -> oneOf("019", Gs1Rule.WINDING, t, from, to)),
            entry("yesno", (t, from, to) -> oneOf("01", Gs1Rule.NOT_YES_OR_NO, t, from, to)),
            entry("yymmd0", TimeChecks::dayOrMonth),
            entry("yymmdd", TimeChecks::day),
            entry("yyyymmd0", TimeChecks::dayOrMonthOfCentury),
            entry("yyyymmdd", TimeChecks::dayOfCentury),
            entry("zero", (t, from, to) -> only('0', Gs1Rule.NOT_ZERO, t, from, to)));

    private Checks() {}

    static Optional<Check> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<Flaw> digits(String text, int from, int to) {
        return CharacterSet.NUMERIC.flaw(text, from, to);
    }

    private static Optional<Flaw> checkDigit(String text, int from, int to) {
        if (from == to) {
            return Check.flaw(Gs1Rule.CHECK_DIGIT, from);
        }
        Optional<Flaw> digits = digits(text, from, to);
        return digits.isPresent() || Gtin.checks(text.substring(from, to))
                ? digits
                : Check.flaw(Gs1Rule.CHECK_DIGIT, to - 1);
    }

    /** The shape only: whether anybody has the prefix, no till can know. */
    static Optional<Flaw> companyPrefix(String text, int from, int to, int skipped) {
        int start = from + skipped;
        if (to - start < SHORTEST_COMPANY_PREFIX) {
            return Check.flaw(Gs1Rule.COMPANY_PREFIX, from);
        }
        return digits(text, start, start + SHORTEST_COMPANY_PREFIX)
                .map(flaw -> new Flaw(Gs1Rule.COMPANY_PREFIX, flaw.at()));
    }

    private static Optional<Flaw> notDigitsOnly(String text, int from, int to) {
        return digits(text, from, to).isPresent() ? Check.fine() : Check.flaw(Gs1Rule.DIGITS_ONLY, from);
    }

    private static Optional<Flaw> only(char wanted, Gs1Rule rule, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != wanted) {
                return Check.flaw(rule, from);
            }
        }
        return from == to ? Check.flaw(rule, from) : Check.fine();
    }

    private static Optional<Flaw> oneOf(String allowed, Gs1Rule rule, String text, int from, int to) {
        boolean right = to - from == 1 && allowed.indexOf(text.charAt(from)) >= 0;
        return right ? Check.fine() : Check.flaw(rule, from);
    }

    private static Optional<Flaw> importer(String text, int from, int to) {
        boolean right = to - from == 1
                && text.charAt(from) != '='
                && CharacterSet.BASE64URL.flaw(text, from, to).isEmpty();
        return right ? Check.fine() : Check.flaw(Gs1Rule.IMPORTER_INDEX, from);
    }

    private static Check listed(Set<String> codes, Gs1Rule rule) {
        return (text, from, to) -> codes.contains(text.substring(from, to)) ? Check.fine() : Check.flaw(rule, from);
    }

    /** 999 stands for several countries. */
    private static Optional<Flaw> countryOrMixed(String text, int from, int to) {
        boolean mixed = to - from == 3 && text.startsWith("999", from);
        return mixed || CodeLists.COUNTRIES.contains(text.substring(from, to))
                ? Check.fine()
                : Check.flaw(Gs1Rule.COUNTRY, from);
    }

    /** Ten digits are fewer than a long holds. */
    private static Optional<Flaw> upTo(long most, Gs1Rule rule, String text, int from, int to) {
        if (to - from != 10) {
            return Check.flaw(rule, from);
        }
        Optional<Flaw> digits = digits(text, from, to);
        return digits.isPresent() || Long.parseLong(text, from, to, 10) <= most ? digits : Check.flaw(rule, from);
    }

    /** 01 to 10 are assigned, 80 to 99 are for local use (ICCBBA). */
    private static Optional<Flaw> mediaType(String text, int from, int to) {
        if (to - from == 2 && digits(text, from, to).isEmpty()) {
            int type = Check.two(text, from);
            if (type >= 1 && type <= 10 || type >= 80) {
                return Check.fine();
            }
        }
        return Check.flaw(Gs1Rule.MEDIA_TYPE, from);
    }

    private static Optional<Flaw> notZero(String text, int from, int to) {
        Optional<Flaw> digits = digits(text, from, to);
        if (digits.isPresent()) {
            return digits;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return Check.fine();
            }
        }
        return Check.flaw(Gs1Rule.ZERO, from);
    }

    private static Optional<Flaw> noLeadingZero(String text, int from, int to) {
        boolean zero = from < to && text.charAt(from) == '0';
        return zero ? Check.flaw(Gs1Rule.LEADING_ZERO, from) : digits(text, from, to);
    }

    private static Optional<Flaw> percentEncoded(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '%') {
                continue;
            }
            if (i + 2 >= to || hex(text.charAt(i + 1)) < 0 || hex(text.charAt(i + 2)) < 0) {
                return Check.flaw(Gs1Rule.PERCENT_ENCODING, i);
            }
            i += 2;
        }
        return Check.fine();
    }

    /** The value of a hexadecimal digit, or -1: {@link Character#digit} would take full-width ones. */
    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
