package dev.tillside.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** How figures of a report are made safe: small ones are left out, the others are blurred and stand on a coarse grid. Pure. */
final class Figure {
    /** So many households stand behind a figure, or it is left out; and so many stand outside it, where there is an outside. */
    static final int LEAST = 10;

    /** Counts are told in such steps. */
    static final int STEP = 5;

    /** One household may make no more than this share of a sum. */
    private static final double DOMINANT = .5;

    private Figure() {}

    /** A count of households, out of a whole that is told too: where nearly all of them did, that tells of each. */
    static OptionalLong part(Set<String> households, int of, String name, Blur blur) {
        return of - households.size() < LEAST ? OptionalLong.empty() : count(households, name, blur);
    }

    /** A count of households. */
    static OptionalLong count(Set<String> households, String name, Blur blur) {
        if (households.size() < LEAST) {
            return OptionalLong.empty();
        }
        Map<String, Double> ones = new HashMap<>();
        households.forEach(household -> ones.put(household, 1d));
        return told(households.size() + (double) blur.steps(name, ones), LEAST, STEP);
    }

    /**
     * A sum over households, each with its contribution.
     *
     * @param step in which it is told
     */
    static OptionalLong sum(Map<String, Double> contributions, long step, String name, Blur blur) {
        double whole = total(contributions);
        double largest =
                contributions.values().stream().mapToDouble(each -> each).max().orElse(0);
        long households =
                contributions.values().stream().filter(each -> each > 0).count();
        return households < LEAST || largest > DOMINANT * whole
                ? OptionalLong.empty()
                : told(whole + largest * blur.steps(name, contributions), step, step);
    }

    /** In order of household, so that the sum of the same is the same to the last bit. */
    private static double total(Map<String, Double> contributions) {
        return new TreeMap<>(contributions)
                .values().stream().mapToDouble(each -> each).sum();
    }

    /** A blurred figure, unless it came down so far that it would say that it is hardly there. */
    private static OptionalLong told(double value, long least, long step) {
        return value < least ? OptionalLong.empty() : OptionalLong.of(Math.round(value / step) * step);
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
