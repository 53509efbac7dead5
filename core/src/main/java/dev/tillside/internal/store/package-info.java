/**
 * A till's SQLite files: reference data, and the journal of what the till did. Both in WAL mode with synchronous FULL, read
 * back at opening; each in its own file, so that an import does not delay a commit. A snapshot of reference data is taken into
 * a third file, which takes the place of the first when it is whole ({@code ReferenceFiles}).
 *
 * <p>Where keys are given, a {@code Vault} per file stands between rows and columns: {@code SealedColumn} and {@code NamedColumn} say
 * which columns hold sealed values and pseudonyms, and {@link dev.tillside.seal} why. A column that tells something of somebody
 * belongs into one of them.
 */
package dev.tillside.internal.store;
