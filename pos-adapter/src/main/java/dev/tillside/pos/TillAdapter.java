package dev.tillside.pos;

import dev.tillside.basket.Line;
import java.util.List;

/**
 * What a POS implements: it knows how to read its own ticket, and where discounts, sentences and receipt lines belong.
 *
 * <p>Called by a {@link LoyaltyLane} on the POS's own thread only, inside the POS's own call of a verb, never from another thread and
 * never at another time. None of its methods may call the lane. One that throws is logged, the verb goes on, and the
 * cashier is told; a commit whose ticket nobody knows is refused.
 *
 * <p>None of them blocks, waits for a person, or takes longer than a few milliseconds: the verb's budget does not count them.
 */
public interface TillAdapter {
    /**
     * The ticket as it stands: every line that is sold, none that was voided. Amounts are what the POS charges for the whole line
     * before any discount of ours. A line keeps its id as long as it is there.
     *
     * @return empty where nothing is on the ticket yet
     */
    List<Line> ticket();

    /**
     * Shows what offers take off, whole: what is not in it is taken off the ticket again. The same quote may come again.
     *
     * @param quote the amounts are final; nothing of it is to be computed or rounded again
     */
    void adjust(Quote quote);

    /** Shows a sentence to the cashier or the shopper. */
    void message(Notice notice);

    /** Asks the cashier to do something: to scan a gift, say, or to call the supervisor. The answer is the next verb. */
    void prompt(Notice notice);

    /**
     * Prints on the receipt, after the POS's own lines.
     *
     * @param lines of at most 42 columns, in the shopper's language; what was saved, points, vouchers
     */
    void print(List<String> lines);
}
