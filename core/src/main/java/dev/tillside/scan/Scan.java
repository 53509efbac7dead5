package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.gs1.PaperCoupon;
import dev.tillside.item.Gtin;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import java.util.Optional;
import java.util.OptionalInt;

/** What a scanned text is. */
public sealed interface Scan {
    /**
     * A member's card.
     *
     * @param card the card's own text
     * @param member whose it is; absent: a card of ours that no member here has
     */
    record Card(String card, Optional<MemberId> member) implements Scan {
        /** Masks the number. */
        @Override
        public String toString() {
            return "Card[" + masked(card) + "]";
        }
    }

    /**
     * A printed list.
     *
     * @param list its id
     */
    record ListCode(String list) implements Scan {}

    /**
     * The code of a signed list, complete in itself; whether it holds is not said yet.
     *
     * @param code as scanned
     */
    record SignedList(String code) implements Scan {
        /** Whether a text means to be such a code, of whatever version: {@code TL}, a digit, a colon. */
        public static boolean looksLike(String text) {
            return text.length() > 3
                    && text.startsWith("TL")
                    && text.charAt(2) >= '0'
                    && text.charAt(2) <= '9'
                    && text.charAt(3) == ':';
        }

        /** Hides the code, which is as good as the list. */
        @Override
        public String toString() {
            return "SignedList[" + code.length() + " characters]";
        }
    }

    /**
     * A coupon's own code.
     *
     * @param coupon its id
     */
    record CouponCode(String coupon) implements Scan {}

    /**
     * An offer's code, which admits its bearer.
     *
     * @param offer its id
     * @param code as scanned; of a coupon number (GCN) with its serial
     * @param serialised whether the code is one piece of paper's own, so that it admits once ever
     */
    record BearerCode(String offer, String code, boolean serialised) implements Scan {}

    /**
     * A North American paper coupon, complete in itself: AI (8110).
     *
     * @param coupon what it says
     * @param code the digits of (8110)
     */
    record PaperCouponCode(PaperCoupon coupon, String code) implements Scan {}

    /**
     * A coupon by its number, whose offer is not known here: nobody can say what it is worth.
     *
     * @param code as scanned
     */
    record UnknownCoupon(String code) implements Scan {}

    /**
     * An item, with what the code says of this very piece.
     *
     * @param gtin its number; where a price or measure stood within it, with zeros in their place
     * @param expires the last day to sell or use it, YYMMDD, day 00 for the month's last; AI (17) or (7003)
     * @param price what the code says it costs
     * @param measure how much of it, with the unit
     * @param addOn the two or five digits beside an EAN or UPC symbol: an issue, a recommended price
     */
    record ItemCode(
            Gtin gtin,
            Optional<String> expires,
            Optional<Price> price,
            Optional<Measure> measure,
            Optional<String> addOn)
            implements Scan {
        public ItemCode {
            BadInput.present(gtin, "gtin");
            BadInput.present(expires, "expires");
            BadInput.present(price, "price");
            BadInput.present(measure, "measure");
            BadInput.present(addOn, "addOn");
        }

        /** An item of which the code says nothing more. */
        public ItemCode(Gtin gtin) {
            this(gtin, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * A price within a code.
     *
     * @param units the number
     * @param decimals how many of its digits are decimals; absent: as many as the store's currency has
     * @param currency ISO 4217's three digits, where the code names one
     */
    record Price(long units, OptionalInt decimals, Optional<String> currency) {
        public Price {
            BadInput.present(decimals, "decimals");
            BadInput.present(currency, "currency");
        }
    }

    /**
     * A measure within a code.
     *
     * @param value how much
     * @param unit of what
     */
    record Measure(Quantity value, Unit unit) {
        public Measure {
            BadInput.present(value, "value");
            BadInput.present(unit, "unit");
        }
    }

    /**
     * A receipt that pays back what a machine took, a deposit for instance (GS1 prefix 980).
     *
     * @param code as scanned
     */
    record RefundReceipt(String code) implements Scan {}

    /**
     * Some other text.
     *
     * @param text as scanned
     */
    record Plain(String text) implements Scan {
        /** Hides the text: it may be anything, a payment card's number too. */
        @Override
        public String toString() {
            return "Plain[" + text.length() + " characters]";
        }
    }

    /**
     * Nothing that the basket could use; it was not changed.
     *
     * @param reason why
     */
    record Rejected(RejectedBecause reason) implements Scan {}

    /** Why a scan is rejected. */
    enum RejectedBecause {
        CHECK_DIGIT,
        NOT_A_DATE,
        NOT_ASCII,
        TOO_LONG,
        UNKNOWN_CARD,
        AMBIGUOUS,
        COMPRESSED_LINK,
        WRONG_LAYOUT,
        EMPTY,
        MALFORMED,
        PAYMENT_CARD,
        SIGNATURE_INVALID,
        REVOKED,
        EXPIRED,
        NOT_STARTED,
        UNKNOWN_KEY,
        /** A list of another programme. */
        FOREIGN,
        /** A list's code of a version that is not read here. */
        UNKNOWN_VERSION
    }

    /** A card number as people may see it: all but the last four characters hidden. */
    static String masked(String card) {
        int shown = Math.min(4, Math.max(0, card.length() - 4));
        return "*".repeat(card.length() - shown) + card.substring(card.length() - shown);
    }
}
