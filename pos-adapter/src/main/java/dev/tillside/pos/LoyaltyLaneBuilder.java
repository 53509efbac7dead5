package dev.tillside.pos;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.BadInput;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** How a lane is to be opened. Not thread-safe; may be used again. */
public final class LoyaltyLaneBuilder {
    private final Path spool;
    private final Supplier<LoyaltyTill> till;
    private final Map<Verb, Duration> budgets = new EnumMap<>(Verb.class);
    private String name = "tillside-lane";
    private Duration retryEvery = Duration.ofSeconds(5);
    private int hungMost = 3;
    private InstantSource clock = Clock.systemUTC();
    private Patience patience = Patience.REAL;
    private boolean rehearses;

    LoyaltyLaneBuilder(Path spool, Supplier<LoyaltyTill> till) {
        this.spool = BadInput.present(spool, "spool");
        this.till = BadInput.present(till, "till");
    }

    /** The name of the lane's threads, for whoever looks at a till with {@code jstack}. */
    public LoyaltyLaneBuilder name(String other) {
        name = BadInput.present(other, "name");
        return this;
    }

    /** Another budget for a verb than {@link Verb#budget()}. */
    public LoyaltyLaneBuilder budget(Verb verb, Duration budget) {
        budgets.put(BadInput.present(verb, "verb"), positive(budget, "budget"));
        return this;
    }

    /** How often a till that cannot be opened, or a sale that cannot be booked, is tried again; 5 seconds unless said otherwise. */
    public LoyaltyLaneBuilder retryEvery(Duration every) {
        retryEvery = positive(every, "retryEvery");
        return this;
    }

    /**
     * How many threads may hang in the library before verbs are answered without waiting, until one of them comes back; 3 unless
     * said otherwise.
     */
    public LoyaltyLaneBuilder hungMost(int threads) {
        if (threads < 0) {
            throw BadInput.value("hungMost", "below zero: " + threads);
        }
        hungMost = threads;
        return this;
    }

    /** The clock that kept sales are dated by; the system's unless said otherwise. */
    public LoyaltyLaneBuilder clock(InstantSource source) {
        clock = BadInput.present(source, "clock");
        return this;
    }

    /**
     * Whether the lane sells some made-up baskets to nobody, in a temporary directory that goes with them, before it opens the till; not
     * unless said otherwise. What a JVM does for the first time takes it many times as long, so without it the first scans after a
     * start come {@link LaneAnswer.Status#LATE}. It takes a second or two, in which verbs are answered as while the till is
     * not there: open the lane as soon as the POS starts, and not with the first ticket.
     */
    public LoyaltyLaneBuilder rehearses(boolean does) {
        rehearses = does;
        return this;
    }

    /** How the POS's thread waits; by the clock on the wall unless said otherwise. For tests. */
    public LoyaltyLaneBuilder patience(Patience other) {
        patience = BadInput.present(other, "patience");
        return this;
    }

    /**
     * Opens the lane, without waiting for the till: that is opened on the lane's thread, again and again where it fails, and until it is
     * open the lane sells at full price.
     */
    public LoyaltyLane open(TillAdapter adapter) {
        return new LoyaltyLane(this, BadInput.present(adapter, "adapter"));
    }

    Path spool() {
        return spool;
    }

    Supplier<LoyaltyTill> till() {
        return rehearses ? Rehearsal.before(till) : till;
    }

    String name() {
        return name;
    }

    Map<Verb, Duration> budgets() {
        Map<Verb, Duration> all = new EnumMap<>(Verb.class);
        for (Verb verb : Verb.values()) {
            all.put(verb, budgets.getOrDefault(verb, verb.budget()));
        }
        return all;
    }

    Duration retryEvery() {
        return retryEvery;
    }

    int hungMost() {
        return hungMost;
    }

    InstantSource clock() {
        return clock;
    }

    Patience patience() {
        return patience;
    }

    private static Duration positive(Duration duration, String path) {
        if (BadInput.present(duration, path).isNegative() || duration.isZero()) {
            throw BadInput.value(path, "not above zero: " + duration);
        }
        return duration;
    }
}
