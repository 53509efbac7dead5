package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

/** One SQLite file and its one connection. Thread-safe: one call at a time. */
final class Database implements AutoCloseable {
    private static final int SQLITE_FULL = 13;

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** What runs inside a transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** How a row becomes a record. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens or makes the file and brings it to the newest schema.
     *
     * @param migrations the folder of the numbered migrations, {@code 001.sql} first
     * @param newest the number of the last of them
     */
    static Database open(Path file, String migrations, int newest) {
        try {
            Connection connection = DriverManager.getConnection(url(file), settings());
            Database database = new Database(file, connection);
            try {
                database.makeDurable();
                database.migrate(migrations, newest);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            return database;
        } catch (SQLException e) {
            throw failure(file, "cannot be opened", e);
        }
    }

    /** As a URI, or what stands behind a question mark in a folder's name would be taken for settings. */
    private static String url(Path file) {
        return "jdbc:sqlite:file://" + file.toAbsolutePath().toUri().getRawPath();
    }

    /** Nobody asks for generated keys, and the driver would prepare a query for them after every single write. */
    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("jdbc.get_generated_keys", "false");
        return settings;
    }

    /** A setting that SQLite cannot honour it leaves as it was without a word; so both are read back. */
    private void makeDurable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            expect(statement, "PRAGMA journal_mode", "wal");
            expect(statement, "PRAGMA synchronous", "2");
        }
    }

    private void expect(Statement statement, String pragma, String value) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            String found = row.next() ? row.getString(1) : "nothing";
            if (!value.equalsIgnoreCase(found)) {
                throw new StoreFailure(
                        Code.STORE_FAILED,
                        file.getFileName() + ": " + pragma + " is " + found + ", not " + value,
                        null);
            }
        }
    }

    private void migrate(String migrations, int newest) throws SQLException {
        int version = row("PRAGMA user_version", r -> r.getInt(1)).orElse(0);
        if (version > newest) {
            throw new StoreFailure(
                    Code.NEWER_SCHEMA,
                    file.getFileName() + " has schema " + version + ", written by a newer version; this one knows "
                            + newest,
                    null);
        }
        for (int next = version + 1; next <= newest; next++) {
            String script = script(migrations + "/" + String.format(java.util.Locale.ROOT, "%03d", next) + ".sql");
            int number = next;
            write(() -> {
                try (Statement statement = connection.createStatement()) {
                    for (String command : script.split(";\\s*\\n")) {
                        if (!command.isBlank()) {
                            statement.execute(command);
                        }
                    }
                    statement.execute("PRAGMA user_version = " + number);
                }
                return null;
            });
        }
    }

    private static String script(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreFailure(Code.STORE_FAILED, "migration not readable: " + name, e);
        }
    }

    /** Runs the work in one transaction; durable when this returns. */
    <T> T write(Work<T> work) {
        lock.lock();
        try {
            execute("BEGIN IMMEDIATE");
            try {
                T result = work.run();
                execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, "cannot be written", e);
        } finally {
            lock.unlock();
        }
    }

    private void rollBack(Exception cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Runs several reads as one. */
    <T> T read(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(file, "cannot be read", e);
        } finally {
            lock.unlock();
        }
    }

    int run(String sql, Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    /** Inserts one row and answers its integer key. */
    long insert(String sql, Object... arguments) throws SQLException {
        run(sql, arguments);
        return row("SELECT last_insert_rowid()", r -> r.getLong(1)).orElseThrow();
    }

    <T> List<T> rows(String sql, Row<T> reader, Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bound(sql, arguments).executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    <T> Optional<T> row(String sql, Row<T> reader, Object... arguments) throws SQLException {
        try (ResultSet result = bound(sql, arguments).executeQuery()) {
            return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
        }
    }

    private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private void execute(String sql) throws SQLException {
        bound(sql).execute();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failure(file, "cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private static StoreFailure failure(Path file, String what, SQLException cause) {
        Code code = (cause.getErrorCode() & 0xff) == SQLITE_FULL ? Code.DISK_FULL : Code.STORE_FAILED;
        return new StoreFailure(code, file.getFileName() + " " + what + ": " + cause.getMessage(), cause);
    }
}
