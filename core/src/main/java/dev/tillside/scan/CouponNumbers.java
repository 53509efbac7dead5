package dev.tillside.scan;

import dev.tillside.item.Gtin;
import java.util.List;

/** Numbers of coupons in EAN and UPC symbols (GS1 General Specifications, section 1.4.2: prefixes). */
final class CouponNumbers {
    private static final List<String> COUPONS = List.of("981", "982", "983", "984", "99", "05");
    private static final String REFUND_RECEIPT = "980";

    private CouponNumbers() {}

    /** How many digits at the front of an EAN-13 say that it is a coupon or refund receipt; 0: none do. */
    static int prefix(Gtin gtin) {
        String digits = gtin.digits();
        // An EAN-8 and a case have prefixes of their own.
        if (digits.charAt(0) != '0' || digits.startsWith("000000")) {
            return 0;
        }
        String ean13 = digits.substring(1);
        if (ean13.startsWith(REFUND_RECEIPT)) {
            return REFUND_RECEIPT.length();
        }
        return COUPONS.stream()
                .filter(ean13::startsWith)
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    /** What such a number is, where nobody told more of it. */
    static Scan scan(Gtin gtin, String text) {
        return gtin.digits().startsWith(REFUND_RECEIPT, 1)
                ? new Scan.RefundReceipt(text)
                : new Scan.UnknownCoupon(text);
    }
}
