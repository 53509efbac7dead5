package dev.tillside;

import dev.tillside.internal.store.Disk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** A disk that fails where it is told to, until it is told not to. */
final class FickleDisk implements Disk {
    static final int IO_ERROR = 10;
    static final int FULL = 13;

    private final Map<Step, Integer> failing = new EnumMap<>(Step.class);
    private String file = "journal.db";
    private int left = Integer.MAX_VALUE;
    long room = 1L << 40;

    /** From now on, at that step of work on the journal. */
    void failsAt(Step step, int error) {
        failing.put(step, error);
        left = Integer.MAX_VALUE;
    }

    /** That often, and then no more. */
    void failsAt(Step step, int error, int times) {
        failing.put(step, error);
        left = times;
    }

    void isWell() {
        failing.clear();
    }

    @Override
    public void at(Step step, Path at) throws SQLException {
        Integer error = failing.get(step);
        if (error != null && left > 0 && at.endsWith(file)) {
            left--;
            throw new SQLException("the disk fails at " + step, "", error);
        }
    }

    @Override
    public long room(Path directory) {
        return room;
    }
}
