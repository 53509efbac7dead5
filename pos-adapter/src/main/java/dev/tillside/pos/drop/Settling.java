package dev.tillside.pos.drop;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which files have stood unchanged for a while, so that nobody writes them any more. Not thread-safe. */
final class Settling {
    /** How a file looks from outside. */
    record Look(long size, FileTime changed) {
        static Look of(BasicFileAttributes attributes) {
            return new Look(attributes.size(), attributes.lastModifiedTime());
        }
    }

    private record Standing(Look look, Instant since) {}

    private final Duration settle;
    private final Map<Path, Standing> seen = new HashMap<>();

    Settling(Duration settle) {
        this.settle = settle;
    }

    /** How long the file still has to stand; zero: it has stood long enough. */
    Duration left(Path file, Look look, Instant now) {
        Standing before = seen.get(file);
        if (before == null || !before.look.equals(look) || before.since.isAfter(now)) {
            before = new Standing(look, now);
            seen.put(file, before);
        }
        Duration left = settle.minus(Duration.between(before.since, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Forgets files that are gone. */
    void keep(Path folder, Set<Path> there) {
        seen.keySet().removeIf(file -> file.startsWith(folder) && !there.contains(file));
    }
}
