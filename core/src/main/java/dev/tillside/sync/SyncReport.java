package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import java.util.List;
import java.util.Optional;

/**
 * What one round with head office brought.
 *
 * @param pushed sales and returns that left the outbox now
 * @param refused sales and returns that head office refused now; they stay as dead letters
 * @param pulled objects of reference data taken, from a snapshot that is not whole yet too
 * @param waiting sales and returns that still wait
 * @param conflicts what two tills took that only one could have, as far as this round told
 * @param failure why the round ended early, where it did: the line was lost, or what came down was refused
 */
public record SyncReport(
        int pushed,
        List<BasketKey> refused,
        int pulled,
        int waiting,
        List<Conflict> conflicts,
        Optional<String> failure) {
    /**
     * A coupon that was used up twice, at tills which had not heard of each other. Both sales stand.
     *
     * @param coupon the coupon's id
     * @param key the later of the sales that used it, by their clock readings
     * @param reason {@code ALREADY_REDEEMED}
     */
    public record Conflict(String coupon, BasketKey key, String reason) {}

    public SyncReport {
        refused = List.copyOf(refused);
        conflicts = List.copyOf(conflicts);
    }
}
