/**
 * What a household will buy, from what it bought. Pure: no clock, no network, and chance by seed alone.
 *
 * <p>{@link dev.tillside.plan.forecast.PurchaseHistory} is one household's record, {@link dev.tillside.plan.forecast.Forecast}
 * ranks items by the probability that the household buys them inside a window of days. A category is forecast as an item is: by
 * a history of categories. {@link dev.tillside.plan.forecast.Forecast#closed()} needs nothing but the household's own record.
 *
 * <p>{@link dev.tillside.plan.forecast.Model} is trained. An {@link dev.tillside.plan.forecast.Observation} is what a household had
 * bought when a window began, and what it bought inside it. {@link dev.tillside.plan.forecast.PopulationBuilder} sums up many into
 * what is known of items: who buys them, who buys them again and when, what is bought after what.
 * {@link dev.tillside.plan.forecast.Training} writes each candidate's features (the household's habits, the item's last purchases,
 * gaps and season, the population) as a row, learns trees from them by gradient boosting, and gives a model that is one small file.
 *
 * <p>A model takes hearsay for knowledge if a population has learned from the very windows that it is trained on: hand
 * {@code Training} a population of other households, or of windows that ended earlier.
 *
 * <p>All sums are taken in a fixed order and all logarithms and powers by {@link java.lang.StrictMath}: the same input gives the same
 * bits on every machine, whatever the number of its processors.
 */
package dev.tillside.plan.forecast;
