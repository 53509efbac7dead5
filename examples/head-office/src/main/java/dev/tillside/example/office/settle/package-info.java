/**
 * What ends by being used: coupons, limits of offers, budgets, vouchers, points. Which uses stand, what is left, what baskets
 * hold back, and who pays.
 *
 * <h2>Which uses stand</h2>
 *
 * <p>Each delivery's uses of coupons, of limits per member, of budgets, of vouchers and of points are counted, and those of a
 * subject that a delivery touches are put in order: of the sales' clock readings, then of their keys. The first within the limit
 * in force stand, the others are a {@link dev.tillside.example.office.settle.Conflict}. Where the rules are silent:
 *
 * <ul>
 *   <li>Uses that a return gave back count for none; neither does the rest of a sale's use then stand or fall with them.
 *   <li>A part of a use may stand: of three uses of which one is left, two are a conflict with two thirds of the discount.
 *   <li>Of a limit per period, uses that do not stand count towards no period.
 *   <li>A coupon that was published and removed has as many uses as tills knew to be left. A code that never was, a serial
 *       number or a signed list's, has one.
 *   <li>A voucher that was cancelled because its sale came back pays until then, and never after.
 *   <li>An account has what its members brought in and what transactions booked before; a sale's own points come before those it
 *       takes. Expiry is the tills' to see. An account of which no member is published here is not judged.
 *   <li>A limit that changes is looked at with the next delivery of its subject.
 *   <li>Who is erased leaves his conflicts behind, under a name that says nothing.
 * </ul>
 *
 * <p>The retailer bears what a conflict gave: claims to other payers leave it out, and what came back of it they leave out too.
 *
 * <h2>Leases</h2>
 *
 * <p>A basket asks for what it may use; head office grants what is left, less what other baskets hold, and remembers that on the
 * disk before it answers. Uses of sales in quarantine are taken off, too. It is held until the basket's sale is stored or in
 * quarantine, the till ends the lease, or a {@link dev.tillside.sync.Presence} does not name the basket; what belongs to no
 * offer with a policy for tills that are offline, an hour at most. A presence may be two minutes old when it comes in, so that it
 * ends no lease that is younger: the basket may have begun when it was on its way.
 */
package dev.tillside.example.office.settle;
