package dev.tillside.offer;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import dev.tillside.solve.Rule;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How often and how much an offer gives.
 *
 * @param perTransaction uses in one basket
 * @param perMember uses by one member, ever
 * @param perMemberPeriod uses by one member in a period
 * @param totalUses uses by all
 * @param totalAmount discount to all
 * @param maxDiscount discount in one basket
 */
public record Limits(
        OptionalInt perTransaction,
        OptionalInt perMember,
        Optional<PerPeriod> perMemberPeriod,
        OptionalLong totalUses,
        Optional<Money> totalAmount,
        Optional<Money> maxDiscount) {
    /** No limit at all. */
    public static final Limits NONE = new Limits(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    public Limits {
        perTransaction.ifPresent(n -> notNegative(n, "perTransaction"));
        perMember.ifPresent(n -> notNegative(n, "perMember"));
        totalUses.ifPresent(n -> notNegative(n, "totalUses"));
        totalAmount.ifPresent(m -> notNegative(m.minor(), "totalAmount"));
        maxDiscount.ifPresent(m -> notNegative(m.minor(), "maxDiscount"));
    }

    /**
     * @param uses at most so many
     * @param period counted back from the clock reading that prices the basket
     */
    public record PerPeriod(int uses, Period period) {
        public PerPeriod {
            notNegative(uses, "uses");
            BadInput.present(period, "period");
            if (period.isNegative() || period.isZero()) {
                throw BadInput.value("period", "not a period above zero: " + period);
            }
        }
    }

    /** Whether the offer needs a member, because it counts by member. */
    public boolean needMember() {
        return perMember.isPresent() || perMemberPeriod.isPresent();
    }

    /** Whether a till must remember uses to hold these limits. */
    public boolean needUsage() {
        return needMember() || totalUses.isPresent() || totalAmount.isPresent();
    }

    /** How many uses these limits leave a basket; a large number where they bound none. */
    public long usesLeft(Usage.Used used) {
        long left = Math.min(perTransaction.orElse(Integer.MAX_VALUE), used.most());
        if (perMember.isPresent()) {
            left = Math.min(left, perMember.getAsInt() - used.byMember());
        }
        if (perMemberPeriod.isPresent()) {
            left = Math.min(left, perMemberPeriod.get().uses() - used.byMemberInPeriod());
        }
        if (totalUses.isPresent()) {
            left = Math.min(left, totalUses.getAsLong() - used.uses());
        }
        return Math.max(0, left);
    }

    /** How much discount these limits leave a basket, in minor units; a large number where they bound none. */
    public long amountLeft(Usage.Used used) {
        long left = maxDiscount.isPresent() ? maxDiscount.get().minor() : Rule.ANY_AMOUNT;
        if (totalAmount.isPresent()) {
            left = Math.min(left, totalAmount.get().minor() - used.amountMinor());
        }
        return Math.max(0, left);
    }

    private static void notNegative(long value, String path) {
        if (value < 0) {
            throw BadInput.value(path, "below zero: " + value);
        }
    }
}
