/**
 * A till's two SQLite files: reference data, and the journal of what the till did. Both in WAL mode with synchronous FULL,
 * read back at opening; each in its own file, so that an import does not delay a commit.
 */
package dev.tillside.internal.store;
