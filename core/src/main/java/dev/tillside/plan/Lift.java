package dev.tillside.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many more of those shown a deal bought its items than of those from whom it was withheld.
 *
 * @param shown the share of buyers among those shown it
 * @param withheld the same among those from whom it was withheld
 * @param low the lower end of the interval that holds the difference in 19 of 20 cases
 * @param high its upper end
 */
public record Lift(double shown, double withheld, double low, double high) {
    private static final double Z = 1.959_964;

    /** The difference. */
    public double difference() {
        return shown - withheld;
    }

    /** From published counts alone, so that it tells nothing that they do not; by Newcombe's method (1998, number 10). */
    static Optional<Lift> of(
            OptionalLong lists, OptionalLong buyers, OptionalLong heldOut, OptionalLong heldOutBuyers) {
        OptionalDouble with = Figure.share(buyers, lists);
        OptionalDouble without = Figure.share(heldOutBuyers, heldOut);
        if (with.isEmpty() || without.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(of(with.getAsDouble(), lists.getAsLong(), without.getAsDouble(), heldOut.getAsLong()));
    }

    static Lift of(double p1, double n1, double p2, double n2) {
        double[] one = wilson(p1, n1);
        double[] two = wilson(p2, n2);
        double down = StrictMath.sqrt((p1 - one[0]) * (p1 - one[0]) + (two[1] - p2) * (two[1] - p2));
        double up = StrictMath.sqrt((one[1] - p1) * (one[1] - p1) + (p2 - two[0]) * (p2 - two[0]));
        return new Lift(p1, p2, p1 - p2 - down, p1 - p2 + up);
    }

    private static double[] wilson(double p, double n) {
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
        return new double[] {middle - half, middle + half};
    }
}
