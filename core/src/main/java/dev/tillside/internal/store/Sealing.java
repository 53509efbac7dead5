package dev.tillside.internal.store;

import dev.tillside.seal.DataKeys;
import java.util.Optional;

/**
 * What of a till's files is to be unreadable without a key.
 *
 * @param keys absent where none were given
 * @param scope what is asked for; what a file has sealed already stays so
 */
public record Sealing(Optional<DataKeys> keys, Scope scope) {
    /** No keys, and nothing sealed. */
    public static final Sealing NONE = new Sealing(Optional.empty(), Scope.NOTHING);

    /** How much is sealed; each holds what the one before does. */
    public enum Scope {
        NOTHING,
        /** Card numbers, and accounts that go by a card's digest. */
        CARDS,
        /** Everything that says who bought what. */
        ALL;

        boolean within(Scope other) {
            return compareTo(other) <= 0;
        }
    }
}
