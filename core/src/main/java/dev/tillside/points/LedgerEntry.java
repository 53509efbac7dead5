package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One entry of the ledger; entries are added and never changed. An entry's name is its booking's key with its number: an
 * entry that comes twice, from two tills, counts once.
 *
 * @param member whose points; members of one household have one ledger, under one id
 * @param kind why they move
 * @param lot the lot that they come into or go out of; of a {@link Kind#DEBT} or {@link Kind#FORGIVE} the lot whose points
 *     were missing
 * @param points positive in, negative out, never zero
 * @param available the day from which the lot can be spent
 * @param expires the last day on which the lot can be spent; absent: never expires
 * @param booking the transaction that made the entry
 * @param number the how-manieth entry for this member the transaction made, from zero
 * @param of the sale that is undone, or the voucher's code; absent where there is neither
 */
public record LedgerEntry(
        MemberId member,
        Kind kind,
        String lot,
        Points points,
        LocalDate available,
        Optional<LocalDate> expires,
        Booking booking,
        int number,
        Optional<String> of) {
    /** Why points move. */
    public enum Kind {
        /** A balance brought in with the member. */
        OPENING,
        /** Earned by a sale, into a lot of the sale's name. */
        EARN,
        /** Paid a part of a sale. */
        SPEND,
        /** Spent by a sale that was returned, back into the lot they came from. */
        GIVE_BACK,
        /** Out of a lot that expired meanwhile, into one with the programme's grace. */
        GRACE,
        /** Earned by a sale that was returned. */
        CLAWBACK,
        /** Below zero: a clawback could not take them. Above zero: later points settled them. In no lot. */
        DEBT,
        /** Out of a lot, to settle a debt. */
        SETTLE,
        /** A debt that the programme lets go; below zero, where the points it missed came back after all. In no lot. */
        FORGIVE,
        /** Below zero: a voucher took them. Above zero: the voucher was cancelled. */
        VOUCHER;

        /** Whether the entry moves a debt instead of a lot. */
        public boolean ofDebt() {
            return this == DEBT || this == FORGIVE;
        }
    }

    public LedgerEntry {
        BadInput.present(member, "member");
        BadInput.present(kind, "kind");
        BadInput.present(lot, "lot");
        BadInput.present(available, "available");
        BadInput.present(expires, "expires");
        BadInput.present(booking, "booking");
        BadInput.present(of, "of");
        if (points.isZero()) {
            throw BadInput.value("points", "an entry of no points");
        }
        if (number < 0) {
            throw BadInput.value("number", "below zero: " + number);
        }
    }

    /** The entry as one text that no other entry has: every field with its length, in the record's order. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        for (String field : new String[] {
            member.id(),
            kind.name(),
            lot,
            points.plain(),
            available.toString(),
            expires.map(LocalDate::toString).orElse(""),
            booking.key(),
            booking.day().toString(),
            Integer.toString(number),
            of.map(sale -> "=" + sale).orElse("")
        }) {
            text.append(field.length()).append(':').append(field);
        }
        return text.toString();
    }
}
