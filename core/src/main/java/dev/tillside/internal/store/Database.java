package dev.tillside.internal.store;

import dev.tillside.fault.Code;
import dev.tillside.fault.Disk;
import dev.tillside.fault.StoreFailure;
import java.io.IOException;
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
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.Function;

/**
 * One SQLite file and its one connection. Thread-safe: one call at a time.
 *
 * <p>After an error of the disk nobody knows by the error alone whether a transaction is there: it may be found when the file is
 * opened again. Every transaction therefore writes its own number; after an error the file is closed, opened and looked into,
 * and what is answered is what was found. Until that has worked, and a checkpoint has brought all of it to the disk once more,
 * nothing is written.
 */
final class Database implements AutoCloseable {
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;
    /** READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB. */
    private static final Set<Integer> DISK_ERRORS = Set.of(8, SQLITE_IOERR, 11, SQLITE_FULL, 14, 15, 26);

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final Schema schema;
    private final Tuning tuning;
    private final Disk disk;
    private final Vault vault;
    private final BooleanSupplier reserve;

    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Connection connection;
    private boolean closed;
    private boolean inTransaction;
    /** Since an error; what is in the file may not all be on the disk. */
    private boolean suspect;
    /** Of the latest transaction in the file. */
    private long number;

    /** Whether each transaction is flushed, or the log's checkpoints alone. */
    private boolean flushesEach = true;

    /**
     * How a file is laid out and held.
     *
     * @param pageBytes of a new file's pages
     * @param logPages how long the log may grow before a checkpoint
     * @param cacheKb of pages, outside the heap
     */
    record Tuning(int pageBytes, int logPages, int cacheKb) {}

    /**
     * Where a file lies.
     *
     * @param disk on which
     * @param reserve makes room on it when it is full; false where there is nothing left to give up
     * @param sealing what of the file is to be unreadable without a key
     */
    record Place(Disk disk, BooleanSupplier reserve, Sealing sealing) {}

    /** What runs inside a transaction. It may run a second time, where the first left nothing. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** How a row becomes a record. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Database(Path file, Schema schema, Tuning tuning, Place place) {
        this.file = file;
        this.schema = schema;
        this.tuning = tuning;
        this.disk = place.disk();
        this.reserve = place.reserve();
        this.vault = new Vault(schema.migrations(), place.sealing());
    }

    /** Opens or makes the file and brings it to the newest schema. */
    static Database open(Path file, Schema schema, Tuning tuning, Place place) {
        Database database = new Database(file, schema, tuning, place);
        database.lock.lock();
        try {
            database.connect();
            return database;
        } catch (SQLException e) {
            throw database.failure("cannot be opened", e);
        } finally {
            database.lock.unlock();
        }
    }

    private void connect() throws SQLException {
        if (closed) {
            throw new StoreFailure(Code.CLOSED, file.getFileName() + " is closed", null);
        }
        on(Disk.Step.OPEN);
        connection = DriverManager.getConnection(url(file), settings());
        try {
            makeDurable();
            schema.bringUp(connection, file);
            vault.load(this);
            number = row("SELECT number FROM written", r -> r.getLong(1)).orElseThrow();
        } catch (SQLException | RuntimeException e) {
            disconnect(e);
            throw e;
        }
    }

    /** A disk that is made to fail speaks as SQLite does. */
    private void on(Disk.Step step) throws SQLException {
        Optional<Disk.Fault> fault = disk.at(step, file);
        if (fault.isPresent()) {
            int code =
                    switch (fault.get()) {
                        case FULL -> SQLITE_FULL;
                        case BROKEN -> SQLITE_IOERR;
                    };
            throw new SQLException("made up: the disk is " + fault.get() + " at " + step, "", code);
        }
    }

    private void connected() throws SQLException {
        if (connection == null) {
            connect();
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
            statement.execute("PRAGMA page_size = " + tuning.pageBytes());
            statement.execute("PRAGMA cache_size = -" + tuning.cacheKb());
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = " + tuning.logPages());
            expect(statement, "PRAGMA journal_mode", "wal");
            setFlushing(statement);
        }
    }

    private void setFlushing(Statement statement) throws SQLException {
        statement.execute("PRAGMA synchronous = " + (flushesEach ? "FULL" : "NORMAL"));
        expect(statement, "PRAGMA synchronous", flushesEach ? "2" : "1");
    }

