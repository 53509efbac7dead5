package dev.tillside.example.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Brings the file up to date: {@code 001.sql}, {@code 002.sql}, ..., each once. */
final class Schema {
    private static final int NEWEST = 4;

    private Schema() {}

    /** @return the file's epoch */
    static String upToDate(Connection book) throws SQLException {
        int version = version(book);
        if (version > NEWEST) {
            throw new SQLException("the file was written by a newer version of this program");
        }
        for (int next = version + 1; next <= NEWEST; next++) {
            migrate(book, next);
        }
        return epoch(book);
    }

    private static int version(Connection book) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery("pragma user_version")) {
            return row.getInt(1);
        }
    }

    private static void migrate(Connection book, int version) throws SQLException {
        try (Statement migration = book.createStatement()) {
            migration.executeUpdate(script("%03d.sql".formatted(version)));
            migration.executeUpdate("pragma user_version = " + version); // a pragma takes no parameters
        }
        if (version == History.SINCE) {
            new History(book).keepAll(new Reference(book).standing());
        }
    }

    private static String script(String name) {
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String epoch(Connection book) throws SQLException {
        try (PreparedStatement begun = book.prepareStatement("""
                        insert into office (line, epoch) values (1, ?) on conflict (line) do nothing""");
                Statement asked = book.createStatement()) {
            begun.setString(1, UUID.randomUUID().toString().substring(0, 8));
            begun.executeUpdate();
            try (ResultSet row = asked.executeQuery("select epoch from office")) {
                return row.getString(1);
            }
        }
    }
}
