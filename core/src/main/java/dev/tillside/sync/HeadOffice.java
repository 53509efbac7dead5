package dev.tillside.sync;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Head office as a till sees it. Implementations are called from the library's background threads, one call at a time per
 * till ({@link #lease} beside the others), and may block; they should give up within a minute.
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
     * @throws ChangesGone when head office does not keep what changed after that cursor any more
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

    /**
     * The newest snapshot of all reference data, for tills that have none yet or have been away for too long.
     *
     * <p>Unless it is implemented there is none, and tills read all changes from the start.
     *
     * @throws IOException when head office cannot be asked now
     */
    default Optional<Snapshot> snapshot() throws IOException {
        return Optional.empty();
    }

    /**
     * A part of a snapshot, packed, as {@link Snapshot#parts()} announced it.
     *
     * @param snapshot its id
     * @param part its number, the first is 0
     * @throws IOException when head office cannot be asked now, or does not keep that snapshot any more
     */
    default byte[] snapshotPart(String snapshot, int part) throws IOException {
        throw new IOException("this head office has no snapshots");
    }

    /**
     * Holds something back for one basket. Called in the background, beside other calls, when a basket's member or a bearer's
     * coupon becomes known; checkout goes by the answer if it is there and never waits for it.
     *
     * <p>Unless it is implemented head office leases nothing, and what an offer says of tills that are offline decides.
     *
     * @throws IOException when head office cannot be asked now
     */
    default Optional<Lease> lease(LeaseRequest request) throws IOException {
        return Optional.empty();
    }

    /**
     * Hears that a till is there, and which leases it still needs.
     *
     * @return the name of what head office has stored, where it has one: another after a backup was restored, so that tills
     *     deliver anew what they still have
     * @throws IOException when head office cannot be asked now
     */
    default Optional<String> present(Presence presence) throws IOException {
        return Optional.empty();
    }
}
