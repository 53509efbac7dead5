package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A member's points: the sum of immutable entries, never a number that is overwritten. Immutable, pure, thread-safe.
 *
 * <p>The order of the entries makes no difference, and an entry that comes twice counts once. Every question folds all
 * entries. What moves points answers the new entries and changes nothing; {@link #with} makes the ledger that has them. Two
 * moves of one transaction take the second from the ledger with the first, so that their entries are numbered apart.
 *
 * <p>Where the rules are silent: a debt is settled by points that come back from a return, too, and at once by points that
 * are pending. A clawback takes from its sale's own lot even what has expired there, because nobody gained by it; from other
 * lots it does not. Points come back first to the lot that expires last. A debt that the programme forgave is opened again by
 * points that come back from a sale no later than the forgiving, because they are what the clawback missed: else a till
 * could make points by spending and returning. A pending lot counts towards no voucher before its day.
 */
public final class Ledger {
    /** How many vouchers of one rule a sale issues at most. */
    public static final int VOUCHERS_MOST = 1000;

    /** What the lots of a balance brought in begin with. */
    static final String OPENING = "opening/";

    private static final String OVERDRAWN = "overdrawn/";

    private final Program program;
    private final MemberId member;
    private final List<LedgerEntry> entries;

    /**
     * @param entries the new entries
     * @param vouchers the vouchers that they paid
     */
    public record Issued(List<LedgerEntry> entries, List<Voucher> vouchers) {
        public Issued {
            entries = List.copyOf(entries);
            vouchers = List.copyOf(vouchers);
        }
    }

    /**
     * @param entries the new entries
     * @param givenBack points spent by the sale that came back
     * @param takenBack points earned by the sale that were taken back, those that became debt included
     * @param owed how many of these could not be taken from any lot, whether they are debt now or forgiven
     * @param cancelled vouchers that were cancelled, as they are now
     */
    public record Undone(
            List<LedgerEntry> entries, Points givenBack, Points takenBack, Points owed, List<Voucher> cancelled) {
        public Undone {
            entries = List.copyOf(entries);
            cancelled = List.copyOf(cancelled);
        }
    }

    private Ledger(Program program, MemberId member, List<LedgerEntry> entries) {
        this.program = program;
        this.member = member;
        this.entries = entries;
    }

    /**
     * @param program whose rules say when lots expire, what becomes of debts, and when vouchers are issued
     * @param member under whose id new entries are made; a household's ledger has one id
     * @param entries all entries, in any order
     */
    public static Ledger of(Program program, MemberId member, Collection<LedgerEntry> entries) {
        return new Ledger(
                BadInput.present(program, "program"), BadInput.present(member, "member"), List.copyOf(entries));
    }

    /** The ledger with more entries. */
    public Ledger with(Collection<LedgerEntry> more) {
        List<LedgerEntry> all = new ArrayList<>(entries);
        all.addAll(more);
        return of(program, member, all);
    }

    /** All entries, as they were given. */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /** The balance on that day. */
    public Balance balance(Optional<String> tier, LocalDate day) {
        Fold fold = fold();
        List<Fold.Held> held = fold.held();
        List<Balance.Lot> lots = held.stream()
                .filter(lot -> lot.spendable(day))
                .map(lot -> new Balance.Lot(lot.id(), lot.points(), lot.expires()))
                .toList();
        Points pending = held.stream()
                .filter(lot -> lot.pending(day))
                .map(Fold.Held::points)
                .reduce(Points.ZERO, Points::plus);
        Points points = lots.stream().map(Balance.Lot::points).reduce(Points.ZERO, Points::plus);
        return new Balance(member, points, pending, fold.debt(), lots, tier, Optional.empty());
    }

    /**
     * A balance brought in: one lot that expires counted from its booking. It can be spent on any day until then, those before
     * its booking included: a till may hear of it after the sale that is to spend it.
     */
    public List<LedgerEntry> opening(Booking booking, Points points) {
        return opening(booking, points, expiry(booking.day()));
    }

    /** A balance brought in: one lot that expires as head office says. Several of one booking are told apart by their day. */
    public List<LedgerEntry> opening(Booking booking, Points points, Optional<LocalDate> expires) {
        Postings postings = postings(booking);
        String lot = OPENING + member + expires.map(day -> "/" + day).orElse("");
        postings.post(LedgerEntry.Kind.OPENING, lot, notNegative(points), booking.day(), expires, Optional.empty());
        return postings.made();
    }

    /**
     * Points earned by a sale, in a lot of its name. Debts are settled first, or forgiven.
     *
     * @param booking the sale
     */
    public List<LedgerEntry> earn(Booking booking, Points points) {
        Postings postings = postings(booking);
        LocalDate available = booking.day().plusDays(program.points().pendingDays());
        // a lot that expired before it could be spent would be no reward
        Optional<LocalDate> expires = expiry(booking.day()).map(day -> day.isBefore(available) ? available : day);
        postings.post(LedgerEntry.Kind.EARN, booking.key(), notNegative(points), available, expires, Optional.empty());
        if (points.isPositive()) {
            settle(postings, booking.key(), points);
        }
        return postings.made();
    }

    private Optional<LocalDate> expiry(LocalDate day) {
        return program.points().expiresAfterDays().isPresent()
                ? Optional.of(day.plusDays(program.points().expiresAfterDays().getAsInt()))
                : Optional.empty();
    }

    private static Points notNegative(Points points) {
        if (BadInput.present(points, "points").isNegative()) {
            throw BadInput.value("points", "below zero: " + points.plain());
        }
        return points;
    }

    private void settle(Postings postings, String lot, Points most) {
        if (program.debt() == Program.Debt.CARRY) {
            postings.settle(lot, most);
        } else {
            postings.forgive();
        }
    }

    /**
     * Points that pay a part of a sale, from the lots that expire first.
     *
     * @param booking the sale
     * @throws Refused {@code INSUFFICIENT_POINTS} beyond the balance of that day
     */
    public List<LedgerEntry> spend(Booking booking, Points points) {
        Postings postings = postings(booking);
        take(postings, LedgerEntry.Kind.SPEND, notNegative(points), Optional.empty());
        return postings.made();
    }

    /**
     * Points that paid a part of a sale whose price stood before: as {@link #spend}, but what the lots do not have any more,
     * because another till spent it meanwhile, is overdrawn. Later points pay that; until then it is debt.
     *
     * @param booking the sale
     */
    public List<LedgerEntry> pay(Booking booking, Points points) {
        Postings postings = postings(booking);
        LocalDate day = booking.day();
        Points missing =
                postings.out(LedgerEntry.Kind.SPEND, notNegative(points), Optional.empty(), lot -> lot.spendable(day));
        postings.post(
                LedgerEntry.Kind.SPEND,
                OVERDRAWN + booking.key(),
                missing.negated(),
                day,
                Optional.empty(),
                Optional.empty());
        return postings.made();
    }

    private static void take(Postings postings, LedgerEntry.Kind kind, Points points, Optional<String> of) {
        LocalDate day = postings.day();
        if (postings.spendable().compareTo(points) < 0) {
            throw new Refused(
                    Code.INSUFFICIENT_POINTS,
                    "points",
                    "more than the balance of " + postings.spendable().plain() + ": " + points.plain());
        }
        postings.out(kind, points, of, lot -> lot.spendable(day));
    }

    /**
     * Vouchers, as often as the balance reaches the points of one of the programme's rules, in the programme's order; at most
     * {@value #VOUCHERS_MOST} of a rule at a time, the rest with the next sale.
     *
     * @param booking the sale at whose end the balance is judged
     */
    public Issued vouchers(Booking booking) {
        Postings postings = postings(booking);
        List<Voucher> vouchers = new ArrayList<>();
        for (VoucherRule rule : program.vouchers()) {
            int issued = 0;
            for (int counter = 1;
                    issued < VOUCHERS_MOST && postings.spendable().compareTo(rule.points()) >= 0;
                    counter++) {
                String code = Voucher.code(rule.codePrefix(), booking.key(), rule.id(), counter);
                if (!postings.fold().knows(e -> e.of().equals(Optional.of(code)))) {
                    take(postings, LedgerEntry.Kind.VOUCHER, rule.points(), Optional.of(code));
                    vouchers.add(voucher(rule, code, booking));
                    issued++;
                }
            }
        }
        return new Issued(postings.made(), vouchers);
    }

    private Voucher voucher(VoucherRule rule, String code, Booking booking) {
        return new Voucher(
                code,
                member,
                rule.id(),
                booking.key(),
                rule.value(),
                rule.value(),
                booking.day().plusDays(rule.validDays()),
                rule.partial(),
                Voucher.Status.ACTIVE);
    }

    /** Points that sale earned and that were not taken back yet. */
    public Points leftToTakeBack(String sale) {
        return leftToTakeBack(fold(), sale);
    }

    private static Points leftToTakeBack(Fold fold, String sale) {
        Points earned = fold.sum(
                e -> e.kind() == LedgerEntry.Kind.EARN && e.booking().key().equals(sale));
        return Fold.atLeastZero(earned.plus(fold.sum(e -> takenBack(e, sale))));
    }

    private static boolean takenBack(LedgerEntry entry, String sale) {
        return (entry.kind() == LedgerEntry.Kind.CLAWBACK || entry.kind() == LedgerEntry.Kind.DEBT)
                && entry.of().equals(Optional.of(sale));
    }

    /** Points that sale was paid with and that did not come back yet. */
    public Points leftToGiveBack(String sale) {
        return Fold.atLeastZero(fold().sum(e -> spentOrBack(e, sale)).negated());
    }

    private static boolean spentOrBack(LedgerEntry entry, String sale) {
        return switch (entry.kind()) {
            case SPEND -> entry.booking().key().equals(sale);
            case GIVE_BACK -> entry.of().equals(Optional.of(sale));
            case OPENING, EARN, GRACE, CLAWBACK, DEBT, SETTLE, FORGIVE, VOUCHER -> false;
        };
    }

    /**
     * Points that a sale was paid with come back into their own lots, at most as many as have not come back yet; from a lot
     * that expired, into a new one with the programme's grace. Debts are settled.
     *
     * @param booking the return
     * @param sale the key of the sale that is returned
     */
    public List<LedgerEntry> giveBack(Booking booking, String sale, Points points) {
        Postings postings = postings(booking);
        giveBack(postings, sale, points);
        return postings.made();
    }

    private Points giveBack(Postings postings, String sale, Points points) {
        return postings.restore(
                LedgerEntry.Kind.GIVE_BACK, sale, e -> spentOrBack(e, sale), notNegative(points), this::restored);
    }

    private void restored(Postings postings, Postings.Restored back) {
        postings.unforgive(back);
        postings.settle(back.lot(), back.points());
    }

    /**
     * Points that a sale earned are taken back, at most as many as have not been yet: from the lot it made, then from the
     * others that have not expired, the first to expire first, pending ones too. What is missing is debt, or forgiven.
     *
     * @param booking the return
     * @param sale the key of the sale that is returned
     */
    public List<LedgerEntry> clawBack(Booking booking, String sale, Points points) {
        Postings postings = postings(booking);
        clawBack(postings, sale, notNegative(points).min(leftToTakeBack(postings.fold(), sale)));
        return postings.made();
    }

    private Points clawBack(Postings postings, String sale, Points points) {
        LocalDate day = postings.day();
        Optional<String> of = Optional.of(sale);
        Points left = postings.out(
                LedgerEntry.Kind.CLAWBACK, points, of, lot -> lot.id().equals(sale));
        left = postings.out(LedgerEntry.Kind.CLAWBACK, left, of, lot -> !lot.expired(day));
        postings.post(LedgerEntry.Kind.DEBT, sale, left.negated(), day, Optional.empty(), of);
        if (program.debt() == Program.Debt.FORGIVE) {
            postings.forgive();
        }
        return left;
    }

    /**
     * The points of an unused voucher come back into their own lots, once. For a voucher that came back unused after the sale
     * that issued it had been returned; {@link #undo} does it for all others.
     *
     * @return no entries and no voucher where it was used or cancelled before
     */
    public Undone cancel(Booking booking, Voucher voucher) {
        Postings postings = postings(booking);
        List<Voucher> cancelled = new ArrayList<>();
        if (voucher.unused()) {
            cancel(postings, voucher, voucherPoints(postings, voucher), cancelled);
        }
        return new Undone(postings.made(), Points.ZERO, Points.ZERO, Points.ZERO, cancelled);
    }

    private static Points voucherPoints(Postings postings, Voucher voucher) {
        return Fold.atLeastZero(
                postings.fold().sum(e -> ofVoucher(e, voucher.code())).negated());
    }

    private static boolean ofVoucher(LedgerEntry entry, String code) {
        return entry.kind() == LedgerEntry.Kind.VOUCHER && entry.of().equals(Optional.of(code));
    }

    private Points cancel(Postings postings, Voucher voucher, Points most, List<Voucher> cancelled) {
        cancelled.add(voucher.cancelled());
        return postings.restore(
                LedgerEntry.Kind.VOUCHER, voucher.code(), e -> ofVoucher(e, voucher.code()), most, this::restored);
    }

    /**
     * A return, or a part of one: points spent come back, then points earned are taken back. Vouchers that the sale issued,
     * or that took points from its lot, are cancelled while unused: all of them when the last of its points are taken back,
     * before that only where these would be missing. Of one that has run out no more points come back than the sale earned.
     *
     * @param booking the return
     * @param sale the key of the sale that is returned
     * @param giveBack points that come back, at most {@link #leftToGiveBack}
     * @param takeBack points that are taken back, at most {@link #leftToTakeBack}
     * @param vouchers the member's vouchers; those that have nothing to do with the sale are left alone
     */
    public Undone undo(Booking booking, String sale, Points giveBack, Points takeBack, Collection<Voucher> vouchers) {
        Postings postings = postings(booking);
        Points given = giveBack(postings, sale, giveBack);
        Points all = leftToTakeBack(postings.fold(), sale);
        Points taken = notNegative(takeBack).min(all);
        boolean last = taken.isPositive() && taken.equals(all);
        List<Voucher> cancelled = new ArrayList<>();
        Points earned = postings.fold()
                .sum(e -> e.kind() == LedgerEntry.Kind.EARN && e.booking().key().equals(sale));
        for (Voucher voucher : vouchers) {
            boolean runOut = voucher.through().isBefore(booking.day());
            if (voucher.unused()
                    && earnedBy(sale, voucher, postings.fold())
                    && (last || !runOut && postings.reachable(sale).compareTo(taken) < 0)) {
                Points points = voucherPoints(postings, voucher);
                Points back = cancel(postings, voucher, runOut ? points.min(earned) : points, cancelled);
                earned = runOut ? earned.minus(back) : earned;
            }
        }
        Points owed = clawBack(postings, sale, taken);
        return new Undone(postings.made(), given, taken, owed, cancelled);
    }

    private Postings postings(Booking booking) {
        return new Postings(fold(), member, booking, program.points().graceDays());
    }

    private static boolean earnedBy(String sale, Voucher voucher, Fold fold) {
        return voucher.sale().equals(sale)
                || fold.knows(e -> ofVoucher(e, voucher.code()) && e.lot().equals(sale));
    }

    private Fold fold() {
        Fold fold = new Fold();
        entries.forEach(fold::add);
        return fold;
    }
}
