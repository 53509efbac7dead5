package dev.tillside.pos.sidecar;

import java.time.Duration;
import java.util.Map;

/**
 * How long a till waits for an answer. When the time is up the till gets {@code late}: the last quote and one sentence; what was
 * asked for goes on.
 */
public enum Budget {
    /** {@code scan member forget}: who shops. */
    IDENTIFY(Duration.ofMillis(300)),
    /** {@code begin add quantity void price lock unlock redeem explain offers}: what is sold, and what it costs. */
    BASKET(Duration.ofMillis(250)),
    /** {@code commit return postVoid suspend resume cancel}: what ends a sale or puts it aside, or undoes one. */
    SETTLE(Duration.ofSeconds(1)),
    /** {@code balance export receipt checkouts status}, and whatever is not known: questions about the till. */
    ASK(Duration.ofMillis(500)),
    /** {@code sync restart}: for tools, not for checkout. */
    TOOL(Duration.ofSeconds(60));

    private static final Map<String, Budget> BY_TYPE = Map.ofEntries(
            Map.entry("scan", IDENTIFY),
            Map.entry("member", IDENTIFY),
            Map.entry("forget", IDENTIFY),
            Map.entry("begin", BASKET),
            Map.entry("add", BASKET),
            Map.entry("quantity", BASKET),
            Map.entry("void", BASKET),
            Map.entry("price", BASKET),
            Map.entry("lock", BASKET),
            Map.entry("unlock", BASKET),
            Map.entry("redeem", BASKET),
            Map.entry("explain", BASKET),
            Map.entry("offers", BASKET),
            Map.entry("commit", SETTLE),
            Map.entry("return", SETTLE),
            Map.entry("postVoid", SETTLE),
            Map.entry("suspend", SETTLE),
            Map.entry("resume", SETTLE),
            Map.entry("cancel", SETTLE),
            Map.entry("sync", TOOL),
            Map.entry("restart", TOOL));

    private final Duration usual;

    Budget(Duration usual) {
        this.usual = usual;
    }

    /** How long, unless the sidecar was told otherwise. */
    public Duration usual() {
        return usual;
    }

    /** The budget of an event of that type. */
    static Budget of(String type) {
        return BY_TYPE.getOrDefault(type, ASK);
    }
}
