/**
 * What a sale leaves behind: tenders and the receipt; what a scan told the cashier; and what a return gives back, planned
 * by {@link dev.tillside.sale.Returning} from the receipt and what came back of it before. Pure, but for {@link
 * dev.tillside.sale.GiftCards}, the port to whoever keeps gift cards.
 */
package dev.tillside.sale;
