package dev.tillside.scan;

import dev.tillside.item.Gtin;
import dev.tillside.member.MemberId;
import java.util.Optional;

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
     * @param code as scanned
     */
    record BearerCode(String offer, String code) implements Scan {}

    /**
     * An item.
     *
     * @param gtin its number
     */
    record ItemCode(Gtin gtin) implements Scan {}

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
