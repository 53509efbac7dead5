/**
 * A {@link dev.tillside.example.office.backup.Backup} is one file of everything at one moment, which a {@link
 * dev.tillside.example.office.backup.Restore} puts into either database. A restored office has another name in its cursors: tills
 * read from the start again, and deliver again what they keep of their own.
 */
package dev.tillside.example.office.backup;
