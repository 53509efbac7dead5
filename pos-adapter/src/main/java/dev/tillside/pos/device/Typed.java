package dev.tillside.pos.device;

import java.util.List;

/**
 * What a {@link KeyboardWedge} makes of keys.
 *
 * @param <K> what the keyboard's events are
 */
public sealed interface Typed<K> {
    /**
     * A scan.
     *
     * @param keys those that it was typed with, which nobody else gets
     */
    record Scan<K>(DeviceScan scan, List<K> keys) implements Typed<K> {
        public Scan {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A key that a hand pressed, to be handed on.
     *
     * @param key as it was fed
     */
    record Key<K>(K key) implements Typed<K> {
        /** Hides the key, which may be one of a card's number. */
        @Override
        public String toString() {
            return "Key[]";
        }
    }
}
