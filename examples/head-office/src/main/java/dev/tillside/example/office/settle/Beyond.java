package dev.tillside.example.office.settle;

import dev.tillside.basket.BasketKey;
import dev.tillside.offer.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which uses go beyond what there is. Pure: the first within the limit stand, later ones do not. */
final class Beyond {
    private Beyond() {}

    /**
     * A part of a use that does not stand.
     *
     * @param part so much of
     * @param whole so much
     * @param uses the part as uses; 0 where amounts are counted
     */
    record Excess(Uses.Net use, BigDecimal part, BigDecimal whole, long uses, Conflict.Reason reason) {
        /** What the part gave, to the minor unit. */
        BigDecimal amount() {
            BigDecimal amount = use.amount();
            return amount.multiply(part).divide(whole, amount.scale(), RoundingMode.HALF_UP);
        }
    }

    /** What goes beyond so many uses. */
    static List<Excess> uses(List<Uses.Net> uses, long limit, Conflict.Reason reason) {
        List<Excess> beyond = new ArrayList<>();
        long left = limit;
        for (Uses.Net use : uses) {
            long stands = Math.max(0, Math.min(use.uses(), left));
            left -= stands;
            excess(use, use.uses() - stands, reason).ifPresent(beyond::add);
        }
        return beyond;
    }

    /** What goes beyond such an amount. */
    static List<Excess> amounts(List<Uses.Net> uses, BigDecimal limit, Conflict.Reason reason) {
        List<Excess> beyond = new ArrayList<>();
        BigDecimal left = limit;
        for (Uses.Net use : uses) {
            BigDecimal stands = use.amount().min(left);
            left = left.subtract(stands);
            if (stands.compareTo(use.amount()) < 0) {
                beyond.add(new Excess(use, use.amount().subtract(stands), use.amount(), 0, reason));
            }
        }
        return beyond;
    }

    private static Optional<Excess> excess(Uses.Net use, long beyond, Conflict.Reason reason) {
        return beyond > 0
                ? Optional.of(
                        new Excess(use, BigDecimal.valueOf(beyond), BigDecimal.valueOf(use.uses()), beyond, reason))
                : Optional.empty();
    }

    /**
     * What goes beyond so many uses in any period that ends with a use, or beyond so many in all; what does not stand counts
     * towards neither.
     *
     * @param most in all
     * @param zones by store
     */
    static List<Excess> usesInPeriod(
            List<Uses.Net> uses, Limits.PerPeriod limit, long most, Map<String, ZoneId> zones, Conflict.Reason reason) {
        List<Excess> beyond = new ArrayList<>();
        long left = most;
        List<Standing> standing = new ArrayList<>();
        for (Uses.Net use : uses) {
            Instant at = Uses.instant(use.at());
            long since = Uses.micros(at.atZone(zones.get(use.key().store()))
                    .minus(limit.period())
                    .toInstant());
            long before = standing.stream()
                    .filter(one -> one.at() > since)
                    .mapToLong(Standing::uses)
                    .sum();
            long stands = Math.max(0, Math.min(use.uses(), Math.min(left, limit.uses() - before)));
            left -= stands;
            standing.add(new Standing(use.at(), stands));
            excess(use, use.uses() - stands, reason).ifPresent(beyond::add);
        }
        return beyond;
    }

    private record Standing(long at, long uses) {}

    /** Of each transaction the larger part, where two limits have been passed. */
    static List<Excess> larger(List<Excess> one, List<Excess> other) {
        Map<BasketKey, Excess> larger = new HashMap<>();
        List<Excess> all = new ArrayList<>(one);
        all.addAll(other);
        for (Excess excess : all) {
            larger.merge(
                    excess.use().key(),
                    excess,
                    (a, b) -> a.part().multiply(b.whole()).compareTo(b.part().multiply(a.whole())) >= 0 ? a : b);
        }
        return List.copyOf(larger.values());
    }
}
