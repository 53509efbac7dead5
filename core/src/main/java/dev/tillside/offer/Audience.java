package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whom an offer is for. */
public sealed interface Audience {
    /** Every shopper, member or not. */
    record Everyone() implements Audience {}

    /** Every member. */
    record Members() implements Audience {}

    /**
     * @param tiers members of one of these tiers
     */
    record Tiers(SortedSet<String> tiers) implements Audience {
        public Tiers {
            tiers = some(tiers, "audience.tiers");
        }
    }

    /**
     * @param segments members of one of these segments
     */
    record Segments(SortedSet<String> segments) implements Audience {
        public Segments {
            segments = some(segments, "audience.segments");
        }
    }

    /** Only who holds a coupon for it. */
    record CouponHolders() implements Audience {}

    private static SortedSet<String> some(Set<String> ids, String path) {
        if (ids.isEmpty()) {
            throw BadInput.value(path, "empty: nobody could have the offer");
        }
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }
}
