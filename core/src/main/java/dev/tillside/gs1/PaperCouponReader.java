package dev.tillside.gs1;

import dev.tillside.gs1.PaperCoupon.Measure;
import dev.tillside.gs1.PaperCoupon.Purchase;
import dev.tillside.gs1.PaperCoupon.Rule;
import dev.tillside.gs1.PaperCoupon.Saving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the digits of AI (8110), field by field. */
final class PaperCouponReader {
    private static final String COMPANY = "0123456";
    private static final String COMPANY_OR_NONE = "01234569";
    private static final String VALUE = "12345";
    private static final String RETAILER = "1234567";
    private static final String MEASURES = "012349";
    private static final String SAVINGS = "01256";

    private final CouponCursor cursor;
    private final List<Purchase> purchases = new ArrayList<>();
    private Rule rule = Rule.ANY;
    private Optional<String> expires = Optional.empty();
    private Optional<String> starts = Optional.empty();
    private Optional<String> serial = Optional.empty();
    private Optional<String> retailer = Optional.empty();
    private Saving saving = Saving.CENTS_OFF;
    private int appliesTo;
    private boolean storeCoupon;
    private boolean once;

    /**
     * @param flaw the first thing wrong
     * @param coupon where nothing is
     */
    record Result(Optional<Flaw> flaw, Optional<PaperCoupon> coupon) {}

    private PaperCouponReader(CouponCursor cursor) {
        this.cursor = cursor;
    }

    static Result read(String text, int from, int to) {
        return new PaperCouponReader(new CouponCursor(text, from, to)).read();
    }

    private Result read() {
        String company = company("the company prefix");
        String offer = cursor.digits("the offer code", 6);
        String save = cursor.counted("the save value", VALUE, 0);
        purchase("the first purchase", false);
        optionalFields();
        cursor.end();
        if (cursor.flaw().isPresent()) {
            return new Result(cursor.flaw(), Optional.empty());
        }
        return new Result(
                Optional.empty(),
                Optional.of(new PaperCoupon(
                        company,
                        offer,
                        Long.parseLong(save),
                        saving,
                        appliesTo,
                        purchases,
                        rule,
                        starts,
                        expires,
                        serial,
                        retailer,
                        storeCoupon,
                        once)));
    }

    private String company(String field) {
        return checked(cursor.companyPrefix(field, COMPANY), field).orElse("");
    }

    private Optional<String> checked(Optional<String> prefix, String field) {
        if (prefix.flatMap(p -> Checks.companyPrefix(p, 0, p.length(), 0)).isPresent()) {
            cursor.fail(Gs1Rule.COMPANY_PREFIX, cursor.at() - prefix.get().length(), field);
        }
        return prefix;
    }

    private void purchase(String which, boolean anothersItems) {
        String value = cursor.counted(which, VALUE, 0);
        Measure measure = measure(cursor.code(which, MEASURES));
        String family = cursor.digits(which, 3);
        Optional<String> company =
                anothersItems ? checked(cursor.companyPrefix(which, COMPANY_OR_NONE), which) : Optional.empty();
        if (cursor.flaw().isEmpty()) {
            purchases.add(new Purchase(Long.parseLong(value), measure, family, company));
        }
    }

    private void optionalFields() {
        if (cursor.next('1')) {
            rule = Rule.values()[cursor.code("the rule for several purchases", "0123") - '0'];
            purchase("the second purchase", true);
        }
        if (cursor.next('2')) {
            purchase("the third purchase", true);
        }
        if (cursor.next('3')) {
            expires = Optional.of(cursor.date("the last day"));
        }
        if (cursor.next('4')) {
            starts = Optional.of(cursor.date("the first day"));
            datesInOrder();
        }
        if (cursor.next('5')) {
            serial = Optional.of(cursor.counted("the serial number", "0123456789", 6));
        }
        if (cursor.next('6')) {
            retailer = checked(cursor.companyPrefix("the retailer", RETAILER), "the retailer");
        }
        if (cursor.next('9')) {
            saving = saving(cursor.code("the save value's code", SAVINGS));
            appliesTo = cursor.code("the item that the value comes off", "012") - '0';
            storeCoupon = cursor.code("the store coupon flag", "0123456789") != '0';
            once = cursor.code("the flag against doubling", "01") == '1';
        }
    }

    private void datesInOrder() {
        if (cursor.flaw().isEmpty()
                && expires.map(end -> starts.get().compareTo(end) > 0).orElse(false)) {
            cursor.fail(Gs1Rule.COUPON_DATES_REVERSED, cursor.at() - 14, "the first day");
        }
    }

    private static Measure measure(char code) {
        return code == '9' ? Measure.NOTHING : Measure.values()[Math.min(code - '0', Measure.NOTHING.ordinal())];
    }

    private static Saving saving(char code) {
        return switch (code) {
            case '1' -> Saving.FREE_ITEM;
            case '2' -> Saving.FREE_UNITS;
            case '5' -> Saving.PERCENT_OFF;
            case '6' -> Saving.CENTS_OFF_SALE;
            default -> Saving.CENTS_OFF;
        };
    }
}
