package dev.tillside.offer;

import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** How much of an offer tills can give away beyond what there is, while they have not heard of each other. */
final class OfflineBound {
    private final Stakes stakes;
    private final Offer offer;
    private final Collection<String> stores;
    private final long tills;

    OfflineBound(Stakes stakes, Offer offer) {
        this.stakes = stakes;
        this.offer = offer;
        this.stores = stakes.stores(offer);
        this.tills = stakes.tills(stores);
    }

    /** Whether nothing can be, whatever there is. */
    boolean isNothing() {
        return tills < 2
                || offer.offline()
                        .map(o -> o.policy() == Offer.Offline.Policy.REFUSE)
                        .orElse(false);
    }

    /**
     * Uses beyond so many.
     *
     * @param homes the home stores of those who may use it
     */
    long beyond(long uses, Set<String> homes) {
        return beyond(uses, OptionalLong.of(1), homes);
    }

    /**
     * Money beyond so much.
     *
     * @param worth of a use, where it has a bound
     */
    long amountBeyond(long amount, OptionalLong worth, Set<String> homes) {
        return beyond(amount, worth, homes);
    }

    /** Uses beyond so many, as if the offer had no policy. */
    long withoutPolicy(long there) {
        return Math.multiplyExact(Math.max(0, tills - 1), there);
    }

    private long beyond(long there, OptionalLong worth, Set<String> homes) {
        if (isNothing()) {
            return 0;
        }
        long most = withoutPolicy(there);
        if (offer.offline().isEmpty()) {
            return most;
        }
        return switch (offer.offline().get().policy()) {
            case REFUSE -> 0;
            case HOME_STORE -> Math.min(most, atHome(there, homes));
            case BOUNDED_RISK ->
                Math.min(most, bounded(there, worth, offer.offline().get().uses()));
        };
    }

    /** An offer of one store is at home there. */
    private long atHome(long there, Set<String> homes) {
        Set<String> home = new HashSet<>(offer.stores().size() == 1 ? offer.stores() : homes);
        home.retainAll(stores);
        return Math.multiplyExact(stakes.tills(home), there);
    }

    private long bounded(long there, OptionalLong worth, long uses) {
        if (uses == 0) {
            return 0;
        }
        if (worth.isEmpty()) {
            return Long.MAX_VALUE;
        }
        long each = Math.min(Math.multiplyExact(uses, worth.getAsLong()), there);
        return Math.addExact(there, Math.multiplyExact(tills - 1, each));
    }
}
