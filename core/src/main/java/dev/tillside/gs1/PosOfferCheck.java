package dev.tillside.gs1;

import java.util.Optional;

/** Checks AI (8112), a coupon whose terms only its offer file knows (GS1 General Specifications, section 3.9.6). */
final class PosOfferCheck {
    private PosOfferCheck() {}

    static Optional<Flaw> flaw(String text, int from, int to) {
        CouponCursor cursor = new CouponCursor(text, from, to);
        cursor.code("the format", "01");
        cursor.companyPrefix("the funder", "0123456");
        cursor.digits("the offer code", 6);
        cursor.counted("the serial number", "0123456789", 6);
        cursor.end();
        return cursor.flaw();
    }
}