    /** Whether each transaction is to be flushed, as it is unless this says otherwise. */
    void flush(boolean each) {
        read(() -> {
            flushesEach = each;
            try (Statement statement = connection.createStatement()) {
                setFlushing(statement);
            }
            return null;
        });
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

    /**
     * Runs the work in one transaction; durable when this returns.
     *
     * @throws StoreFailure {@code DISK_FULL} or {@code STORE_FAILED} where nothing of it is there; {@code OUTCOME_UNKNOWN}
     *     where the file cannot be looked into now
     */
    <T> T write(Work<T> work) {
        lock.lock();
        try {
            try {
                return transaction(work);
            } catch (StoreFailure e) {
                if (e.code() == Code.DISK_FULL && reserve.getAsBoolean()) {
                    return transaction(work);
                }
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T transaction(Work<T> work) {
        T result;
        try {
            connected();
            settle();
            on(Disk.Step.BEGIN);
            execute("BEGIN IMMEDIATE");
            inTransaction = true;
            result = work.run();
            run("UPDATE written SET number = ?", number + 1);
        } catch (SQLException e) {
            rollBack(e);
            throw failure("cannot be written", e);
        } catch (RuntimeException e) {
            rollBack(e);
            throw e;
        }
        try {
            on(Disk.Step.COMMIT);
            execute("COMMIT");
            on(Disk.Step.COMMITTED);
        } catch (SQLException e) {
            lookedFor(number + 1, e);
        }
        inTransaction = false;
        number++;
        return result;
    }

    /** Returns where the transaction of that number is in the file after all. */
    private void lookedFor(long wanted, SQLException error) {
        LOG.warn("{} failed in a commit ({}); looking what became of it.", file.getFileName(), error.getMessage());
        disconnect(error);
        inTransaction = false;
        number = wanted - 1;
        try {
            connect();
            if (number == wanted) {
                settle();
                number = wanted - 1;
                return;
            }
        } catch (SQLException | RuntimeException e) {
            error.addSuppressed(e);
            throw new StoreFailure(
                    Code.OUTCOME_UNKNOWN,
                    file.getFileName() + " failed in a commit and cannot be looked into: " + error.getMessage(),
                    error);
        }
        throw failure("cannot be written", error);
    }

    /** After an error: all that the file holds is brought to the disk anew, or nothing more is written. */
    private void settle() throws SQLException {
        if (suspect) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (!row.next() || row.getInt(1) != 0) {
                    throw new SQLException("the log could not be brought to the disk");
                }
            }
            suspect = false;
        }
    }

    private void rollBack(Exception cause) {
        boolean begun = inTransaction;
        inTransaction = false;
        if (connection == null) {
            return;
        }
        try {
            if (begun) {
                execute("ROLLBACK");
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        if (isOfTheDisk(cause) || isOfTheDisk(cause.getCause())) {
            disconnect(cause);
        }
    }

    /** Errors after which SQLite's own picture of the file may be wrong. */
    private static boolean isOfTheDisk(Throwable cause) {
        return cause instanceof SQLException e && DISK_ERRORS.contains(e.getErrorCode() & 0xff);
    }

    private void disconnect(Exception cause) {
        suspect = true;
        Connection broken = connection;
        connection = null;
        try {
            closeAll(broken);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void closeAll(Connection open) throws SQLException {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        } finally {
            statements.clear();
            if (open != null) {
                open.close();
            }
        }
    }

    /** Runs several reads as one; on an error of the disk once more, on the file opened anew. */
    <T> T read(Work<T> work) {
        lock.lock();
        try {
            try {
                connected();
                return work.run();
            } catch (SQLException e) {
                if (inTransaction || !isOfTheDisk(e)) {
                    throw failure("cannot be read", e);
                }
                if (connection != null) {
                    disconnect(e);
                }
                return readAnew(work);
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T readAnew(Work<T> work) {
        try {
            connected();
            return work.run();
        } catch (SQLException e) {
            throw failure("cannot be read", e);
        }
    }

    /** Seals and opens what stands in the file. */
    Vault vault() {
        return vault;
    }

    /** One transaction of the opening itself. */
    void atOnce(Work<?> work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            work.run();
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            execute("ROLLBACK");
            throw e;
        }
    }

    /** Lets statements of this opening call a function. */
    void define(String name, Function function) throws SQLException {
        Function.create(connection, name, function);
    }

    /** Writes the whole file anew, and leaves nothing in its log; while it is opened. */
    void rewrite() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            schema.deleteCopies(file);
        } catch (IOException e) {
            throw new SQLException("a copy from before a migration cannot be deleted", e);
        }
    }

    /** Bytes in use in the file, without what can be used again. */
    long size() {
        return read(() -> {
            long pages = row("PRAGMA page_count", r -> r.getLong(1)).orElse(0L);
            long free = row("PRAGMA freelist_count", r -> r.getLong(1)).orElse(0L);
            long page = row("PRAGMA page_size", r -> r.getLong(1)).orElse(0L);
            return (pages - free) * page;
        });
    }

    /** Whether an error has been seen that is not settled yet. */
    boolean isSuspect() {
        lock.lock();
        try {
            return suspect;
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
            closed = true;
            Connection open = connection;
            connection = null;
            closeAll(open);
        } catch (SQLException e) {
            throw failure("cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private StoreFailure failure(String what, SQLException cause) {
        Code code = (cause.getErrorCode() & 0xff) == SQLITE_FULL ? Code.DISK_FULL : Code.STORE_FAILED;
        return new StoreFailure(code, file.getFileName() + " " + what + ": " + cause.getMessage(), cause);
    }
}
