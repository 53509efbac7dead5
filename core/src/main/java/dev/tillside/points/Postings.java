package dev.tillside.points;

import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The entries that one booking makes, each seen by the next. Mutable; lives as long as one move. */
final class Postings {
    private final Fold fold;
    private final MemberId member;
    private final Booking booking;
    private final int graceDays;
    private final List<LedgerEntry> made = new ArrayList<>();

    /**
     * Points that came back.
     *
     * @param lot into which lot
     * @param points how many
     * @param drawn when they had gone out
     */
    record Restored(String lot, Points points, LocalDate drawn) {}

    Postings(Fold fold, MemberId member, Booking booking, int graceDays) {
        this.fold = fold;
        this.member = member;
        this.booking = booking;
        this.graceDays = graceDays;
    }

    List<LedgerEntry> made() {
        return List.copyOf(made);
    }

    Fold fold() {
        return fold;
    }

    LocalDate day() {
        return booking.day();
    }

    /** Makes an entry; none of no points. */
    void post(
            LedgerEntry.Kind kind,
            String lot,
            Points points,
            LocalDate available,
            Optional<LocalDate> expires,
            Optional<String> of) {
        if (!points.isZero()) {
            LedgerEntry entry = new LedgerEntry(
                    member, kind, lot, points, available, expires, booking, fold.next(booking.key()), of);
            fold.add(entry);
            made.add(entry);
        }
    }

    private void post(LedgerEntry.Kind kind, Fold.Held lot, Points points, Optional<String> of) {
        post(kind, lot.id(), points, lot.available(), lot.expires(), of);
    }

    /** Points that can be spent on the day of the booking. */
    Points spendable() {
        return sum(lot -> lot.spendable(day()));
    }

    /** Points that a clawback of that sale can take. */
    Points reachable(String sale) {
        return sum(lot -> lot.id().equals(sale) || !lot.expired(day()));
    }

    private Points sum(Predicate<Fold.Held> which) {
        return fold.held().stream().filter(which).map(Fold.Held::points).reduce(Points.ZERO, Points::plus);
    }

    /**
     * Takes points out of some lots, the first to expire first.
     *
     * @return how many these lots did not have
     */
    Points out(LedgerEntry.Kind kind, Points points, Optional<String> of, Predicate<Fold.Held> which) {
        Points left = points;
        for (Fold.Held lot : fold.held().stream().filter(which).toList()) {
            Points part = left.min(lot.points());
            post(kind, lot, part.negated(), of);
            left = left.minus(part);
        }
        return left;
    }

    /** Settles open debts out of a lot, with so many points at most. */
    void settle(String from, Points most) {
        Points left = most;
        for (Fold.Owed debt : fold.open()) {
            for (Fold.Held lot :
                    fold.held().stream().filter(l -> l.id().equals(from)).toList()) {
                Points part = left.min(debt.open()).min(lot.points());
                post(LedgerEntry.Kind.SETTLE, lot, part.negated(), Optional.empty());
                post(LedgerEntry.Kind.DEBT, debt.lot(), part, lot.available(), lot.expires(), Optional.empty());
                left = left.minus(part);
            }
        }
    }

    /** Lets all open debts go. */
    void forgive() {
        for (Fold.Owed debt : fold.open()) {
            post(LedgerEntry.Kind.FORGIVE, debt.lot(), debt.open(), day(), Optional.empty(), Optional.empty());
        }
    }

    /** Opens debts again that were forgiven since those points went out. */
    void unforgive(Restored back) {
        Points left = back.points();
        for (Fold.Owed debt : fold.forgivenSince(back.drawn())) {
            Points part = left.min(debt.forgiven());
            post(LedgerEntry.Kind.FORGIVE, debt.lot(), part.negated(), day(), Optional.empty(), Optional.empty());
            left = left.minus(part);
        }
    }

    /**
     * Puts points back into the lots that they came from, that which expires last first, so that however a return is split
     * the lots are the same.
     *
     * @param kind of the entries
     * @param of what is undone
     * @param moves the entries that took them out, and those that put some of them back before
     * @param most how many at most
     * @param then what is done with each
     * @return how many came back
     */
    Points restore(
            LedgerEntry.Kind kind,
            String of,
            Predicate<LedgerEntry> moves,
            Points most,
            BiConsumer<Postings, Restored> then) {
        Points left = most;
        List<Fold.Held> lots = fold.byLot(moves).stream()
                .filter(lot -> lot.points().isNegative())
                .sorted(Fold.BY_EXPIRY.reversed())
                .toList();
        for (Fold.Held lot : lots) {
            Points part = left.min(lot.points().negated());
            if (part.isPositive()) {
                post(kind, lot, part, Optional.of(of));
                then.accept(
                        this, new Restored(alive(lot, part), part, lot.drawn().get()));
                left = left.minus(part);
            }
        }
        return most.minus(left);
    }

    /** Where a lot has expired, its points go into one with the programme's grace. */
    private String alive(Fold.Held lot, Points points) {
        if (!lot.expired(day())) {
            return lot.id();
        }
        String graced = "grace/" + booking.key();
        post(LedgerEntry.Kind.GRACE, lot, points.negated(), Optional.empty());
        post(LedgerEntry.Kind.GRACE, graced, points, day(), Optional.of(day().plusDays(graceDays)), Optional.empty());
        return graced;
    }
}
