package dev.tillside.solve;

/**
 * What one use of a rule takes off one line.
 *
 * @param rule whose
 * @param use the rule's uses are numbered from 0 in basket order; equal uses may share the number of their first
 * @param line where
 * @param amount off
 * @param units how many of the line's units it lowers
 */
public record Share(int rule, int use, int line, long amount, int units) {}
