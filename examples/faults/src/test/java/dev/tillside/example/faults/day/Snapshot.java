package dev.tillside.example.faults.day;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every row of a till's files and of head office's, as text: two that are equal hold the same baskets, coupon uses, ledger
 * entries, chain of hashes and waiting deliveries. What no two runs have in common is left out: when head office received
 * something, how often a delivery was tried, the names that files give themselves, what a till said of itself when a line was
 * whole, the mark by which a basket put aside is taken up.
 */
record Snapshot(List<String> rows) {
    private static final Map<String, Set<String>> LEFT_OUT = Map.of(
            "head-office.basket", Set.of("received"),
            "head-office.flyway_schema_history", Set.of("installed_on", "execution_time"),
            "head-office.lease", Set.of("asked"),
            "head-office.lease_part", Set.of("ends"),
            "head-office.office", Set.of("epoch"),
            "head-office.opening", Set.of("booked"),
            "head-office.till", Set.of("till", "store", "seen", "open"),
            "journal.outbox", Set.of("attempts"),
            "journal.till", Set.of("name"));

    /**
     * A count of transactions, those among them that came to nothing: a call that is tried again counts again. And who may ask
     * head office, which is no till's doing.
     */
    private static final Set<String> TABLES_LEFT_OUT = Set.of("written", "api_key");

    /** What depends on which round with head office brought what. */
    private static final Set<String> OF_ROUNDS = Set.of(
            "reference.object.taken",
            "reference.cursor.cursor",
            "journal.elsewhere.cursor",
            "journal.till.office",
            "journal.till.level");

    /** What depends on whether somebody gave a text once or twice by hand. */
    private static final String GIVEN_AGAIN = "reference.superseded|";

    private static final Pattern MARK = Pattern.compile("\"by\":\"[^\"]*\"");

    Snapshot {
        rows = List.copyOf(rows);
    }

    /** Of all that stands in these premises; a till may have them open. */
    static Snapshot of(Path premises) {
        Path office = Counter.headOffice(premises);
        Optional<String> epoch = Files.exists(office) ? epoch(office) : Optional.empty();
        List<String> rows = new ArrayList<>();
        for (Path file : files(premises)) {
            for (String row : rows(file)) {
                rows.add(epoch.map(name -> row.replace(name, "EPOCH")).orElse(row));
            }
        }
        return new Snapshot(rows);
    }

    /** The same without what depends on which round brought what, or on a text that was given twice. */
    Snapshot books() {
        return new Snapshot(rows.stream()
                .filter(row -> !row.startsWith(GIVEN_AGAIN))
                .filter(row -> OF_ROUNDS.stream().noneMatch(field -> row.startsWith(field + "=")))
                .toList());
    }

    /** What SQLite itself finds wrong with the files. */
    static List<String> corruption(Path premises) {
        List<String> found = new ArrayList<>();
        for (Path file : files(premises)) {
            try (Connection connection = connect(file);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                while (row.next()) {
                    if (!row.getString(1).equals("ok")) {
                        found.add(file.getFileName() + ": " + row.getString(1));
                    }
                }
            } catch (SQLException e) {
                found.add(file.getFileName() + " cannot be read: " + e.getMessage());
            }
        }
        return found;
    }

    /** The first rows that only one of the two has. */
    String difference(Snapshot other) {
        List<String> mine = new ArrayList<>(rows);
        List<String> theirs = new ArrayList<>(other.rows);
        other.rows.forEach(mine::remove);
        rows.forEach(theirs::remove);
        return "only here " + shown(mine) + ", only there " + shown(theirs);
    }

    @Override
    public String toString() {
        return "snapshot of " + rows.size() + " rows, " + rows.hashCode();
    }

    private static String shown(List<String> rows) {
        return rows.size() + " rows"
                + rows.stream()
                        .limit(4)
                        .map(row -> "\n      " + row.substring(0, Math.min(200, row.length())))
                        .reduce("", String::concat);
    }

    private static List<Path> files(Path premises) {
        return List.of(
                        Counter.till(premises).resolve("journal.db"),
                        Counter.till(premises).resolve("reference.db"),
                        Counter.headOffice(premises))
                .stream()
                .filter(Files::exists)
                .toList();
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static Optional<String> epoch(Path office) {
        try (Connection connection = connect(office);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT epoch FROM office")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty(); // a head office that never came to open its file
        }
    }

    private static List<String> rows(Path file) {
        String base = file.getFileName().toString().replace(".db", "");
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(file)) {
            for (String table : tables(connection)) {
                if (!TABLES_LEFT_OUT.contains(table)) {
                    rows.addAll(rows(connection, base + "." + table, table));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /** A row is a line, but for fields that a coarser look leaves out, which are lines of their own. */
    private static List<String> rows(Connection connection, String name, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder(name);
                for (int i = 1; i <= columns; i++) {
                    String column = row.getMetaData().getColumnName(i);
                    String field = name + "." + column;
                    if (OF_ROUNDS.contains(field)) {
                        rows.add(field + "=" + row.getString(i));
                    } else if (!LEFT_OUT.getOrDefault(name, Set.of()).contains(column)) {
                        text.append('|').append(row.getString(i));
                    }
                }
                rows.add(MARK.matcher(text).replaceAll("\"by\":\"*\""));
            }
        }
        rows.sort(String::compareTo);
        return rows;
    }
}
