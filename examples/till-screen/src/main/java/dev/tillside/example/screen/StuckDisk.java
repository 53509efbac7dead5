package dev.tillside.example.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Keeps a till's file from being written to, as a backup program does that locks it and hangs: the library waits, and then its
 * store fails. Thread-safe.
 */
final class StuckDisk implements AutoCloseable {
    private final Path file;
    private Optional<Connection> lock = Optional.empty();

    StuckDisk(Path file) {
        this.file = file;
    }

    synchronized boolean isStuck() {
        return lock.isPresent();
    }

    synchronized void turn(boolean stuck) {
        try {
            if (stuck && lock.isEmpty()) {
                lock = Optional.of(locked());
            } else if (!stuck && lock.isPresent()) {
                Connection held = lock.get();
                lock = Optional.empty();
                held.close();
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("the till's file could not be locked", e));
        }
    }

    private Connection locked() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("BEGIN IMMEDIATE");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        turn(false);
    }
}
