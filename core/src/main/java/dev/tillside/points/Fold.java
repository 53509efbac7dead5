package dev.tillside.points;

import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The sums of a ledger, entry by entry, in whatever order they come. Mutable; lives as long as one question.
 *
 * <p>Tills that have not synced may draw one lot twice. What a lot lacks then, other lots pay: the first to expire first,
 * of those that had not expired when it was drawn. What no lot can pay is debt. So the balance is never below zero, and no
 * point is lost or doubled.
 */
final class Fold {
    /** The first to expire first; of several the oldest, a balance brought in before what was earned on its day. */
    static final Comparator<Held> BY_EXPIRY = Comparator.comparing(Held::lastDay)
            .thenComparing(Held::available)
            .thenComparing(held -> !held.broughtIn())
            .thenComparing(Held::id);

    private static final String CREDIT = "settled/";

    private final Set<LedgerEntry> seen = new HashSet<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, Held> lots = new TreeMap<>();
    private final Map<String, Owed> debts = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * A lot, whether it can be spent, is pending or has expired.
     *
     * @param id the lot's name
     * @param points what is in it
     * @param available from when it can be spent
     * @param expires through when
     * @param drawn when points last went out of it
     */
    record Held(String id, Points points, LocalDate available, Optional<LocalDate> expires, Optional<LocalDate> drawn) {
        LocalDate lastDay() {
            return expires.orElse(LocalDate.MAX);
        }

        boolean expired(LocalDate day) {
            return lastDay().isBefore(day);
        }

        boolean broughtIn() {
            return id.startsWith(Ledger.OPENING);
        }

        /** What was brought in was its member's already: it waits for no day, so a till may hear of it after a sale it serves. */
        boolean pending(LocalDate day) {
            return !expired(day) && available.isAfter(day) && !broughtIn();
        }

        boolean spendable(LocalDate day) {
            return points.isPositive() && !expired(day) && !pending(day);
        }

        Held with(Points other) {
            return new Held(id, other, available, expires, drawn);
        }

        private Held and(Held other) {
            return new Held(
                    id,
                    points.plus(other.points),
                    available.isBefore(other.available) ? available : other.available,
                    lastDay().isBefore(other.lastDay()) ? other.expires : expires,
                    drawn.isEmpty()
                                    || other.drawn.isPresent()
                                            && other.drawn.get().isAfter(drawn.get())
                            ? other.drawn
                            : drawn);
        }
    }

    /**
     * What is owed for one lot.
     *
     * @param lot the lot whose points were missing
     * @param settled debts and settlements; below zero is open
     * @param forgiven how much of them was let go
     * @param lastForgiven when last
     * @param credit the lot that settlements beyond the debt make
     */
    record Owed(String lot, Points settled, Points forgiven, Optional<LocalDate> lastForgiven, Optional<Held> credit) {
        Points open() {
            return atLeastZero(settled.negated().minus(atLeastZero(forgiven)));
        }
    }

    static Points atLeastZero(Points points) {
        return points.isNegative() ? Points.ZERO : points;
    }

    void add(LedgerEntry entry) {
        if (!seen.add(entry)) {
            return;
        }
        entries.add(entry);
        numbers.merge(entry.booking().key(), entry.number() + 1, Math::max);
        if (entry.kind().ofDebt()) {
            debts.merge(entry.lot(), owed(entry), Fold::together);
        } else {
            lots.merge(entry.lot(), held(entry.lot(), entry), Held::and);
        }
    }

    private static Held held(String lot, LedgerEntry entry) {
        Optional<LocalDate> drawn =
                entry.points().isNegative() ? Optional.of(entry.booking().day()) : Optional.empty();
        return new Held(lot, entry.points(), entry.available(), entry.expires(), drawn);
    }

