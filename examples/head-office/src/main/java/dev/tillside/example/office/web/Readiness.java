package dev.tillside.example.office.web;

import dev.tillside.example.office.Office;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether requests had better come here. Asked often, it looks once a second: strangers may ask, and each look is a flush. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);
    private static final long ROOM_BYTES = 256L << 20;

    private final Office office;
    private final BooleanSupplier queueHasRoom;
    private volatile boolean leaving;
    private Map<String, Boolean> found = Map.of();
    private long lookedAt;

    Readiness(Office office, BooleanSupplier queueHasRoom) {
        this.office = office;
        this.queueHasRoom = queueHasRoom;
    }

    /** From here on it is not ready, for load balancers to see. */
    void leave() {
        leaving = true;
    }

    /** What was looked at, and whether it is well. */
    Map<String, Boolean> checks() {
        Map<String, Boolean> checks = new LinkedHashMap<>(looked());
        checks.put("queue", queueHasRoom.getAsBoolean());
        checks.put("staying", !leaving);
        return checks;
    }

    private synchronized Map<String, Boolean> looked() {
        if (found.isEmpty() || System.nanoTime() - lookedAt > GOOD_FOR) {
            Map<String, Boolean> looked = new LinkedHashMap<>();
            looked.put("database", isWell("The database takes nothing.", this::writes));
            looked.put(
                    "disk",
                    isWell(
                            "Nobody can say how full the disk is.",
                            () -> office.room().orElse(ROOM_BYTES) >= ROOM_BYTES));
            found = looked;
            lookedAt = System.nanoTime();
        }
        return found;
    }

    private boolean writes() throws IOException {
        office.probe();
        return true;
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static boolean isWell(String sentence, Check check) {
        try {
            return check.holds();
        } catch (IOException e) {
            LOG.warn(sentence, e);
            return false;
        }
    }
}
