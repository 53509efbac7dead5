package dev.tillside.gs1;

import java.util.Optional;

/**
 * Walks the fields of a coupon's digits. The first flaw stops it: later fields read as empty and change nothing. A field's
 * length may stand before it as one digit (a variable length indicator).
 */
final class CouponCursor {
    private final String text;
    private final int from;
    private final int end;
    private int at;
    private Optional<Flaw> flaw;

    CouponCursor(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.at = from;
        this.end = to;
        this.flaw = Checks.digits(text, from, to);
    }

    Optional<Flaw> flaw() {
        return flaw;
    }

    int at() {
        return at;
    }

    /** That many digits. */
    String digits(String field, int length) {
        if (flaw.isPresent()) {
            return "";
        }
        if (end - at < length) {
            fail(Gs1Rule.COUPON_CUT_SHORT, at == end ? from : at, field);
            return "";
        }
        at += length;
        return text.substring(at - length, at);
    }

    /** One digit of those allowed. */
    char code(String field, String allowed) {
        return code(field, allowed, Gs1Rule.COUPON_BAD_CODE);
    }

    private char code(String field, String allowed, Gs1Rule rule) {
        String digit = digits(field, 1);
        if (flaw.isEmpty() && allowed.indexOf(digit.charAt(0)) < 0) {
            fail(rule, at - 1, field);
        }
        return flaw.isEmpty() ? digit.charAt(0) : '0';
    }

    /** A field of as many digits as the indicator before it says, and some more. */
    String counted(String field, String indicators, int more) {
        char indicator = code(field, indicators, Gs1Rule.COUPON_BAD_LENGTH);
        return digits(field, indicator - '0' + more);
    }

    /** A company prefix with its indicator; 9 says that there is none. */
    Optional<String> companyPrefix(String field, String indicators) {
        if (flaw.isEmpty() && at < end && text.charAt(at) == '9' && indicators.indexOf('9') >= 0) {
            at++;
            return Optional.empty();
        }
        String prefix = counted(field, indicators, 6);
        return flaw.isEmpty() ? Optional.of(prefix) : Optional.empty();
    }

    /** Whether the optional field of that number is next. */
    boolean next(char number) {
        boolean there = flaw.isEmpty() && at < end && text.charAt(at) == number;
        at += there ? 1 : 0;
        return there;
    }

    String date(String field) {
        String date = digits(field, 6);
        if (flaw.isEmpty() && TimeChecks.day(date, 0, date.length()).isPresent()) {
            fail(Gs1Rule.COUPON_DATE, at - date.length(), field);
        }
        return date;
    }

    void fail(Gs1Rule rule, int where, String field) {
        flaw = Optional.of(new Flaw(rule, where, rule.phrase() + ": " + field));
    }

    /** Nothing may follow. */
    void end() {
        if (flaw.isEmpty() && at != end) {
            flaw = Check.flaw(Gs1Rule.COUPON_EXCESS, at);
        }
    }
}
