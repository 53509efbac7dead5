package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import java.time.LocalDate;

/**
 * A voucher that a member's points turned into. Immutable: what happens to it makes another.
 *
 * @param code what is printed
 * @param member whose
 * @param rule the id of the rule that issued it
 * @param sale the key of the sale that issued it
 * @param value what it was worth when issued
 * @param left what it is worth still
 * @param through the last day on which it can be used
 * @param partial whether it may be used in parts
 * @param status what became of it
 */
public record Voucher(
        String code,
        MemberId member,
        String rule,
        String sale,
        Money value,
        Money left,
        LocalDate through,
        boolean partial,
        Status status) {
    /** What became of a voucher. One that has run out stays {@code ACTIVE}: the day decides. */
    public enum Status {
        /** Nothing, or a part of it was used. */
        ACTIVE,
        /** All of it was used. */
        USED,
        /** The sale that issued it was returned. */
        CANCELLED
    }

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    public Voucher {
        BadInput.present(code, "code");
        BadInput.present(member, "member");
        BadInput.present(rule, "rule");
        BadInput.present(sale, "sale");
        BadInput.present(through, "through");
        BadInput.present(status, "status");
        if (left.isNegative() || value.compareTo(left) < 0) {
            throw BadInput.value("left", "not between zero and " + value.plain() + ": " + left.plain());
        }
    }

    /**
     * The code of a voucher, the same on every machine: the prefix and 12 characters of Crockford's base 32, which no
     * cashier mistakes. Two codes are equal by chance once in 2^60. It is no secret: what counts is that the voucher is
     * known.
     *
     * @param counter the how-manieth voucher of that rule in that sale, from 1
     */
    public static String code(String prefix, String sale, String rule, int counter) {
        byte[] hash = Chain.sha256(sale.length() + ":" + sale + rule.length() + ":" + rule + counter);
        StringBuilder code = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            code.append(DIGITS.charAt(hash[i] & 31));
        }
        return code.toString();
    }

    /** Whether nothing of it was used. */
    public boolean unused() {
        return status == Status.ACTIVE && left.equals(value);
    }

    /** Whether it can pay on that day. */
    public boolean usable(LocalDate day) {
        return status == Status.ACTIVE && left.isPositive() && !through.isBefore(day);
    }

    /**
     * What it pays of what is due: all that is left of it; one that may be used in parts, no more than is due.
     *
     * @throws Refused {@code VOUCHER_REFUSED} where it is used up, cancelled or has run out; {@code EXCEEDS_DUE} where it is
     *     worth more than is due and may not be used in parts, so that nothing of it is lost, or where nothing is due
     */
    public Money pays(Money due, LocalDate day) {
        if (!usable(day)) {
            throw new Refused(Code.VOUCHER_REFUSED, "voucher", "the voucher cannot be used: " + why(day));
        }
        if (!due.isPositive() || !partial && left.compareTo(due) > 0) {
            throw new Refused(Code.EXCEEDS_DUE, "voucher", "the voucher is worth " + left + " and " + due + " is due");
        }
        return left.min(due);
    }

    /** What it pays of what is due at the lock, where the due may have fallen: nothing where it does not fit any more. */
    public Money cutTo(Money due) {
        return !due.isPositive() || !partial && left.compareTo(due) > 0 ? left.withMinor(0) : left.min(due);
    }

    /** The voucher after it paid that. */
    public Voucher used(Money amount) {
        if (amount.isNegative() || amount.compareTo(left) > 0) {
            throw BadInput.value("amount", "not between zero and " + left.plain() + ": " + amount.plain());
        }
        Money rest = left.minus(amount);
        return with(rest, through, rest.isZero() ? Status.USED : status);
    }

    /**
     * The voucher after a sale that it paid was returned: worth that much more, though never more than when it was issued;
     * where it has run out, usable through the programme's grace from that day.
     */
    public Voucher givenBack(Money amount, LocalDate day, int graceDays) {
        if (amount.isNegative()) {
            throw BadInput.value("amount", "below zero: " + amount.plain());
        }
        LocalDate end = through.isBefore(day) ? day.plusDays(graceDays) : through;
        return with(left.plus(amount).min(value), end, Status.ACTIVE);
    }

    /** The voucher after the sale that issued it was returned. */
    public Voucher cancelled() {
        return with(left, through, Status.CANCELLED);
    }

    /** The voucher as the sum of its moves leaves it. */
    Voucher standing(Money rest, LocalDate end, boolean dead) {
        return with(rest, end, dead ? Status.CANCELLED : rest.isZero() ? Status.USED : Status.ACTIVE);
    }

    private Voucher with(Money rest, LocalDate end, Status next) {
        return new Voucher(code, member, rule, sale, value, rest, end, partial, next);
    }

    private String why(LocalDate day) {
        return switch (status) {
            case USED -> "it is used up";
            case CANCELLED -> "it was cancelled";
            case ACTIVE -> "it could be used through " + through + ", not on " + day;
        };
    }
}
