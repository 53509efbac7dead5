package dev.tillside.example.office.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Dialect;
import dev.tillside.example.office.store.Migrations;
import dev.tillside.example.office.store.Storage;
import dev.tillside.example.office.store.Tables;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a {@link Backup} into a database, of the same kind or the other. */
public final class Restore {
    private static final int ROWS_AT_ONCE = 500;

    private Restore() {}

    /**
     * Restores all of it in one transaction, into tables of the backup's version, which are then brought up to date. The office
     * that is there afterwards has an epoch of its own: tills begin at the start again, and hear of all removals; it has no
     * snapshot until one is made. No head office may run on the database meanwhile.
     *
     * @param into where no head office has kept anything
     * @throws BadInput {@code backup} when the file is not a whole backup, or of a newer version; {@code storage} when
     *     something is kept there already. Nothing has changed then
     * @throws IOException when the file or the database fails. What was restored was taken back then, and the same call may
     *     be made again
     */
    public static Backup.Summary into(Storage storage, Path file) throws IOException {
        Dialect dialect = BadInput.present(storage, "storage").dialect();
        Backup.Summary whole = Backup.verify(file);
        if (!Migrations.knows(dialect, whole.version())) {
            throw BadInput.value("backup", "made by a newer version of this program: " + whole.version());
        }
        try (Book book = new Book(dialect, Book.Use.WRITING)) {
            prepare(dialect, book, whole.version());
            book.change(connection -> restored(connection, file, whole));
            Migrations.upToDate(dialect);
            return whole;
        } catch (SQLException e) {
            throw new IOException("head office's database cannot be used: " + e.getMessage(), e);
        }
    }

    private static void prepare(Dialect dialect, Book book, String version) throws IOException, SQLException {
        boolean empty = book.look(connection -> {
            for (Tables.Table table : Tables.of(connection)) {
                if (!table.name().equals("office") && !table.isEmpty(connection)) {
                    return false;
                }
            }
            return true;
        });
        if (!empty) {
            throw BadInput.value("storage", "something is kept there already; a backup goes where nothing is");
        }
        Migrations.upTo(dialect, version);
    }

    private static Backup.Summary restored(Connection book, Path file, Backup.Summary verified) throws SQLException {
        try (BackupReader reader = BackupReader.open(file)) {
            Map<String, Tables.Table> tables = tables(book, reader);
            for (Tables.Table table : tables.values()) {
                table.clear(book); // an office that was opened once has its name there
            }
            Map<String, PreparedStatement> insertions = new HashMap<>();
            int waiting = 0;
            for (Optional<ArrayNode> row = reader.next(); row.isPresent(); row = reader.next()) {
                String table = row.get().path(0).asText();
                PreparedStatement insertion = insertions.get(table);
                if (insertion == null) {
                    insertion = book.prepareStatement(
                            tables.get(table).insertion(reader.tables().get(table)));
                    insertions.put(table, insertion);
                }
                bind(row.get(), insertion);
                insertion.addBatch();
                if (++waiting == ROWS_AT_ONCE) {
                    insert(insertions);
                    waiting = 0;
                }
            }
            insert(insertions);
            for (PreparedStatement insertion : insertions.values()) {
                insertion.close();
            }
            begin(book);
            if (!reader.summary().equals(verified)) {
                throw new SQLException("the backup changed while it was restored");
            }
            return verified;
        } catch (IOException e) {
            throw new SQLException("the backup could not be read: " + e.getMessage(), e);
        }
    }

    private static void insert(Map<String, PreparedStatement> insertions) throws SQLException {
        for (PreparedStatement insertion : insertions.values()) {
            insertion.executeBatch();
        }
    }

    /** Those of the database, which are those of the backup: its names are compared, and never made part of SQL. */
    private static Map<String, Tables.Table> tables(Connection book, BackupReader reader) throws SQLException {
        Map<String, Tables.Table> tables =
                Tables.of(book).stream().collect(Collectors.toMap(Tables.Table::name, Function.identity()));
        boolean same = tables.keySet().equals(reader.tables().keySet());
        for (Map.Entry<String, List<String>> table : reader.tables().entrySet()) {
            same = same && new HashSet<>(tables.get(table.getKey()).columns()).equals(new HashSet<>(table.getValue()));
        }
        if (!same) {
            throw new SQLException("the backup's tables are not those of its version");
        }
        return tables;
    }

    private static void bind(ArrayNode row, PreparedStatement insertion) throws SQLException {
        for (int i = 1; i < row.size(); i++) {
            JsonNode value = row.get(i);
            if (value.isNull()) {
                insertion.setNull(i, Types.NULL);
            } else if (value.isIntegralNumber()) {
                insertion.setLong(i, value.longValue());
            } else if (value.isTextual()) {
                insertion.setString(i, value.textValue());
            } else {
                insertion.setBytes(
                        i, Base64.getDecoder().decode(value.path("base64").asText()));
            }
        }
    }

    private static void begin(Connection book) throws SQLException {
        try (PreparedStatement begun = book.prepareStatement("update office set epoch = ?, told_since = 0")) {
            begun.setString(1, Migrations.newEpoch());
            if (begun.executeUpdate() != 1) {
                throw new SQLException("the backup is of no head office");
            }
        }
    }
}
