package dev.tillside.sync;

import java.io.IOException;
import java.util.List;

/**
 * Head office as a till sees it. Implementations are called from the library's background thread, one call at a time per
 * till, and may block; they should give up within a minute.
 */
public interface HeadOffice {
    /** The cursor before the first change. */
    String START = "0";

    /**
     * Hands over committed sales, in the order in which they were committed.
     *
     * @return one settlement per delivery, in the same order; returned only once what it says is durable
     * @throws IOException when nothing can be said of the batch: the till keeps it and comes again
     */
    List<Settlement> deliver(List<Delivery> batch) throws IOException;

    /**
     * Reference data that changed after the cursor.
     *
     * @param cursor {@link #START}, or what the last page gave
     * @param most how many objects at most
     * @throws IOException when head office cannot be asked now
     */
    ChangePage changesAfter(String cursor, int most) throws IOException;

    /**
     * What tills delivered after the cursor, in the order of arrival, so that each knows what the others did: receipts that
     * come back at another till, points, coupons used up, baskets put aside. A till passes over what it did itself.
     *
     * <p>Unless it is implemented, head office tells nothing, and every till knows its own transactions alone.
     *
     * @param cursor {@link #START}, or what the last page gave
     * @param most how many deliveries at most
     * @throws IOException when head office cannot be asked now
     */
    default ChangePage basketsAfter(String cursor, int most) throws IOException {
        return new ChangePage(List.of(), cursor, false);
    }
}
