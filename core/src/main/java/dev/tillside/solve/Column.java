package dev.tillside.solve;

/**
 * One whole use whose shares depend on its units, with what later rules take off these.
 *
 * @param r the rule, as the crowd counts them
 * @param units its units, rising
 * @param links by unit: the later rule's link, or -1
 * @param saves what all that saves, in hundredths
 * @param spends the later rules, one for each of their uses
 */
record Column(int r, int[] units, int[] links, long saves, int[] spends) {}
