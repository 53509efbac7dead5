package dev.tillside.seal;

import dev.tillside.fault.BadInput;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a till's files are sealed.
 *
 * @param keys the ids of all data keys that something in the files is sealed with, in order: each of them is needed. Empty for
 *     a till that seals nothing
 * @param complete whether everything is sealed that was asked for, with the current key
 * @param swept whether what stood there before is overwritten too; if not, the next opening does it
 */
public record SealState(SortedSet<String> keys, boolean complete, boolean swept) {
    /** Copies its set. */
    public SealState {
        keys = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(BadInput.present(keys, "keys")));
    }

    /** What holds for both of two files. */
    public SealState and(SealState other) {
        SortedSet<String> both = new TreeSet<>(keys);
        both.addAll(other.keys);
        return new SealState(both, complete && other.complete, swept && other.swept);
    }
}
