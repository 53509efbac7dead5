/**
 * The short way from a point of sale that runs on a JVM into the library: the POS implements {@link dev.tillside.pos.TillAdapter},
 * and calls the verbs of a {@link dev.tillside.pos.LoyaltyLane}.
 *
 * <p><b>State, not events.</b> A verb reads the whole ticket from the adapter, brings the open checkout to it (adds, changes,
 * voids), and gives the adapter the whole state of what offers take off. A POS that has events and no ticket keeps a {@link
 * dev.tillside.pos.TicketMirror}.
 *
 * <p><b>Threads.</b> A lane belongs to the one thread on which its POS sells. It calls the adapter on that thread only, inside the
 * POS's own call. The library works on a thread of the lane's, which never calls the adapter.
 *
 * <p><b>Amounts.</b> A POS that reckons in {@code double} hands in what {@link dev.tillside.pos.DoubleAmounts} makes of its lines: amounts
 * that come to the total that it shows.
 *
 * <p><b>Fail open.</b> Every verb answers within its {@link dev.tillside.pos.Verb#budget() budget}, whatever throws, hangs or is
 * missing behind it, and none throws but for null. Where there is no answer in time the last price shown stands: what was taken
 * off a line stays as long as the line is as it was, all else is sold at full price, and the cashier reads one sentence. A late
 * result is dropped; the next verb finds out what became of it.
 *
 * <p><b>Nothing is lost or doubled.</b> A sale is known by its receipt: store, workstation, business day and number. Commit it as often as
 * you like, with whatever request ids: the same contents get the same answer, other contents are refused. A commit or a
 * void that cannot be booked in time is written to a file of its own ({@code KEPT}) and booked later, as it was shown: what
 * was sold at full price stays at full price, uses no coupon, and earns its points. Rules where the design was silent:
 *
 * <ul>
 *   <li>A kept sale is booked with the discounts that were shown. Where the library comes to other ones, lines that were shown
 *       without discount are booked as not discountable. Its payment is {@linkplain dev.tillside.sale.Payment#late() late}: what was
 *       paid is a fact also where the programme's tenders are {@code STRICT}. If the price still differs, the library's counts, and
 *       the sale is flagged {@code TENDERS_DIFFER}.
 *   <li>Kept files are for their owner alone where the file system knows owners, and hold what was scanned with the sale but nothing that could
 *       be a payment card. They are gone once booked. They are not sealed, also where the till is.
 *   <li>{@code KEPT} says that a sale is safe; nobody has compared yet what was paid with what is due. One that is refused when it
 *       is to be booked, as where another sale has its key, is put aside, and {@link dev.tillside.pos.LoyaltyLane#refused} names its
 *       file.
 *   <li>A kept file that is damaged is put aside too, and stops no other. The directory is one lane's until that is closed or its
 *       process ends: another lane there keeps nothing, and its commits are not saved while its till is not there.
 *   <li>A commit that is neither booked nor kept is finished by nobody but the POS, which commits again; the cashier is told so
 *       each time.
 *   <li>A sale that is booked or kept is not cancelled or suspended: {@code REFUSED} as committed, to be voided or returned. After a
 *       {@code LATE} commit a cancel may come before or after the booking: {@code DONE} or {@code REFUSED} tells.
 *   <li>Where the adapter cannot tell the ticket, the one that was priced last counts; a commit is refused where there is none.
 *   <li>An interrupt of the POS's thread does not shorten a verb; its flag is set again when the verb returns.
 *   <li>Beginning a sale that is open goes on with it: after a crash the lines, the member and the coupons are there.
 *   <li>A member's card that nobody answered in time counts from the next answer on.
 *   <li>Points that pay are undone where nobody answered in time: the POS asks again.
 *   <li>A return of a part needs the library, because nobody else knows what the goods were worth; a void does not.
 *   <li>A call from inside an adapter's method answers {@code REFUSED} and does nothing.
 * </ul>
 */
package dev.tillside.pos;
