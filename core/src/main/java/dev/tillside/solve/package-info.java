/**
 * Finds the best combination of discounts, in whole numbers: it knows cells of equal units, rules and layers, and nothing
 * of offers, members or tills. Pure; work is counted in steps and never in time.
 */
package dev.tillside.solve;
