package dev.tillside.example.office;

import java.time.Instant;

/**
 * Something that an operator decided.
 *
 * @param at when
 * @param operator who, as he named himself
 * @param did what
 * @param subject the key of a delivery, or the name of a till's chain
 * @param reason why, in his words
 */
public record OperatorAct(Instant at, String operator, Did did, String subject, String reason) {
    /** What operators decide. */
    public enum Did {
        /** A delivery in quarantine was stored after all. */
        RELEASED,
        /** A delivery in quarantine was thrown away. */
        DISCARDED,
        /** All leases of a till were ended. */
        ENDED_LEASES
    }
}
