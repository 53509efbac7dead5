/**
 * A head office in one process, for the examples and their tests, and a pattern for a retailer's own.
 *
 * <p>{@link dev.tillside.example.office.Office} keeps sales and reference data in one SQLite file: every sale once, of every
 * object of reference data the newest version. {@link dev.tillside.example.office.OfficeServer} serves one by the protocol
 * that {@link dev.tillside.sync} describes, and {@link dev.tillside.example.office.OfficeMain} is the program. It
 * verifies the hash chain of each till's ledger entries, and tells all tills what a sale did to a member's account, so that
 * every till knows the same balance.
 */
package dev.tillside.example.office;
