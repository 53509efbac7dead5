package dev.tillside.example.office;

import dev.tillside.example.office.key.ApiKeys;
import dev.tillside.example.office.store.Dialect;
import dev.tillside.example.office.store.Migrations;
import dev.tillside.example.office.store.Storage;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What {@link Office#at(Storage)} would find.
 *
 * @param keys whether an API key was ever made there
 */
public record StorageCheck(boolean keys) {
    /**
     * Looks, and tries to write; nothing is made, brought up to date, or left behind.
     *
     * @throws IOException when an office could not be opened there
     */
    public static StorageCheck of(Storage storage) throws IOException {
        Dialect dialect = BadInput.present(storage, "storage").dialect();
        try {
            Migrations.check(dialect);
            return new StorageCheck(dialect.isThere() && anyKey(dialect));
        } catch (SQLException e) {
            throw new IOException("head office's database cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean anyKey(Dialect dialect) throws SQLException {
        try (Connection book = dialect.visit()) {
            return ApiKeys.anyInUnopened(book);
        }
    }
}
