/**
 * The till: {@link dev.tillside.LoyaltyTill} opens a till's directory, {@link dev.tillside.Checkout} is one sale on it.
 *
 * <p>Everything a checkout does is durable when the call returns: after a crash the open checkout is there again with all
 * its lines, and a committed sale is on disk with its coupon uses, points, purchase record and outbox row, all or nothing.
 * No call of a checkout waits for the network.
 *
 * <p>Rules where the design was silent: a commit without tenders is not checked; a commit without lock prices with its own
 * clock reading; a lock lasts 30 minutes and counts as undone after that; a coupon that belongs to another member is
 * ignored; a bearer's code without serial counts once for each time it is scanned; the member's opening balance is booked
 * when the till first hears of it.
 */
package dev.tillside;
