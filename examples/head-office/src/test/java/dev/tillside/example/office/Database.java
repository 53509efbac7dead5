package dev.tillside.example.office;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What head office runs on. What is said of one is tried on each. */
enum Database {
    SQLITE("begin immediate") {
        @Override
        Storage empty(Path directory) {
            return Storage.file(directory.resolve("office-" + NUMBERS.incrementAndGet() + ".db"));
        }
    },
    POSTGRESQL("begin; lock table basket") {
        @Override
        Storage empty(Path directory) {
            String schema = "office_" + NUMBERS.incrementAndGet();
            try (Connection server = DriverManager.getConnection(Server.URL);
                    Statement made = server.createStatement()) {
                made.execute("create schema " + schema);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Storage.at(Server.URL + "&currentSchema=" + schema, Optional.empty(), Optional.empty());
        }
    };

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String lock;

    Database(String lock) {
        this.lock = lock;
    }

    /** A place of its own for an office that is to begin there. */
    abstract Storage empty(Path directory);

    /** What another program says that lets nobody write until it commits. */
    String lock() {
        return lock;
    }

    /** A connection of another program's. */
    static Connection other(Storage storage) throws SQLException {
        return storage.dialect().connect(Duration.ofSeconds(30));
    }

    /** The address of the server, with no schema in it that is an office's. */
    static String serverUrl() {
        return Server.URL;
    }

    static void run(Storage storage, String statement) throws SQLException {
        try (Connection other = other(storage);
                Statement done = other.createStatement()) {
            done.executeUpdate(statement);
        }
    }

    /** One for all tests of a JVM, with which it ends. It keeps what it is told, as one in earnest does. */
    private static final class Server {
        static final String URL = start();

        private static String start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "off") // so that head office has to ask for it
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
