package dev.tillside.solve;

/**
 * One use of a rule on the units of a crowd, or for {@link #BARE} none.
 *
 * @param r the rule, as the crowd counts them; -1 for none
 * @param targets cells of the units that may be lowered, rising
 * @param counts how many of each
 * @param qualifiers cells of the units that are only taken
 * @param qualifierCounts how many of each
 * @param saves what it saves, to the cent, where no cap and no floor cuts it
 * @param pieces the units it takes, with the prices it leaves
 */
record Use(int r, int[] targets, int[] counts, int[] qualifiers, int[] qualifierCounts, long saves, Piece[] pieces) {
    static final int NOTHING = -1;

    /**
     * @param cell whose
     * @param count how many units
     * @param off what the use takes off each
     */
    record Piece(int cell, int count, long off) {}

    static Use bare(int cell) {
        int[] none = {};
        return new Use(NOTHING, none, none, none, none, 0, new Piece[] {new Piece(cell, 1, 0)});
    }

    /** How many uses of the rule it counts for: a percentage of single units is told line by line. */
    int uses(Rule rule) {
        if (rule.shape() != Rule.Shape.SINGLE) {
            return 1;
        }
        int many = 0;
        for (int count : counts) {
            many += count;
        }
        return many;
    }
}
