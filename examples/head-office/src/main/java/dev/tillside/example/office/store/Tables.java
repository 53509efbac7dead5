package dev.tillside.example.office.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a book, whatever migrations made them. */
public final class Tables {
    /** Flyway's own, and what is made again. */
    private static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", "snapshot", "snapshot_part");

    private Tables() {}

    /**
     * A table.
     *
     * @param columns its columns, in the order in which they were made
     * @param key the columns of the primary key, in its order
     */
    public record Table(String name, List<String> columns, List<String> key) {
        public Table {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }

        /** Asks for all rows, in the order of the primary key. */
        public String selection() {
            return "select " + list(columns) + " from " + quoted(name) + " order by " + list(key);
        }

        /** @param order in which the values come, of columns that are this table's */
        public String insertion(List<String> order) {
            String places = String.join(", ", order.stream().map(column -> "?").toList());
            return "insert into " + quoted(name) + " (" + list(order) + ") values (" + places + ")";
        }

        /** Whether it has no row. */
        public boolean isEmpty(Connection book) throws SQLException {
            try (Statement asked = book.createStatement();
                    ResultSet row = asked.executeQuery("select 1 from " + quoted(name) + " limit 1")) {
                return !row.next();
            }
        }

        /** Deletes all rows. */
        public void clear(Connection book) throws SQLException {
            try (PreparedStatement cleared = book.prepareStatement("delete from " + quoted(name))) {
                cleared.executeUpdate();
            }
        }

        private static String list(List<String> names) {
            return String.join(", ", names.stream().map(Table::quoted).toList());
        }

        private static String quoted(String name) {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
    }

    /** All that a backup holds, in the order of names. */
    public static List<Table> of(Connection book) throws SQLException {
        DatabaseMetaData known = book.getMetaData();
        String schema = book.getSchema();
        TreeSet<String> names = new TreeSet<>();
        try (ResultSet rows = known.getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                if (isOf(schema, rows)) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        names.removeAll(LEFT_OUT);
        List<Table> tables = new ArrayList<>();
        for (String name : names) {
            tables.add(new Table(name, columns(known, schema, name), key(known, schema, name)));
        }
        return tables;
    }

    /** Names are asked for as patterns, in which _ stands for any letter. */
    private static boolean isOf(String schema, ResultSet rows) throws SQLException {
        return schema == null || schema.equals(rows.getString("TABLE_SCHEM"));
    }

    private static List<String> columns(DatabaseMetaData known, String schema, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = known.getColumns(null, schema, table, "%")) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME")
                        .equals(table)) { // the name is a pattern, in which _ stands for any letter
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    private static List<String> key(DatabaseMetaData known, String schema, String table) throws SQLException {
        TreeMap<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = known.getPrimaryKeys(null, schema, table)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        if (key.isEmpty()) {
            throw new SQLException("the table " + table + " has no primary key to order it by");
        }
        return List.copyOf(key.values());
    }
}
