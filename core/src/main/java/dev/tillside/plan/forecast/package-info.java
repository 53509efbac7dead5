/**
 * What a household will buy, from what it bought. Pure: no clock, no network, no chance.
 *
 * <p>{@link dev.tillside.plan.forecast.PurchaseHistory} is one household's record, {@link dev.tillside.plan.forecast.Forecast}
 * ranks items by the probability that the household buys them inside a window of days. A category is forecast as an item is: by
 * a history of categories. {@link dev.tillside.plan.forecast.Forecast#closed()} needs nothing but the household's own record.
 */
package dev.tillside.plan.forecast;
