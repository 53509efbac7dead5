/**
 * Finds the best combination of discounts: it knows cells of equal units, rules and layers, and nothing of offers, members or
 * tills. Pure; work is counted in steps and never in time.
 *
 * <p>How: {@link dev.tillside.solve.Solver} tries everything where there is little. Else {@code Gathering} splits the basket
 * into crowds that share no unit. A crowd is written as a {@code Master}: columns that are whole uses, with what later layers do
 * to their units, under limits on units, uses, caps and floors. {@code Search} solves its linear relaxation, takes what can
 * still be part of something better, and branches. Spends (and gifts from a spend on) are taken for granted in turn
 * ({@code Scenarios}), each as a further limit. Every bound is reckoned in whole numbers from the relaxation's prices, and every
 * combination is applied to the cent by {@code Plan}, so that binary fractions guide the search and decide nothing.
 */
package dev.tillside.solve;
