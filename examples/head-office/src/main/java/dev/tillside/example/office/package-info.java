/**
 * A head office in one process, for the examples and their tests, and a pattern for a retailer's own.
 *
 * <p>{@link dev.tillside.example.office.Office} keeps sales and reference data in one SQLite file or PostgreSQL schema
 * ({@link dev.tillside.example.office.Storage}): every sale once, of every object of reference data the newest version. {@link
 * dev.tillside.example.office.OfficeServer} serves one by the protocol that {@link dev.tillside.sync} describes, and {@link
 * dev.tillside.example.office.service} is the program. It
 * verifies the hash chain of each till's ledger entries, and tells all tills what a sale did to a member's account, so that
 * every till knows the same balance.
 *
 * <p><b>Databases.</b> All SQL is the same for both; what each does in its own way is {@code Dialect}'s. Changes are made one
 * at a time, in PostgreSQL by several processes too, so that the numbers of arrivals and changes become visible in their order.
 * The tables come from numbered files ({@code migration}); a file that is upgraded is copied before, beside it, as {@code
 * NAME.before-upgrade-from-VERSION}. PostgreSQL needs {@code fsync} on, an encoding of UTF-8, and a schema that holds nobody
 * else's tables.
 *
 * <p><b>Backup.</b> A {@link dev.tillside.example.office.Backup} is one file of everything at one moment, which a {@link
 * dev.tillside.example.office.Restore} puts into either database. A restored office has another name in its cursors: tills
 * read from the start again, and deliver again what they keep of their own.
 *
 * <p><b>CRMs.</b> {@link dev.tillside.example.office.CrmExport} tells them of members and redemptions, as far as each member
 * lets it ({@code consent}); how to reach a member ({@code contact}) is kept here and told to no till. A row stands for all
 * that is told of its subject. Rules where the wire format is silent:
 *
 * <ul>
 *   <li>Consent that comes late lets out what was before, too; its end takes all back, with a removal for those who were told.
 *   <li>A removal is told to who may have been told of the member, and to nobody else; places in the cursors are counted for
 *       what is told alone.
 *   <li>Points of an account that several share are told where each of them lets them out; visits and spend are a member's own.
 *   <li>The tier is the one that sales earned or head office gave, the higher; days are the programme's.
 *   <li>A CSV cell that begins as a formula would has an apostrophe before it; JSON Lines have every text as it is.
 * </ul>
 *
 * <p><b>A request</b> passes, from the outside in: the connector with TLS and what a connection may do ({@code Door}, {@code Patience}),
 * the doorman who names it and writes its line in the log ({@code Doorman}), the queue ({@code Queue}), who may ask and how
 * often ({@code Admission}), its body within bounds ({@code RequestBody}), and the route ({@code Routes}). Whoever is sent away
 * with 429 or 503 has lost nothing: a till keeps its sales and comes again. What somebody could do who means no good is in
 * {@code THREATS.md}.
 *
 * <h2>Quarantine</h2>
 *
 * <p>A delivery that does not add up is refused with its reason and kept as it came
 * ({@link dev.tillside.example.office.Quarantined}): in no totals, in no claims, told to no till. A later delivery of its key
 * that adds up takes its place. What it did to an account is held against what it says ({@code Ledgers}): it may book less than that,
 * since a till does not know all, and never more, nor to another member, nor in a chain of another store. An operator may store it after all, or throw it away, and says who he is and why. Texts that
 * are not here, a sale that is returned before it has come, another engine: such a transaction is stored, and computed again by
 * {@link dev.tillside.example.office.Office#verify}. Goods that came back at two tills, and a basket that two tills took up, are
 * nobody's fault and go into no quarantine.
 *
 * <h2>Which uses stand</h2>
 *
 * <p>Each delivery's uses of coupons, of limits per member, of budgets, of vouchers and of points are counted, and those of a
 * subject that a delivery touches are put in order: of the sales' clock readings, then of their keys. The first within the limit
 * in force stand, the others are a {@link dev.tillside.example.office.Conflict}. Where the rules are silent:
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
 *
 * <h2>What grows</h2>
 *
 * <p>What a till asks costs the same however many sales are stored: of coupons and of budgets, which everybody shares, the sums
 * of what is used are kept ({@code UsedTotals}), and all else is found by an index. It does grow
 *
 * <ul>
 *   <li>with one account's history: its points, its vouchers and its uses of an offer are added up anew;
 *   <li>once more was used of a budget or a coupon than there is: then its uses are put in order with each delivery of one;
 *   <li>with the baskets that are open, and with what is in quarantine where a member is erased or exported.
 * </ul>
 *
 * <p>{@link dev.tillside.example.office.Office#totals}, {@link dev.tillside.example.office.Office#claims}, {@link
 * dev.tillside.example.office.Office#verify} and snapshots read everything: they are for the night. They hold no delivery up.
 */
package dev.tillside.example.office;
