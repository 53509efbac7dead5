package dev.tillside.pos.tck;

/** What happens at tills; each is driven on the POS under test. */
public enum Story {
    ORDINARY("an ordinary sale to a member"),
    CARD_LATE("the card comes after the goods"),
    CARD_TWICE("the card is scanned twice"),
    VOID("a line is voided"),
    QUANTITY("a quantity is changed"),
    COUPON("a coupon is scanned"),
    ROUNDING("amounts that do not come out even"),
    SPLIT_TENDER("paid in cash and by card"),
    POINTS("points pay a part"),
    RETURN_PART("a part of the goods comes back"),
    RETURN_WHOLE("all goods come back"),
    POST_VOID("a sale is voided after it was paid"),
    CANCEL("a sale is cancelled"),
    CANCEL_PAID("the cancel key after a sale was paid"),
    UNKNOWN_COUPON("a coupon that nobody knows"),
    TRAINING("an exercise"),
    CRASH("the power goes in mid-sale"),
    OFFICE_GONE("head office is gone"),
    SLOW("the library hangs"),
    GONE("the library breaks down"),
    DISK_FULL("the disk is full");

    private final String title;

    Story(String title) {
        this.title = title;
    }

    /** The story in a few words. */
    public String title() {
        return title;
    }
}
