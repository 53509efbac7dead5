package dev.tillside.example.faults.control;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table in a database that speaks SQL, with each number in a transaction of its own. */
final class SqlLedger implements Ledger {
    private final Connection connection;

    /** @param settings are executed on opening, each by itself */
    SqlLedger(String url, List<String> settings) throws SQLException {
        connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
            statement.execute("CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, text VARCHAR(4000))");
        }
    }

    @Override
    public void add(int number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO entry (number, text) VALUES (?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, "a sale of some length ".repeat(100));
            insert.executeUpdate();
        }
    }

    @Override
    public List<Integer> numbers() throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT number FROM entry ORDER BY number")) {
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
        }
        return numbers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
