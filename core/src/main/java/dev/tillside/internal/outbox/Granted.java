package dev.tillside.internal.outbox;

import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;

/**
 * An answer of head office's to what a basket wanted.
 *
 * @param wish what the basket wanted
 * @param request what was asked
 * @param lease what was answered
 * @param moment before it was asked, as {@link dev.tillside.internal.store.Undelivered} counts
 */
public record Granted(Wish wish, LeaseRequest request, Lease lease, long moment) {
    /** Whether there may be more once another basket lets go, or head office has learned what it could not speak for. */
    boolean lacks() {
        return !isSpokenFor()
                || lease.points().map(points -> !points.isPositive()).orElse(false)
                || lease.coupons().values().stream().anyMatch(Lease.Part::elsewhere)
                || lease.vouchers().values().stream().anyMatch(Lease.Part::elsewhere)
                || lease.offers().values().stream().anyMatch(Lease.Share::elsewhere);
    }

    private boolean isSpokenFor() {
        return lease.coupons().keySet().containsAll(request.coupons().keySet())
                && lease.offers().keySet().containsAll(request.offers())
                && lease.vouchers().keySet().containsAll(request.vouchers());
    }
}
