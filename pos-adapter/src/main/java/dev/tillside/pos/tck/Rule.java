package dev.tillside.pos.tck;

/** What an adapter has to keep, and what is said of one that does not. */
public enum Rule {
    /** Verbs are called on the POS's own thread. */
    THREAD("The lane is called on another thread than the POS's own."),
    /** What is scanned is given to the lane as the scanner sent it. */
    SCAN("A card or coupon that was scanned did not reach the lane as it was scanned."),
    /** Every line that is sold is in the ticket, and no other. */
    TICKET_LINES("The ticket does not have the lines that were sold."),
    /** Quantities and amounts of the ticket are those of now. */
    TICKET_STALE("The ticket has the quantity or amount of a line from before it was changed."),
    /** A line's amount is that of all of it. */
    TICKET_UNIT_PRICE("The ticket has the price of one where the amount of the whole line belongs."),
    /** Quantities and amounts of the ticket are those that are sold. */
    TICKET_AMOUNT("The ticket has another quantity or amount of a line than was sold."),
    /** Amounts of the ticket are those before discounts. */
    TICKET_NET("The ticket's amounts have discounts taken off already: each discount counts twice."),
    /** What is not in a quote goes. */
    VOIDED_DISCOUNT("The discount of a voided line is still on the ticket."),
    /** As above. */
    STALE_DISCOUNT("A discount that no longer holds is still on the ticket."),
    /** A quote is state. */
    DOUBLED_DISCOUNT("A discount is taken off more than once: a quote is the whole state, not a change."),
    /** A line may have several discounts. */
    ONE_DISCOUNT("Of several discounts on a line only one is taken off."),
    /** Discounts are taken off. */
    SIGN("A discount is put on in place of taken off: the amounts of a quote are above zero."),
    /** A discount is its line's, whole. */
    OTHER_DISCOUNT("The ticket shows another discount on a line than the quote has for it."),
    /** A sale begins with nothing taken off or paid. */
    OTHER_SALE("A sale begins with what belongs to the sale before."),
    /** A quote is for all lines. */
    MISSING_DISCOUNT("A discount is not on the ticket: a quote is for all lines, those sold before the card too."),
    /** Amounts are final. */
    ROUNDED_DISCOUNT("A discount was computed or rounded again: the amounts of a quote are final."),
    /** The lane is told how many points pay. */
    POINTS("The points that pay are not those that the shopper gave."),
    /** Credits pay. */
    CREDIT("What points or coupons pay is not taken off what is due."),
    /** The due is the quote's. */
    DUE("The display asks for another amount than is due."),
    /** The total key is the lane's total. */
    TOTAL("The lane is not asked for the total before the sale is paid."),
    /** The cashier reads what the library says. */
    SENTENCE("A sentence for the cashier was not shown."),
    /** The receipt has the library's lines. */
    RECEIPT("The receipt lacks the lines that loyalty prints."),
    /** And has them once. */
    RECEIPT_TWICE("The receipt has the lines that loyalty prints more than once."),
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
    /** A sale that was paid is returned or voided, and not by the cancel key. */
    CANCELLED_PAID("A sale that was paid was undone with the cancel key."),
    /** After a crash the sale goes on. */
    CRASH("After a crash the sale that was open was not taken up again."),
    /** What comes back is what the lane hears of. */
    RETURNED("A return takes back other goods than those that came back."),
    /** A return pays what the library says. */
    REFUND("A return pays out another amount than the goods were worth."),
    /** A void is a reversal. */
    POST_VOID("A sale that was voided still stands."),
    /** Nothing stops a sale. */
    STOPPED("The sale does not go on when the library fails."),
    /** The kit sees what the POS shows. */
    NO_ANSWER("The POS under test does not say what it shows."),
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
