package dev.tillside.example.office.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements with their parameters bound, and rows that become values at once. */
public final class Rows {
    private final Connection book;

    /** In one look at the book, or one change of it. */
    public Rows(Connection book) {
        this.book = book;
    }

    /** What a row says. */
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All rows, in the order of the answer. */
    public <T> List<T> list(String question, Reading<T> reading, Object... arguments) throws SQLException {
        try (PreparedStatement asked = bound(question, arguments);
                ResultSet rows = asked.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reading.of(rows));
            }
            return read;
        }
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String question, Reading<T> reading, Object... arguments) throws SQLException {
        return list(question, reading, arguments).stream().findFirst();
    }

    /** The first column of the first row, if there is one. */
    public Optional<String> text(String question, Object... arguments) throws SQLException {
        return first(question, row -> row.getString(1), arguments);
    }

    /** The first column of all rows. */
    public List<String> texts(String question, Object... arguments) throws SQLException {
        return list(question, row -> row.getString(1), arguments);
    }

    /** The first column of the first row, or 0. */
    public long number(String question, Object... arguments) throws SQLException {
        return first(question, row -> row.getLong(1), arguments).orElse(0L);
    }

    /** Whether there is a row. */
    public boolean any(String question, Object... arguments) throws SQLException {
        return !list(question, row -> true, arguments).isEmpty();
    }

    /** How many rows it changed. */
    public int run(String statement, Object... arguments) throws SQLException {
        try (PreparedStatement run = bound(statement, arguments)) {
            return run.executeUpdate();
        }
    }

    private PreparedStatement bound(String statement, Object... arguments) throws SQLException {
        PreparedStatement prepared = book.prepareStatement(statement);
        try {
            for (int i = 0; i < arguments.length; i++) {
                prepared.setObject(i + 1, arguments[i]);
            }
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }
}
