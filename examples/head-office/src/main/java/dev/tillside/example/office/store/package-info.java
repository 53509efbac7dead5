/**
 * The database: SQLite or PostgreSQL, its tables, and what is asked of it. This package knows nothing of sales; {@link
 * dev.tillside.example.office.store.Rows} and {@link dev.tillside.example.office.store.Json} are how the others read and write.
 *
 * <p>All SQL is the same for both; what each does in its own way is {@link dev.tillside.example.office.store.Dialect}'s. Changes are made one
 * at a time, in PostgreSQL by several processes too, so that the numbers of arrivals and changes become visible in their order.
 * The tables come from numbered files ({@code migration}); a file that is upgraded is copied before, beside it, as {@code
 * NAME.before-upgrade-from-VERSION}. PostgreSQL needs {@code fsync} on, an encoding of UTF-8, and a schema that holds nobody
 * else's tables.
 */
package dev.tillside.example.office.store;
