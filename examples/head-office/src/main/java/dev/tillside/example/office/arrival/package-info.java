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
 */
package dev.tillside.example.office.arrival;
