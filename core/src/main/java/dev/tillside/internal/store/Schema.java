package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a file comes to the newest tables: by numbered migrations, all that are missing in one transaction. The number of the
 * last stands in the file ({@code user_version}).
 *
 * @param migrations the folder of the migrations, {@code 001.sql} first
 * @param newest the number of the last of them
 */
record Schema(String migrations, int newest) {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** A file that holds anything is copied first, beside it, under the number that it had. */
    void bringUp(Connection connection, Path file) throws SQLException {
        int version = version(connection);
        if (version > newest) {
            throw new StoreFailure(
                    Code.NEWER_SCHEMA,
                    file.getFileName() + " has schema " + version + ", written by a newer version; this one knows "
                            + newest,
                    null);
        }
        if (version == newest) {
            return;
        }
        if (version > 0) {
            backUp(connection, file, version);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                migrate(statement, version);
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void backUp(Connection connection, Path file, int version) throws SQLException {
        Path copy = copy(file, version);
        try (Statement statement = connection.createStatement()) {
            Files.deleteIfExists(copy); // of a migration that broke off
            statement.execute("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, file.getFileName() + " cannot be copied before its migration", e);
        }
        LOG.info("{} comes from an earlier version and is brought up to date; its copy is {}.", file, copy);
    }

    private static Path copy(Path file, int version) {
        return file.resolveSibling(file.getFileName() + ".v" + version + ".backup");
    }

    /** Lets the copies go that earlier migrations made. */
    void deleteCopies(Path file) throws IOException {
        for (int version = 1; version < newest; version++) {
            Files.deleteIfExists(copy(file, version));
        }
    }

    private void migrate(Statement statement, int version) throws SQLException {
        if (version == 0) {
            statement.execute("CREATE TABLE written (number INTEGER NOT NULL)");
            statement.execute("INSERT INTO written (number) VALUES (0)");
            statement.execute(
                    "CREATE TABLE vault (one INTEGER NOT NULL PRIMARY KEY, scope TEXT NOT NULL, stage TEXT NOT NULL)");
            statement.execute(
                    "CREATE TABLE vault_key (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, salt BLOB NOT NULL, secret BLOB NOT NULL)");
        }
        for (int next = version + 1; next <= newest; next++) {
            for (String command : script(next).split(";\\s*\\n")) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
        statement.execute("PRAGMA user_version = " + newest);
    }

    private String script(int number) {
        String name = migrations + "/" + String.format(Locale.ROOT, "%03d", number) + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("migration not readable: " + name, e);
        }
    }
}
