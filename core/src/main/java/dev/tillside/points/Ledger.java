package dev.tillside.points;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Sums a member's ledger. Pure. The balance is never a number that is overwritten. */
public final class Ledger {
    private Ledger() {}

    /**
     * The balance on that day.
     *
     * @param entries all the member's entries, in any order
     */
    public static Balance balance(MemberId member, List<LedgerEntry> entries, Optional<String> tier, LocalDate today) {
        List<LedgerEntry> live =
                entries.stream().filter(e -> !expired(e, today)).toList();
        List<Balance.Lot> lots = live.stream()
                .filter(e -> !e.available().isAfter(today))
                .sorted(Comparator.comparing(e -> e.expires().orElse(LocalDate.MAX)))
                .map(e -> new Balance.Lot(e.points(), e.expires()))
                .toList();
        Points pending = live.stream()
                .filter(e -> e.available().isAfter(today))
                .map(LedgerEntry::points)
                .reduce(Points.ZERO, Points::plus);
        Points points = lots.stream().map(Balance.Lot::points).reduce(Points.ZERO, Points::plus);
        return new Balance(member, points, pending, Points.ZERO, lots, tier);
    }

    private static boolean expired(LedgerEntry entry, LocalDate today) {
        return entry.expires().map(day -> day.isBefore(today)).orElse(false);
    }

    /** The entry that an award of a sale on that day makes. */
    public static LedgerEntry earned(MemberId member, Points points, PointsRules rules, LocalDate day) {
        return lot(member, LedgerEntry.Kind.EARN, points, rules, day, rules.pendingDays());
    }

    /** The entry that an opening balance booked on that day makes. */
    public static LedgerEntry opening(MemberId member, Points points, PointsRules rules, LocalDate day) {
        return lot(member, LedgerEntry.Kind.OPENING, points, rules, day, 0);
    }

    private static LedgerEntry lot(
            MemberId member, LedgerEntry.Kind kind, Points points, PointsRules rules, LocalDate day, int pendingDays) {
        Optional<LocalDate> expires = rules.expiresAfterDays().isPresent()
                ? Optional.of(day.plusDays(rules.expiresAfterDays().getAsInt()))
                : Optional.empty();
        return new LedgerEntry(member, kind, points, day.plusDays(pendingDays), expires);
    }
}
