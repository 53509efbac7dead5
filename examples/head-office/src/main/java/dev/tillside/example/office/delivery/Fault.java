package dev.tillside.example.office.delivery;

import dev.tillside.fault.BadInput;

/**
 * Why a delivery cannot be taken as it is. The reason holds no member's data: it names fields and never their values.
 *
 * @param code for programs
 * @param reason one sentence, for people
 */
public record Fault(Code code, String reason) {
    /** What may be wrong with a delivery. */
    public enum Code {
        /** It is no JSON object, or does not say which transaction it is. */
        MALFORMED,
        /** Another transaction of its key is stored. */
        DIFFERENT,
        /** It is no sale, return or note that can be read. */
        UNREADABLE,
        /** Its ledger entries are not those that the till chained. */
        LEDGER,
        /** Its links do not fit those that are known of its till's chain. */
        CHAIN,
        /** Its sums are not those of its parts. */
        SUMS,
        /** Computed again it comes out differently. */
        RECOMPUTED
    }

    /** Under one key two different things came. */
    public static final Fault DIFFERENT = new Fault(Code.DIFFERENT, "a different sale of this key is stored");

    /** It cannot be read as what it says that it is. */
    public static Fault unreadable(BadInput e) {
        String path = e.path().filter(p -> !p.isEmpty()).map(p -> ": " + p).orElse("");
        return new Fault(Code.UNREADABLE, "it cannot be read" + path);
    }
}