    private static Owed owed(LedgerEntry entry) {
        boolean in = entry.points().isPositive();
        if (entry.kind() == LedgerEntry.Kind.FORGIVE) {
            Optional<LocalDate> day = in ? Optional.of(entry.booking().day()) : Optional.empty();
            return new Owed(entry.lot(), Points.ZERO, entry.points(), day, Optional.empty());
        }
        Optional<Held> credit = in ? Optional.of(held(CREDIT + entry.lot(), entry)) : Optional.empty();
        return new Owed(entry.lot(), entry.points(), Points.ZERO, Optional.empty(), credit);
    }

    private static Owed together(Owed a, Owed b) {
        boolean later = a.lastForgiven.isEmpty()
                || b.lastForgiven.isPresent() && b.lastForgiven.get().isAfter(a.lastForgiven.get());
        Optional<Held> credit = a.credit.isPresent() && b.credit.isPresent()
                ? Optional.of(a.credit.get().and(b.credit.get()))
                : a.credit.or(b::credit);
        return new Owed(
                a.lot,
                a.settled.plus(b.settled),
                a.forgiven.plus(b.forgiven),
                later ? b.lastForgiven : a.lastForgiven,
                credit);
    }

    /** The number of that booking's next entry. */
    int next(String key) {
        return numbers.getOrDefault(key, 0);
    }

    /** All lots that are not empty, also those that have expired, the first to expire first; none is below zero. */
    List<Held> held() {
        List<Held> held = new ArrayList<>();
        pay(held);
        return held.stream().filter(lot -> lot.points().isPositive()).toList();
    }

    /** What the member owes. */
    Points debt() {
        return debts.values().stream().map(Owed::open).reduce(pay(new ArrayList<>()), Points::plus);
    }

    private Points pay(List<Held> held) {
        Map<String, Held> all = new TreeMap<>(lots);
        for (Owed owed : debts.values()) {
            if (owed.settled.isPositive()) {
                Held credit = owed.credit.get().with(owed.settled);
                all.merge(credit.id(), credit, Held::and);
            }
        }
        all.values().stream().sorted(BY_EXPIRY).forEach(held::add);
        Points unpaid = Points.ZERO;
        for (Held lot : List.copyOf(held)) {
            if (lot.points().isNegative()) {
                unpaid = unpaid.plus(pay(held, lot));
            }
        }
        return unpaid;
    }

    private static Points pay(List<Held> held, Held overdrawn) {
        Points missing = overdrawn.points().negated();
        for (int i = 0; i < held.size(); i++) {
            Held lot = held.get(i);
            if (lot.points().isPositive() && !lot.expired(overdrawn.drawn().get())) {
                Points part = missing.min(lot.points());
                held.set(i, lot.with(lot.points().minus(part)));
                missing = missing.minus(part);
            }
        }
        return missing;
    }

    /** Debts that are open, by lot. */
    List<Owed> open() {
        return debts.values().stream().filter(d -> d.open().isPositive()).toList();
    }

    /** Debts that were forgiven on that day or later, the earliest first. */
    List<Owed> forgivenSince(LocalDate day) {
        return debts.values().stream()
                .filter(d -> d.forgiven.isPositive() && !d.lastForgiven.get().isBefore(day))
                .sorted(Comparator.comparing((Owed d) -> d.lastForgiven.get()).thenComparing(Owed::lot))
                .toList();
    }

    /** The sum of some entries. */
    Points sum(Predicate<LedgerEntry> which) {
        return entries.stream().filter(which).map(LedgerEntry::points).reduce(Points.ZERO, Points::plus);
    }

    /** The sums of some entries by lot. */
    List<Held> byLot(Predicate<LedgerEntry> which) {
        Map<String, Held> sums = new TreeMap<>();
        entries.stream().filter(which).forEach(e -> sums.merge(e.lot(), held(e.lot(), e), Held::and));
        return List.copyOf(sums.values());
    }

    /** Whether there is such an entry. */
    boolean knows(Predicate<LedgerEntry> which) {
        return entries.stream().anyMatch(which);
    }
}
