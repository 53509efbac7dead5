package dev.tillside.example.office.reference;

import java.util.Optional;

/**
 * What became of one object of reference data that was published.
 *
 * @param object {@code type/id}, where the object has both
 * @param verdict what became of it
 * @param reason why it was refused
 */
public record Publication(Optional<String> object, Verdict verdict, Optional<String> reason) {
    /** What became of an object. */
    public enum Verdict {
        /** Taken; tills will hear of it. */
        ACCEPTED,
        /** The same text stands already; tills need not hear of it again. */
        UNCHANGED,
        /** Not taken; the reason says why. */
        REFUSED
    }

    static Publication of(WireObject object, Verdict verdict) {
        return new Publication(Optional.of(object.name()), verdict, Optional.empty());
    }

    static Publication refused(Optional<String> object, String reason) {
        return new Publication(object, Verdict.REFUSED, Optional.of(reason));
    }
}
