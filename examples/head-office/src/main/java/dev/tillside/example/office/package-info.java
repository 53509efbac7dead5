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
 * <p><b>CRMs.</b> {@link dev.tillside.example.office.Office#crm} tells them of members and redemptions, as far as each member
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
 */
package dev.tillside.example.office;
