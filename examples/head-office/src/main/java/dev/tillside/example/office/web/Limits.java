package dev.tillside.example.office.web;

import dev.tillside.fault.BadInput;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** All that a server bears: each {@link Limit} as usual, unless it is set. */
public final class Limits {
    /** All as usual. */
    public static final Limits USUAL = new Limits(Map.of());

    private final Map<Limit, Integer> set;

    private Limits(Map<Limit, Integer> set) {
        this.set = Collections.unmodifiableMap(set);
    }

    /**
     * The same with another value.
     *
     * @throws BadInput the limit's name, if it cannot be that
     */
    public Limits with(Limit limit, int value) {
        Map<Limit, Integer> more = new EnumMap<>(Limit.class);
        more.putAll(set);
        more.put(BadInput.present(limit, "limit"), limit.checked(value));
        return new Limits(more);
    }

    /** The value. */
    public int of(Limit limit) {
        return set.getOrDefault(limit, limit.usual());
    }
}
