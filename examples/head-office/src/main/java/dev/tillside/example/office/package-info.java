/**
 * A head office in one process, for the examples and their tests, and a pattern for a retailer's own.
 *
 * <p>{@link dev.tillside.example.office.Office} keeps sales and reference data in one SQLite file: every sale once, of every
 * object of reference data the newest version. {@link dev.tillside.example.office.OfficeServer} serves one by the protocol
 * that {@link dev.tillside.sync} describes, and {@link dev.tillside.example.office.service} is the program. It
 * verifies the hash chain of each till's ledger entries, and tells all tills what a sale did to a member's account, so that
 * every till knows the same balance.
 *
 * <p>A request passes, from the outside in: the connector with TLS and what a connection may do ({@code Door}, {@code Patience}),
 * the doorman who names it and writes its line in the log ({@code Doorman}), the queue ({@code Queue}), who may ask and how
 * often ({@code Admission}), its body within bounds ({@code RequestBody}), and the route ({@code Routes}). Whoever is sent away
 * with 429 or 503 has lost nothing: a till keeps its sales and comes again. What somebody could do who means no good is in
 * {@code THREATS.md}.
 */
package dev.tillside.example.office;
