package dev.tillside.points;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One entry of the ledger; entries are added and never changed.
 *
 * @param member whose points
 * @param kind why they move
 * @param points positive in, negative out
 * @param available the day from which they can be spent
 * @param expires the last day on which they can be spent
 */
public record LedgerEntry(MemberId member, Kind kind, Points points, LocalDate available, Optional<LocalDate> expires) {
    /** Why points move. */
    public enum Kind {
        /** A balance brought in with the member. */
        OPENING,
        /** Earned by a sale. */
        EARN
    }
}
