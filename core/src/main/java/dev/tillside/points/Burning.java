package dev.tillside.points;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points as a payment. Pure.
 *
 * <p>Where the rules are silent: points whose worth is no whole number of minor units are rounded, half away from zero, as
 * everything is; points that would pay nothing are no step.
 *
 * @param rule the rate, the step and the minimum
 */
public record Burning(Burn rule) {
    public Burning {
        BadInput.present(rule, "burn");
    }

    /** What so many points pay. */
    public Money worth(Points points) {
        BigDecimal minor = points.value()
                .multiply(BigDecimal.valueOf(rule.worth().minor()))
                .divide(rule.points().value(), 0, RoundingMode.HALF_UP);
        return rule.worth().withMinor(minor.longValueExact());
    }

    /**
     * What the points asked for pay; zero points pay nothing, and undo.
     *
     * @throws Refused in this order: {@code INSUFFICIENT_POINTS} beyond the balance, {@code NOT_A_STEP} where they are no
     *     multiple of the step, below the minimum or worth nothing, {@code EXCEEDS_DUE} beyond what is due
     */
    public Money pays(Points asked, Points balance, Money due) {
        if (asked.isNegative()) {
            throw BadInput.value("points", "below zero: " + asked.plain());
        }
        if (asked.compareTo(balance) > 0) {
            throw refused(
                    Code.INSUFFICIENT_POINTS, "more than the balance of " + balance.plain() + ": " + asked.plain());
        }
        Money worth = worth(asked);
        if (!asked.isZero() && (!step(asked) || worth.isZero())) {
            throw refused(
                    Code.NOT_A_STEP,
                    "not a multiple of " + rule.step().plain() + " from "
                            + rule.minimum().plain() + ": " + asked.plain());
        }
        if (worth.compareTo(due) > 0 && !asked.isZero()) {
            throw refused(Code.EXCEEDS_DUE, asked.plain() + " points pay " + worth + " and " + due + " is due");
        }
        return worth;
    }

    private static Refused refused(Code code, String message) {
        return new Refused(code, "points", message);
    }

    private boolean step(Points points) {
        return points.compareTo(rule.minimum()) >= 0
                && points.value().remainder(rule.step().value()).signum() == 0;
    }

    /**
     * The most of these points that pay no more than is due: the largest step; zero where that is below the minimum or would
     * pay nothing. Of the points asked for it is what is left of them at the lock; of the balance, what can be spent at all.
     */
    public Points cutTo(Points most, Money due) {
        if (!due.isPositive() || !most.isPositive()) {
            return Points.ZERO;
        }
        BigDecimal steps =
                most.value().divide(rule.step().value(), 0, RoundingMode.FLOOR).min(stepsWithin(due));
        Points cut = new Points(steps.multiply(rule.step().value()));
        return cut.compareTo(rule.minimum()) < 0 || worth(cut).isZero() ? Points.ZERO : cut;
    }

    /** A worth rounds to no more than the due while it is below the due and a half. */
    private BigDecimal stepsWithin(Money due) {
        BigDecimal top = BigDecimal.valueOf(due.minor())
                .multiply(BigDecimal.valueOf(2))
                .add(BigDecimal.ONE)
                .multiply(rule.points().value());
        BigDecimal perStep = BigDecimal.valueOf(rule.worth().minor())
                .multiply(BigDecimal.valueOf(2))
                .multiply(rule.step().value());
        return top.divide(perStep, 0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
    }
}
