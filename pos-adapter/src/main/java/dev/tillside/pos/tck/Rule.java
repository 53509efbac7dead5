package dev.tillside.pos.tck;

/** What an adapter has to keep, and what is said of one that does not. */
public enum Rule {
    /** Verbs are called on the POS's own thread. */
    THREAD("The lane is called on another thread than the POS's own."),
    /** Every line that is sold is in the ticket, and no other. */
    TICKET_LINES("The ticket does not have the lines that were sold."),
    /** Quantities and amounts of the ticket are those of now. */
    TICKET_STALE("The ticket has the quantity or amount of a line from before it was changed."),
    /** Amounts of the ticket are those before discounts. */
    TICKET_NET("The ticket's amounts have discounts taken off already: each discount counts twice."),
    /** What is not in a quote goes. */
    VOIDED_DISCOUNT("The discount of a voided line is still on the ticket."),
    /** As above. */
    STALE_DISCOUNT("A discount that no longer holds is still on the ticket."),
    /** A quote is state. */
    DOUBLED_DISCOUNT("A discount is taken off more than once: a quote is the whole state, not a change."),
    /** A quote is for all lines. */
    MISSING_DISCOUNT("A discount is not on the ticket: a quote is for all lines, those sold before the card too."),
    /** Amounts are final. */
    ROUNDED_DISCOUNT("A discount was computed or rounded again: the amounts of a quote are final."),
    /** Credits pay. */
    CREDIT("What points or coupons pay is not taken off what is due."),
    /** The due is the quote's. */
    DUE("The display asks for another amount than is due."),
    /** The cashier reads what the library says. */
    SENTENCE("A sentence for the cashier was not shown."),
    /** The receipt has the library's lines. */
    RECEIPT("The receipt lacks the lines that loyalty prints."),
    /** A sale that was paid is committed. */
    NOT_COMMITTED("A sale that was paid was not committed."),
    /** Tenders are handed over as they were taken. */
    TENDERS("The tenders of the commit are not those that were taken."),
    /** One sale, one number. */
    TWICE("One sale was committed under two receipt numbers."),
    /** Training is said. */
    TRAINING("A sale in training mode was booked as a real one."),
    /** A cancelled sale is cancelled. */
    CANCELLED("A sale that was cancelled is still open."),
    /** After a crash the sale goes on. */
    CRASH("After a crash the sale that was open was not taken up again."),
    /** A return pays what the library says. */
    REFUND("A return pays out another amount than the goods were worth."),
    /** A void is a reversal. */
    POST_VOID("A sale that was voided still stands."),
    /** Nothing stops a sale. */
    STOPPED("The sale does not go on when the library fails."),
    /** The POS works. */
    THREW("The POS threw where nothing was wrong.");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** What is wrong, in words. */
    public String sentence() {
        return sentence;
    }
}
