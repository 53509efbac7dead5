package dev.tillside.offer;

/** What became of an offer. Of several reasons that hold, the first in this order is told. */
public enum Reason {
    APPLIED,
    SIGNATURE_INVALID,
    REVOKED,
    UNKNOWN_OFFER,
    MEMBER_REQUIRED,
    NOT_FOR_MEMBER,
    WRONG_STORE,
    NOT_STARTED,
    EXPIRED,
    WRONG_TIME,
    NOT_PRESENTED,
    /** The coupon has no use left. */
    ALREADY_REDEEMED,
    /** The offer has no use left. */
    LIMIT_REACHED,
    /** Head office says that another basket holds what is left. */
    HELD_ELSEWHERE,
    /** Head office has not answered, and the offer's policy does not allow it here without. */
    OFFLINE,
    /** No unit matches any of its selectors. */
    NOT_IN_BASKET,
    /** The whole basket has too few units for some part. */
    QUANTITY_SHORT,
    /** The whole basket does not reach the spend. */
    SPEND_SHORT,
    NO_SAVING,
    /** Alone it would apply; in the best combination it does not. */
    BEATEN
}
