/**
 * What is on the belt: {@link dev.tillside.basket.Line}s in a {@link dev.tillside.basket.Basket}, under the
 * {@link dev.tillside.basket.BasketKey} by which till, head office and receipt know the sale.
 *
 * <p>The till owns prices: a line's amount is what the till charges for the whole line and is never recomputed.
 */
package dev.tillside.basket;
