/**
 * The programme and its points: {@link dev.tillside.points.Program} says how points are earned, held and spent;
 * {@link dev.tillside.points.Earning} computes what a priced basket earns. Pure.
 *
 * <p>Points are earned on the money paid after all discounts, on lines that earn. Per earn rule the points are multiplied
 * first, then rounded down, once per basket and rule, to the programme's decimals; the result is spread over the lines
 * for later returns.
 *
 * <p>They are kept as a {@link dev.tillside.points.Ledger}: the sum of immutable entries in lots, in whatever order these
 * come, never below zero. {@link dev.tillside.points.Burning} says what points pay, {@link dev.tillside.points.Voucher} what
 * became of a voucher, {@link dev.tillside.points.CashBackAccount} what a sale gives back, and
 * {@link dev.tillside.points.Tiers} where on the ladder a member stands. {@link dev.tillside.points.Chain} shows tampering.
 *
 * <p>{@link dev.tillside.points.Account} is all of that for one member or household: the sum of {@link
 * dev.tillside.points.AccountMove}s, one for each transaction, from whatever tills and in whatever order; one that comes twice
 * counts once. A calendar tier ends with its calendar period: the next one begins from nothing.
 */
package dev.tillside.points;
