package dev.tillside.sync;

import dev.tillside.basket.BasketKey;
import java.util.List;
import java.util.Optional;

/**
 * What one round with head office brought.
 *
 * @param pushed sales that left the outbox now
 * @param refused sales that head office refused now; they stay as dead letters
 * @param pulled objects of reference data taken
 * @param waiting sales that still wait
 * @param failure why the round ended early, where it did
 */
public record SyncReport(int pushed, List<BasketKey> refused, int pulled, int waiting, Optional<String> failure) {
    public SyncReport {
        refused = List.copyOf(refused);
    }
}
