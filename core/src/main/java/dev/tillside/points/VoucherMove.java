package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened to a voucher; moves are added and never changed. What became of the voucher is the sum of its moves,
 * in whatever order they come; one that comes twice counts once.
 *
 * @param kind what happened
 * @param voucher as it stood at that till after the move: whoever knows one move knows the voucher
 * @param amount what it paid or got back; zero where it was issued or cancelled
 * @param booking the transaction that did it
 */
public record VoucherMove(Kind kind, Voucher voucher, Money amount, Booking booking) {
    /** What happens to vouchers. */
    public enum Kind {
        /** Points turned into it. */
        ISSUED,
        /** It paid. */
        USED,
        /** A sale that it paid was returned. */
        GIVEN_BACK,
        /** The sale that issued it was returned. */
        CANCELLED
    }

    public VoucherMove {
        BadInput.present(kind, "kind");
        BadInput.present(voucher, "voucher");
        BadInput.present(booking, "booking");
        if (BadInput.present(amount, "amount").isNegative()) {
            throw BadInput.value("amount", "below zero: " + amount.plain());
        }
    }

    /** A voucher that a transaction issued. */
    public static VoucherMove issued(Voucher voucher, Booking booking) {
        return new VoucherMove(Kind.ISSUED, voucher, voucher.value().withMinor(0), booking);
    }

    /** A payment with a voucher, which may be worth less by now than when the payment was promised. */
    public static VoucherMove used(Voucher before, Money amount, Booking booking) {
        return new VoucherMove(Kind.USED, before.used(amount.min(before.left())), amount, booking);
    }

    /** A return of what a voucher paid; where it had run out it can be used through the grace. */
    public static VoucherMove givenBack(Voucher before, Money amount, Booking booking, int graceDays) {
        return new VoucherMove(Kind.GIVEN_BACK, before.givenBack(amount, booking.day(), graceDays), amount, booking);
    }

    /** A return of the sale that issued a voucher. */
    public static VoucherMove cancelled(Voucher before, Booking booking) {
        return new VoucherMove(
                Kind.CANCELLED, before.cancelled(), before.value().withMinor(0), booking);
    }

    /**
     * What became of one voucher. Tills that have not synced may let it pay twice: it is worth nothing then, and never less.
     *
     * @param moves of one code; none is no voucher
     */
    public static Optional<Voucher> sum(Collection<VoucherMove> moves) {
        Set<VoucherMove> distinct = new HashSet<>(moves);
        Iterator<VoucherMove> each = distinct.iterator();
        if (!each.hasNext()) {
            return Optional.empty();
        }
        Voucher first = each.next().voucher;
        long left = first.value().minor();
        LocalDate through = first.through();
        boolean cancelled = false;
        for (VoucherMove move : distinct) {
            left += switch (move.kind) {
                case ISSUED, CANCELLED -> 0;
                case USED -> -move.amount.minor();
                case GIVEN_BACK -> move.amount.minor();
            };
            through = move.voucher.through().isAfter(through) ? move.voucher.through() : through;
            cancelled |= move.kind == Kind.CANCELLED;
        }
        Money rest = first.value().withMinor(Math.max(0, Math.min(first.value().minor(), left)));
        return Optional.of(first.standing(rest, through, cancelled));
    }
}
