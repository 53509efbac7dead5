/**
 * The programme and its points: {@link dev.tillside.points.Program} says how points are earned, held and spent;
 * {@link dev.tillside.points.Earning} computes what a priced basket earns. Pure.
 *
 * <p>Points are earned on the money paid after all discounts, on lines that earn. Per earn rule the points are multiplied
 * first, then rounded down, once per basket and rule, to the programme's decimals; the result is spread over the lines
 * for later returns.
 */
package dev.tillside.points;
