package dev.tillside.solve;

import java.util.List;

/**
 * Something that may be taken so many times: a use with what later layers do to its units; a use that later layers put
 * together from such units; or a cut at a cap or floor.
 *
 * @param use the use, {@link Use#bare} for a unit that only later layers take; nothing of a cut
 * @param fates what later layers do to single units of it
 * @param together the rule, as the crowd counts them, of which this is one use put together from fates; or -1
 * @param value what it saves, in hundredths, at most
 * @param exact whether it saves just that in any company
 * @param limits which limits it counts towards
 * @param coefficients how much
 */
record Column(Use use, List<Fate> fates, int together, long value, boolean exact, int[] limits, long[] coefficients) {
    /**
     * What later layers do to one unit.
     *
     * @param cell whose
     * @param before the price that the first of them meets
     * @param links by whom, in order of layers
     */
    record Fate(int cell, long before, List<Link> links) {
        Fate {
            links = List.copyOf(links);
        }
    }

    /**
     * @param r the rule, as the crowd counts them
     * @param slot the place in its uses
     * @param gain what it saves on the unit at most, in hundredths
     */
    record Link(int r, int slot, long gain) {}

    Column {
        fates = List.copyOf(fates);
    }
}
