/**
 * How a delivery comes in. {@code Arrivals} judges it before the writer is held: whether it adds up, whether it comes out the
 * same when it is computed again, and whether it books no more than it says ({@code Ledgers}). {@code Intake} stores it, or puts
 * it into quarantine, and draws the {@code Consequences}: uses that are counted, leases that end, conflicts, what CRMs hear.
 *
 * <h2>Quarantine</h2>
 *
 * <p>A delivery that does not add up is refused with its reason and kept as it came
 * ({@link dev.tillside.example.office.delivery.Quarantined}): in no totals, in no claims, told to no till. A later delivery of its key
 * that adds up takes its place. What it did to an account is held against what it says ({@code Ledgers}): it may book less than that,
 * since a till does not know all, and never more, nor to another member, nor in a chain of another store. An operator may store it after all, or throw it away, and says who he is and why. Texts that
 * are not here, a sale that is returned before it has come, another engine: such a transaction is stored, and computed again by
 * {@link dev.tillside.example.office.Office#verify}. Goods that came back at two tills, and a basket that two tills took up, are
 * nobody's fault and go into no quarantine.
 *
 * <h2>Post-voids</h2>
 *
 * <p>A post-void says that a sale never was: it is for the cashier who notices at once, as a rule at the same till on the same
 * day, and it is named after its sale, and so after the sale's store. A key of another store may not say it: the delivery is
 * refused with a sentence that says so, and stays at its till as a dead letter, for somebody to look at, because money may have
 * been paid out. Whoever brings goods of one store to another gets a return, which is named after the store that takes them
 * back. Among the tills of one store, and on a later day, head office takes a post-void as it takes any other: how long a
 * cashier may is the retailer's rule, and the till's.
 */
package dev.tillside.example.office.arrival;
