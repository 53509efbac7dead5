package dev.tillside.fault;

/** The codes of all faults. They are part of the wire format: added to, never renamed. */
public enum Code {
    /** The text is not a JSON object, or not of the wire format's shape. */
    MALFORMED,
    /** A field's value is nonsense; the path names the field. */
    BAD_VALUE,
    /** A required field is missing; the path names it. */
    MISSING,
    /** The {@code type} of a wire object is not known. */
    UNKNOWN_TYPE,
    /** The {@code kind} of an offer is not known. */
    UNKNOWN_KIND,
    /** A layer that the programme does not list. */
    UNKNOWN_LAYER,
    /** The feature is announced in the wire format, and this version does not have it yet. */
    NOT_YET,
    /** No programme has reached this till yet, so it cannot price. */
    NO_PROGRAM,
    /** The till was opened without head office. */
    NO_HEAD_OFFICE,
    /** No transaction of that name is open or committed here. */
    UNKNOWN_TRANSACTION,
    /** A transaction of that key was begun before. */
    DUPLICATE_TRANSACTION,
    /** The basket has no line of that id. */
    UNKNOWN_LINE,
    /** The basket has a line of that id already. */
    DUPLICATE_LINE,
    /** No member of that id. */
    UNKNOWN_MEMBER,
    /** No offer of that id. */
    UNKNOWN_OFFER,
    /** Nothing to take off: the sale has no member. */
    NO_MEMBER,
    /** The basket is locked for payment; unlock it to edit. */
    LOCKED,
    /** The basket is not locked. */
    NOT_LOCKED,
    /** The transaction is suspended; resume it first. */
    SUSPENDED,
    /** The transaction is not suspended. */
    NOT_SUSPENDED,
    /** The transaction was committed; it can be returned or post-voided, not edited. */
    COMMITTED,
    /** The transaction was cancelled. */
    CANCELLED,
    /** The tenders do not add up to what is due. */
    TENDERS_DIFFER,
    /** More points were asked for than the member has. */
    INSUFFICIENT_POINTS,
    /** More was asked for than is due. */
    EXCEEDS_DUE,
    /** Points are redeemed in steps and from a minimum. */
    NOT_A_STEP,
    /** The programme does not let points be redeemed. */
    NO_REDEMPTION,
    /** No voucher of that code, or it is used up, run out or cancelled. */
    VOUCHER_REFUSED,
    /** The gift card does not have that much, or is none. */
    GIFT_CARD_REFUSED,
    /** Nobody can say now what is on gift cards. */
    NO_GIFT_CARDS,
    /** The receipt named by a return is not known here. */
    UNKNOWN_RECEIPT,
    /** More goods than were sold and not yet returned. */
    EXCEEDS_SOLD,
    /** The time in which the programme takes goods back is over. */
    RETURN_TOO_LATE,
    /** The library was closed. */
    CLOSED,
    /** Another process works on the till's directory. */
    IN_USE,
    /** The till's files are sealed, and the key of that id was not given, or is another. */
    WRONG_KEY,
    /** The till's directory was written by a newer version of the library. */
    NEWER_SCHEMA,
    /** The disk is full. */
    DISK_FULL,
    /** The store failed; nothing was changed. */
    STORE_FAILED,
    /** The store failed while something was made durable, and cannot be looked into now: ask again by key. */
    OUTCOME_UNKNOWN,
    /** The library's own fault; the log says more. What the line asked for may or may not have been done. */
    INTERNAL
}
