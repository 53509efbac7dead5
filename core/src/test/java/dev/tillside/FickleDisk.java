package dev.tillside;

import dev.tillside.fault.Disk;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A disk that fails where it is told to, until it is told not to. */
final class FickleDisk implements Disk {
    private final Map<Step, Fault> failing = new EnumMap<>(Step.class);
    private String file = "journal.db";
    private int left = Integer.MAX_VALUE;
    long room = 1L << 40;

    /** From now on, at that step of work on the journal. */
    void failsAt(Step step, Fault how) {
        failsAt(step, how, Integer.MAX_VALUE);
    }

    /** That often, and then no more. */
    void failsAt(Step step, Fault how, int times) {
        failing.put(step, how);
        left = times;
    }

    void isWell() {
        failing.clear();
    }

    @Override
    public Optional<Fault> at(Step step, Path at) {
        if (!failing.containsKey(step) || left <= 0 || !at.endsWith(file)) {
            return Optional.empty();
        }
        left--;
        return Optional.of(failing.get(step));
    }

    @Override
    public long room(Path directory) {
        return room;
    }
}
