package dev.tillside.points;

import dev.tillside.fault.BadInput;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How points are earned, kept and spent.
 *
 * @param decimals 0 to 4; what is earned is rounded down to them
 * @param earn the earn rules; each earns on its own
 * @param multipliers whether several multipliers add or the best wins
 * @param burn how points pay, where they may
 * @param pendingDays after how many days points become spendable; 0 means at once
 * @param expiresAfterDays after how many days a lot expires; absent: never
 * @param graceDays for points that come back to an expired lot
 * @param birthdayMultiplier on the member's birthday; absent: none
 * @param memberDays weekdays on which members earn more; absent: none
 */
public record PointsRules(
        int decimals,
        List<EarnRule> earn,
        Multipliers multipliers,
        Optional<Burn> burn,
        int pendingDays,
        OptionalInt expiresAfterDays,
        int graceDays,
        Optional<BigDecimal> birthdayMultiplier,
        Optional<MemberDays> memberDays) {
    /** What several multipliers make together. */
    public enum Multipliers {
        /** 2x and 3x make 4x. */
        ADD,
        /** 2x and 3x make 3x. */
        BEST
    }

    /**
     * Weekdays on which members earn more, by the store's local date.
     *
     * @param weekdays at least one
     * @param multiplier zero or more
     */
    public record MemberDays(SortedSet<DayOfWeek> weekdays, BigDecimal multiplier) {
        public MemberDays {
            weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(weekdays));
            if (weekdays.isEmpty()) {
                throw BadInput.missing("weekdays");
            }
            if (multiplier.signum() < 0) {
                throw BadInput.value("multiplier", "below zero: " + multiplier.toPlainString());
            }
        }
    }

    /** No points are earned or spent. */
    public static final PointsRules NONE = new PointsRules(
            0,
            List.of(),
            Multipliers.ADD,
            Optional.empty(),
            0,
            OptionalInt.empty(),
            0,
            Optional.empty(),
            Optional.empty());

    public PointsRules {
        if (decimals < 0 || decimals > 4) {
            throw BadInput.value("decimals", "not 0 to 4: " + decimals);
        }
        earn = List.copyOf(earn);
        notNegative(pendingDays, "pendingDays");
        notNegative(graceDays, "grace");
        BadInput.present(memberDays, "memberDays");
        expiresAfterDays.ifPresent(days -> notNegative(days, "expiresAfterDays"));
        if (birthdayMultiplier.map(m -> m.signum() < 0).orElse(false)) {
            throw BadInput.value("birthday.multiplier", "below zero");
        }
    }

    private static void notNegative(int days, String path) {
        if (days < 0) {
            throw BadInput.value(path, "below zero: " + days);
        }
    }
}
