package dev.tillside.example.office.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings a book's tables up to date: the numbered files of {@code migration}, each once, by Flyway. What was there is copied
 * before where head office can ({@link Dialect#keepCopy}), and tables that a newer program made are left alone.
 */
public final class Migrations {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String FILES = "classpath:dev/tillside/example/office/store/migration";

    private Migrations() {}

    /**
     * Makes the tables, or brings them to this version.
     *
     * @throws SQLException when they are of a newer version, or somebody else's
     */
    public static void upToDate(Dialect dialect) throws SQLException {
        upToDate(dialect, FILES);
    }

    /** The same with files of another program's version. */
    public static void upToDate(Dialect dialect, String... files) throws SQLException {
        Flyway flyway = flyway(dialect, files).load();
        try {
            MigrationInfoService known = flyway.info();
            refuseNewer(known);
            if (known.current() != null && known.pending().length > 0) {
                dialect.keepCopy(known.current().getVersion().getVersion());
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new SQLException("its tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    /**
     * Finds out whether a head office could begin there, by the rules of {@link #upToDate}, and changes nothing.
     *
     * @throws SQLException when it cannot be opened, read or written, or its tables are of a newer version, or somebody else's
     */
    public static void check(Dialect dialect) throws SQLException {
        if (!dialect.isThere()) {
            return;
        }
        try (Connection book = dialect.visit()) {
            boolean current = isUpToDate(dialect, book);
            dialect.begin(book, true);
            try {
                attempt(book, current);
            } finally {
                book.rollback();
            }
        }
    }

    /** As in {@link #upToDate}, which has Flyway hold the tables against the files. */
    private static boolean isUpToDate(Dialect dialect, Connection book) throws SQLException {
        boolean used = holdsTables(book); // which says more plainly than Flyway what cannot be read
        Flyway flyway = flyway(dialect::visit, dialect.words(), FILES)
                .ignoreMigrationPatterns("*:pending")
                .load();
        try {
            MigrationInfoService known = flyway.info();
            refuseNewer(known);
            if (known.current() == null) {
                refuseOthers(used);
                return false;
            }
            flyway.validate();
            return known.pending().length == 0;
        } catch (FlywayException e) {
            throw new SQLException("its tables cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private static boolean holdsTables(Connection book) throws SQLException {
        try (ResultSet tables = book.getMetaData().getTables(null, book.getSchema(), "%", new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    private static void refuseOthers(boolean tables) throws SQLException {
        if (tables) {
            throw new SQLException("it holds tables that are not head office's");
        }
    }

    /** What a head office writes first. */
    private static void attempt(Connection book, boolean current) throws SQLException {
        if (current) {
            epoch(book);
            return;
        }
        try (Statement made = book.createStatement()) {
            made.execute("create table tillside_check (line integer)");
        }
    }

    /** Makes the tables of an older version, where no newer ones are. */
    public static void upTo(Dialect dialect, String version) throws SQLException {
        try {
            refuseNewer(flyway(dialect, FILES).load().info());
            flyway(dialect, FILES).target(version).load().migrate();
        } catch (FlywayException e) {
            throw new SQLException("its tables cannot be made: " + e.getMessage(), e);
        }
    }

    /** The version of the tables that are there. */
    public static String version(Dialect dialect) throws SQLException {
        try {
            return Optional.ofNullable(flyway(dialect, FILES).load().info().current())
                    .map(current -> current.getVersion().getVersion())
                    .orElseThrow(() -> new SQLException("it holds no tables of head office"));
        } catch (FlywayException e) {
            throw new SQLException("its tables cannot be told: " + e.getMessage(), e);
        }
    }

    /** Whether this program has tables of that version. */
    public static boolean knows(Dialect dialect, String version) {
        return Stream.of(flyway(dialect, FILES).load().info().all())
                .anyMatch(migration -> migration.getState().isResolved()
                        && migration.getVersion().getVersion().equals(version));
    }

    private static FluentConfiguration flyway(Dialect dialect, String... files) {
        return flyway(() -> dialect.connect(LONGEST), dialect.words(), files);
    }

    private static FluentConfiguration flyway(Opening opening, Map<String, String> words, String... files) {
        return Flyway.configure()
                .dataSource(new Connections(opening))
                .locations(files)
                .failOnMissingLocations(true)
                .placeholders(words)
                .ignoreMigrationPatterns(new String[0]) // tables of a newer program are for that program
                .loggers("slf4j");
    }

    private static void refuseNewer(MigrationInfoService known) throws SQLException {
        String newer = String.join(
                ", ",
                Stream.of(known.applied())
                        .filter(migration -> !migration.getState().isResolved())
                        .map(Migrations::name)
                        .toList());
        if (!newer.isEmpty()) {
            throw new SQLException("it was written by a newer version of this program, which made " + newer);
        }
    }

    private static String name(MigrationInfo migration) {
        return "V" + migration.getVersion() + " " + migration.getDescription();
    }

    /** The book's epoch, which begins with it. */
    public static String epoch(Connection book) throws SQLException {
        try (PreparedStatement begun = book.prepareStatement("""
                        insert into office (line, epoch) values (1, ?) on conflict (line) do nothing""");
                Statement asked = book.createStatement()) {
            begun.setString(1, newEpoch());
            begun.executeUpdate();
            try (ResultSet row = asked.executeQuery("select epoch from office")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** A name for an office in its cursors. */
    public static String newEpoch() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private interface Opening {
        Connection connection() throws SQLException;
    }

    /** What Flyway asks for connections. */
    private record Connections(Opening opening) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return opening.connection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException("the user is the storage's");
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
