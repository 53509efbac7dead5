/**
 * The till: {@link dev.tillside.LoyaltyTill} opens a till's directory, {@link dev.tillside.Checkout} is one sale on it.
 *
 * <p>Everything a checkout does is durable when the call returns: after a crash the open checkout is there again with all
 * its lines, and a committed sale is on disk with its coupon uses, points, purchase record and outbox row, all or nothing.
 * No call of a checkout waits for the network, but the one that asks a gift card to pay.
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
 * when the till first hears of it, by the programme's calendar.
 *
 * <h2>What tills share</h2>
 *
 * <p>Coupons, limits of offers that count several baskets, points and vouchers can be used at any till. A basket has head office
 * hold back what it could use of them ({@link dev.tillside.sync.Lease}); it is asked in the background, and no call waits for
 * the answer. Where the design was silent:
 *
 * <ul>
 *   <li>Usable is what the till knows to be left, and no more than head office granted. What this till had sold and not delivered
 *       when head office was asked is taken off what was granted, unless head office held it back for that sale in turn.
 *   <li>What an answer does not name is as if nobody had answered: the offer's {@code offline} decides. Limits are asked for where
 *       their offer has a policy; coupons always.
 *   <li>A basket asks again when its member or coupons change; when it goes on after it was put aside, or after a restart, at its
 *       first call; and after each round in which something it lacks may have become free. An answer counts no longer once the
 *       basket wants less than it was asked for: another member's card, or none, lets go what was held.
 *   <li>{@code BOUNDED_RISK} counts all uses of the offer, leased or not, by sales that head office does not have, dead letters
 *       too, by those since the last round that ended well, and by other locked baskets of the till. A round that broke off after
 *       it delivered does not count: the till has not heard what others sold. Of several coupons without an answer those that can be used come first.
 *   <li>A voucher that head office says is spent or held elsewhere pays nothing from the next price on; a locked price stands.
 *   <li>A basket in training asks nobody, and no policy binds it.
 *   <li>When head office keeps its books under another name, because a backup was restored, all transactions whose texts this
 *       till still has are delivered once more.
 * </ul>
 *
 * <h2>Members</h2>
 *
 * <p>Where the design was silent:
 *
 * <ul>
 *   <li>Points and vouchers pay in the order in which they were asked for. A voucher is its bearer's, as printed money is: the
 *       member's card need not be there. One that may not be used in parts is refused where it is worth more than is due, so
 *       that nothing of it is lost. {@code "undo":true} on {@code redeem} takes a voucher back; another member's card, and
 *       {@code forget}, take the points back.
 *   <li>Points that were promised at the lock are paid at the commit, even if another till has spent them meanwhile: what is
 *       missing is debt. Points that pay in a locked sale cannot be asked for in another at that till.
 *   <li>Where head office has not said how many points it holds back for the basket, no more may be spent than {@code
 *       points.burn.offline} says, those included that were spent since the last round that ended well; without it, as many as the till knows.
 *   <li>A tier that a sale earns holds from the next price on: the sale itself earns as the tier that was. Spend counts the money
 *       that points are earned on; each sale is a visit.
 *   <li>A membership that does not hold, by the sale's clock reading, sells as to a stranger, and the cashier is told so; the
 *       account stays, and is there again with the renewal.
 *   <li>Members of one {@code household} share points, vouchers, cash back and what counts towards tiers; limits per member and
 *       coupons stay each member's own. What a member had before comes along.
 *   <li>A card that nobody has yet ({@code unknownCards: ACCEPT}) shops as a member, on an account named by the card's digest.
 *       Its points are pending until head office says whose card it is; then they are that member's.
 *   <li>Offers may aim at what the till sees by itself, as at a segment: {@code @firstPurchase} (no purchase of the account is
 *       known here, and it brought no balance in), {@code @birthday}, and {@code @birthday/gold} for a birthday in a tier.
 *   <li>{@code {"type":"member","id":...,"removed":true,"erase":true}} erases: cards, coupons, lists and purchases go, sales lose
 *       the member, ledger entries stay as sums of nobody. A voucher that was printed still pays.
 * </ul>
 */
package dev.tillside;
