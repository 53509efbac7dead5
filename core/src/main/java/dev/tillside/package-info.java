/**
 * The till: {@link dev.tillside.LoyaltyTill} opens a till's directory, {@link dev.tillside.Checkout} is one sale on it.
 *
 * <p>Everything a checkout does is durable when the call returns: after a crash the open checkout is there again with all
 * its lines, and a committed sale is on disk with its coupon uses, points, purchase record and outbox row, all or nothing.
 * No call of a checkout waits for the network.
 *
 * <p>Goods come back through {@link dev.tillside.LoyaltyTill#takeBack}, a sale is undone by
 * {@link dev.tillside.LoyaltyTill#postVoid}, and a basket is put aside by {@link dev.tillside.Checkout#suspend}. Once both have
 * synced, a till knows the receipts of the others, and the baskets that they put aside.
 *
 * <p>Rules of returns where the design was silent:
 *
 * <ul>
 *   <li>A second return of the same key for the same goods answers the first, marked as again; for other goods it is refused.
 *   <li>The goods of an exchange come back when its sale is committed, in one transaction with it; until then no other return
 *       of that receipt is made at this till, and what a cancelled basket was to take back has not come back. Coupons and
 *       limits that come back can be used in the exchange's own basket at once. A returned line can be voided, with all that
 *       its return brought, and not changed; the sale of an exchange does not give it back a second time.
 *   <li>A sale is undone once, with what is left of it after returns, and whatever time has passed.
 *   <li>A coupon stays used where it, or its offer, has run out, or head office has taken it away, when the last of its effect
 *       comes back.
 *   <li>The first return of a sale settles by which policy all its returns are counted. A till that was never told the offers
 *       of the sale's day counts by what was paid, unless a return before was counted otherwise.
 *   <li>What is returned no longer counts towards tiers, from the day of the return on; the visit goes with the last of the
 *       goods. Cash back is taken back from the year of the sale.
 *   <li>The same goods taken back at two tills that have not synced were paid out twice: both returns stand, and head office
 *       finds the later one when it computes them again.
 *   <li>How a refund is paid out is carried through, and not checked.
 * </ul>
 *
 * <p>Rules of baskets put aside: suspending unlocks. A basket that two tills took up before they had synced is the first
 * one's, and gone at the other with its next sync, unless it is being paid there; then head office refuses the second sale.
 * A basket in training is known at its own till alone, and so is a receipt of training; its key can begin a real sale once it
 * is committed.
 *
 * <p>Rules where the design was silent: a commit without tenders is not checked; a commit without lock prices with its own
 * clock reading; a lock lasts 30 minutes and counts as undone after that; a coupon that belongs to another member is
 * ignored; a bearer's code without serial counts once for each time it is scanned; the member's opening balance is booked
 * when the till first hears of it.
 */
package dev.tillside;
