package dev.tillside.plan;

import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How figures of a report are made safe: small ones are left out, and the others stand on a coarse grid. Pure. */
final class Figure {
    /** So many households stand behind a figure, or it is left out; and so many stand outside it, where there is an outside. */
    static final int LEAST = 10;

    /** Counts are told in such steps. */
    static final int STEP = 5;

    /** One household may make no more than this share of a sum. */
    private static final double DOMINANT = .5;

    private Figure() {}

    /** A count of households. */
    static OptionalLong count(long households) {
        return households < LEAST ? OptionalLong.empty() : OptionalLong.of(rounded(households, STEP));
    }

    /** A count out of a whole: where nearly all of them did, that tells of each. */
    static OptionalLong part(long households, long of) {
        return of - households < LEAST ? OptionalLong.empty() : count(households);
    }

    /** A sum over households, each with its contribution. */
    static OptionalLong sum(Collection<Double> contributions, long step) {
        double sum = 0;
        double largest = 0;
        long households = 0;
        for (double each : contributions) {
            sum += each;
            largest = Math.max(largest, each);
            households += each > 0 ? 1 : 0;
        }
        return households < LEAST || largest > DOMINANT * sum
                ? OptionalLong.empty()
                : OptionalLong.of(rounded(sum, step));
    }

    private static long rounded(double value, long step) {
        return Math.round(value / step) * step;
    }

    /** The sum of what is told; nothing where nothing is. */
    static OptionalLong total(Collection<OptionalLong> figures) {
        return figures.stream()
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .boxed()
                .reduce(Math::addExact)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** One figure's share of another; nothing where one is left out or the whole is nothing. */
    static OptionalDouble share(OptionalLong part, OptionalLong whole) {
        return part.isEmpty() || whole.isEmpty() || whole.getAsLong() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, part.getAsLong() / (double) whole.getAsLong()));
    }
}
