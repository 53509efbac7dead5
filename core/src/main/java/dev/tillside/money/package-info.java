/**
 * Exact amounts. {@link dev.tillside.money.Money} is whole minor units of one ISO 4217 currency,
 * {@link dev.tillside.money.Percent} at most four decimals, {@link dev.tillside.money.Points} at most four.
 *
 * <p>{@code round} is half away from zero everywhere. No binary floating point stands between the scan and the database.
 * Anything that is shared out is shared by {@link dev.tillside.money.Shares}, so that the parts sum to the whole.
 */
package dev.tillside.money;
