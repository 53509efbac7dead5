package dev.tillside.example.office;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** One connection to the file, for one thread at a time. */
final class Book implements AutoCloseable {
    private static final int WAIT_FOR_OTHERS_MS = 10_000;
    private static final int SYNCHRONOUS_FULL = 2;

    private final Path file;
    private Connection connection;
    private boolean closed;

    Book(Path file) throws IOException {
        this.file = file;
        look(open -> open);
    }

    /** Work on the file. */
    interface Work<T> {
        T on(Connection book) throws SQLException;
    }

    synchronized <T> T look(Work<T> work) throws IOException {
        return done(work);
    }

    /** All of the work or nothing of it, and durable on return. */
    synchronized <T> T change(Work<T> work) throws IOException {
        return done(book -> {
            book.setAutoCommit(false);
            T result = work.on(book);
            book.commit();
            book.setAutoCommit(true);
            return result;
        });
    }

    /** A connection that failed once is not trusted again: the next call opens another, and closing rolls back. */
    private <T> T done(Work<T> work) throws IOException {
        if (closed) {
            throw new IOException("this head office is closed");
        }
        boolean whole = false;
        try {
            if (connection == null) {
                connection = connect(file);
            }
            T result = work.on(connection);
            whole = true;
            return result;
        } catch (SQLException e) {
            throw new IOException("head office's file failed: " + e.getMessage(), e);
        } finally {
            if (!whole) {
                letGo();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        Connection going = connection;
        connection = null;
        try {
            if (going != null) {
                going.close();
            }
        } catch (SQLException e) {
            // It is let go either way; what was committed is on the disk.
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(WAIT_FOR_OTHERS_MS);
        Connection opened = config.createConnection("jdbc:sqlite:" + file);
        try {
            require("wal", pragma(opened, "pragma journal_mode"), "journal_mode");
            require(String.valueOf(SYNCHRONOUS_FULL), pragma(opened, "pragma synchronous"), "synchronous");
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    private static String pragma(Connection book, String question) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            return row.getString(1);
        }
    }

    /** SQLite says nothing where it cannot do as told, on a network drive say. */
    private static void require(String wanted, String found, String setting) throws SQLException {
        if (!wanted.equals(found)) {
            throw new SQLException("SQLite's " + setting + " is " + found + " here, not " + wanted);
        }
    }
}
