package dev.tillside.example.office.store;

import dev.tillside.example.office.backup.Backup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;

/** A schema of a PostgreSQL database, of version 12 or newer. It never shows its address or password. */
final class PostgresDialect implements Dialect {
    private static final int CONNECT_SECONDS = 10;
    private static final int LOCK_MS = 10_000;
    private static final int ANSWER_SECONDS = 10; // beyond what a statement may take: then the line is dead
    private static final int ROWS_AT_ONCE = 100;
    private static final long LOCK = 0x74696C6CL << 32; // "till", and the schema's number
    private static final Set<String> SETTINGS = Set.of("fsync", "synchronous_commit");
    private static final Set<String> GAVE_WAY = Set.of("40001", "40P01");
    private static final Set<String> STOPPED = Set.of("57P01", "57P02", "57P03");

    private final String url;
    private final Properties properties = new Properties();

    PostgresDialect(String url, Optional<String> user, Optional<String> password) {
        this.url = url;
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("ApplicationName", "tillside-head-office");
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false"); // it would quote rows, and so members
        properties.setProperty("defaultRowFetchSize", String.valueOf(ROWS_AT_ONCE));
    }

    @Override
    public Connection connect(Duration longest) throws SQLException {
        Properties wanted = new Properties();
        wanted.putAll(properties);
        wanted.setProperty("socketTimeout", String.valueOf(longest.toSeconds() + ANSWER_SECONDS));
        Connection opened = DriverManager.getConnection(url, wanted);
        try (Statement told = opened.createStatement()) {
            told.execute("set synchronous_commit = on");
            told.execute("set lock_timeout = " + LOCK_MS);
            told.execute("set statement_timeout = " + longest.toMillis());
            for (String setting : SETTINGS) {
                require("on", one(told, "show " + setting), setting);
            }
            require("UTF8", one(told, "show server_encoding"), "server_encoding");
            if (one(told, "select coalesce(current_schema(), '')").isEmpty()) {
                throw new SQLException("PostgreSQL has no such schema");
            }
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public boolean isThere() {
        return true; // a database and a schema are made by whoever runs PostgreSQL
    }

    @Override
    public Connection visit() throws SQLException {
        return connect(Duration.ofSeconds(ANSWER_SECONDS));
    }

    private static String one(Statement asked, String question) throws SQLException {
        try (ResultSet row = asked.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void require(String wanted, String found, String setting) throws SQLException {
        if (!wanted.equals(found)) {
            throw new SQLException("PostgreSQL's " + setting + " is " + found + " here, not " + wanted);
        }
    }

    @Override
    public void begin(Connection connection, boolean changing) throws SQLException {
        connection.setAutoCommit(false);
        if (changing) {
            lock(connection);
        } else {
            try (Statement told = connection.createStatement()) {
                told.execute("set transaction isolation level repeatable read, read only");
            }
        }
    }

    /** Let go by the server once what was committed can be seen, and not before. */
    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement locked = connection.prepareStatement("""
                select pg_advisory_xact_lock(? + oid::bigint) from pg_namespace where nspname = current_schema()""")) {
            locked.setLong(1, LOCK);
            locked.execute();
        }
    }

    @Override
    public boolean isBroken(SQLException fault) {
        String state = Optional.ofNullable(fault.getSQLState()).orElse("");
        return state.startsWith("08") || STOPPED.contains(state);
    }

    @Override
    public boolean gaveWay(SQLException fault) {
        return GAVE_WAY.contains(Optional.ofNullable(fault.getSQLState()).orElse(""));
    }

    /** Texts are ordered as in SQLite, whatever the database's language is. */
    @Override
    public OptionalLong room() {
        return OptionalLong.empty(); // its disk is another machine's business
    }

    @Override
    public Map<String, String> words() {
        return Map.of("text", "text collate \"C\"", "long", "bigint", "bytes", "bytea", "strict", "");
    }

    /** Copies of a database are its operator's: a {@link Backup}, or PostgreSQL's own tools. */
    @Override
    public void keepCopy(String version) {
        // What a migration begins it ends, or takes back: PostgreSQL does so with tables too.
    }
}
