package dev.tillside.example.office;

import dev.tillside.example.office.store.Storage;
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
public enum Database {
    SQLITE("begin immediate") {
        @Override
        public Place place(Path directory) {
            Path file = directory.resolve("office-" + NUMBERS.incrementAndGet() + ".db");
            return new Place(Storage.file(file), "storage: {file: \"" + file + "\"}");
        }
    },
    POSTGRESQL("begin; lock table basket in exclusive mode") {
        @Override
        public Place place(Path directory) {
            String schema = "office_" + NUMBERS.incrementAndGet();
            try (Connection server = DriverManager.getConnection(Server.URL);
                    Statement made = server.createStatement()) {
                made.execute("create schema " + schema);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            String url = Server.URL + "&currentSchema=" + schema;
            return new Place(Storage.at(url, Optional.empty(), Optional.empty()), "storage: {url: \"" + url + "\"}");
        }
    };

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String lock;

    Database(String lock) {
        this.lock = lock;
    }

    /** Where an office begins, as this program and as a configuration file say it. */
    public record Place(Storage storage, String configuration) {}

    /** A place of its own for an office that is to begin there. */
    public abstract Place place(Path directory);

    public Storage empty(Path directory) {
        return place(directory).storage();
    }

    /** What another program says that lets nobody write until it commits. */
    public String lock() {
        return lock;
    }

    /** A connection of another program's. */
    public static Connection other(Storage storage) throws SQLException {
        return storage.dialect().connect(Duration.ofSeconds(30));
    }

    /** The address of the server, with no schema in it that is an office's. */
    public static String serverUrl() {
        return Server.URL;
    }

    public static void run(Storage storage, String statement) throws SQLException {
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
                        .setServerConfig("autovacuum", "off") // what lives for minutes needs no upkeep
                        .setServerConfig("jit", "off")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("wal_level", "minimal")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
