/**
 * A till's SQLite files: reference data, and the journal of what the till did. Both in WAL mode with synchronous FULL, read
 * back at opening; each in its own file, so that an import does not delay a commit. A snapshot of reference data is taken into
 * a third file, which takes the place of the first when it is whole ({@code ReferenceFiles}).
 */
package dev.tillside.internal.store;
