/**
 * A head office in one process, for the examples and their tests, and a pattern for a retailer's own.
 *
 * <p>{@link dev.tillside.example.office.Office} takes every sale once, keeps of every object of reference data the newest
 * version, verifies the hash chain of each till's ledger entries, and tells all tills what a sale did to a member's account, so
 * that every till knows the same balance. {@link dev.tillside.example.office.Oversight} is what its operators see and decide.
 *
 * <p>Packages know only those below them in this list:
 *
 * <ul>
 *   <li>{@link dev.tillside.example.office.service}: the program, its commands and its configuration
 *   <li>{@link dev.tillside.example.office.web}: the server
 *   <li>this one: the office as a whole
 *   <li>{@link dev.tillside.example.office.arrival}: how a delivery is judged and taken
 *   <li>{@link dev.tillside.example.office.crm}: what CRMs are told
 *   <li>{@link dev.tillside.example.office.reference}: reference data and snapshots
 *   <li>{@link dev.tillside.example.office.settle}: uses, conflicts, leases, claims
 *   <li>{@link dev.tillside.example.office.delivery}: what tills delivered, and quarantine
 *   <li>{@link dev.tillside.example.office.backup}: backup and restore
 *   <li>{@link dev.tillside.example.office.key}: API keys
 *   <li>{@link dev.tillside.example.office.store}: the database
 * </ul>
 *
 * <p>What is public in them is so for the other packages, and for who builds a head office of his own from these; {@link
 * dev.tillside.example.office.Office}, {@link dev.tillside.example.office.Oversight} and {@link
 * dev.tillside.example.office.web.OfficeServer} are the ways in.
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
