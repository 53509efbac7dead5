package dev.tillside.sale;

import dev.tillside.money.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What earlier returns brought back of one sale.
 *
 * @param terms how they were counted; absent where there were none
 * @param lines by the original line's id
 */
public record ReturnedSoFar(Optional<ReturnTerms> terms, Map<String, Back> lines) {
    /** Nothing came back yet. */
    public static final ReturnedSoFar NOTHING = new ReturnedSoFar(Optional.empty(), Map.of());

    private static final Comparator<Refund> BY_TIME =
            Comparator.comparing(Refund::at).thenComparing(r -> r.key().toString());

    /**
     * What came back of a line.
     *
     * @param quantity how much
     * @param value what the shopper got for it: money, points and vouchers; {@code READJUDICATE} alone asks
     */
    public record Back(BigDecimal quantity, Money value) {
        private Back plus(Back other) {
            return new Back(quantity.add(other.quantity), value.plus(other.value));
        }
    }

    public ReturnedSoFar {
        lines = Map.copyOf(lines);
    }

    /** What these returns of one sale brought back, in whatever order they are known; one of a key counts once. */
    public static ReturnedSoFar of(Collection<Refund> refunds) {
        Map<String, Refund> byKey = new TreeMap<>();
        refunds.forEach(r -> byKey.putIfAbsent(r.key().toString(), r));
        ReturnedSoFar sum = NOTHING;
        for (Refund refund : byKey.values().stream().sorted(BY_TIME).toList()) {
            sum = sum.plus(refund.plan());
        }
        return sum;
    }

    /** And one return more; the first that has terms settles them. */
    public ReturnedSoFar plus(ReturnPlan plan) {
        Map<String, Back> sum = new TreeMap<>(lines);
        for (ReturnedLine line : plan.lines()) {
            Back back = new Back(line.quantity().value(), line.back().value());
            sum.merge(line.line(), back, Back::plus);
        }
        return new ReturnedSoFar(terms.or(plan::terms), sum);
    }

    /** How much of the line came back. */
    public BigDecimal quantity(String line) {
        return Optional.ofNullable(lines.get(line)).map(Back::quantity).orElse(BigDecimal.ZERO);
    }

    /** What the shopper got for the line, in minor units. */
    long value(String line) {
        return Optional.ofNullable(lines.get(line)).map(b -> b.value().minor()).orElse(0L);
    }
}
