package dev.tillside.example.office.backup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Dialect;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Migrations;
import dev.tillside.example.office.store.Storage;
import dev.tillside.example.office.store.Tables;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * One file of all that head office holds at one moment, from either database, for a {@link Restore} into either: gzip over
 * JSON Lines. The first line says what it is, and which columns each table has; each line after it is a row, {@code
 * ["basket",1,"0042/3/2026-11-22/T1",...]}, in the order of primary keys; the last counts the rows and has the SHA-256 of all
 * lines before it. Snapshots are left out: they are made again. The same book gives the same bytes.
 *
 * <p>The checksum finds what was cut off or damaged. It is no signature: who may write the file can write another. The file
 * holds all that head office knows of members, API keys' digests too, and is made readable for its owner alone.
 */
public final class Backup {
    static final int FORMAT = 1;

    private Backup() {}

    /**
     * What a backup says of itself.
     *
     * @param version of the tables
     * @param taken when
     * @param rows how many
     * @param sha256 of its text, in lower-case hexadecimal digits
     */
    public record Summary(String version, Instant taken, long rows, String sha256) {}

    /**
     * Takes one, while head office goes on. On return it is on the disk under its name; before, and where it fails, nothing is.
     *
     * @param file which must not be there, in a directory that is
     * @param now when it is taken
     * @throws FileAlreadyExistsException when the file is there
     */
    public static Summary take(Storage from, Path file, Instant now) throws IOException {
        BadInput.present(from, "storage");
        BadInput.present(file, "file");
        BadInput.present(now, "now");
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path unfinished = Path.of(file + ".part");
        Files.deleteIfExists(unfinished);
        try {
            Summary summary = write(from, unfinished, now);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return summary;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Reads all of a backup and holds it against its checksum, and changes nothing.
     *
     * @throws BadInput {@code backup}: it is none, was cut off or altered
     */
    public static Summary verify(Path file) throws IOException {
        try (BackupReader reader = BackupReader.open(BadInput.present(file, "file"))) {
            while (reader.next().isPresent()) {
                // To its end, where the checksum is.
            }
            return reader.summary();
        }
    }

    private static Summary write(Storage from, Path file, Instant now) throws IOException {
        Dialect dialect = from.dialect();
        try (Book book = new Book(dialect, Book.Use.READING_ALL);
                FileChannel channel = FileChannel.open(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone(file));
                OutputStream packed = Channels.newOutputStream(channel)) {
            GZIPOutputStream text = new GZIPOutputStream(packed, 1 << 16);
            Summary summary = book.look(connection -> {
                try {
                    return write(connection, Migrations.version(dialect), new BackupWriter(text), now);
                } catch (IOException e) {
                    throw new SQLException("the backup could not be written: " + e.getMessage(), e);
                }
            });
            text.finish();
            channel.force(true);
            return summary;
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Summary write(Connection book, String version, BackupWriter out, Instant now)
            throws SQLException, IOException {
        List<Tables.Table> tables = Tables.of(book);
        out.line(header(version, now, tables));
        for (Tables.Table table : tables) {
            try (Statement asked = book.createStatement();
                    ResultSet rows = asked.executeQuery(table.selection())) {
                while (rows.next()) {
                    out.row(row(table, rows));
                }
            }
        }
        return out.end(version, now);
    }

    private static ObjectNode header(String version, Instant now, List<Tables.Table> tables) {
        ObjectNode header = Json.MAPPER.createObjectNode();
        header.put("type", "backup").put("format", FORMAT);
        header.put("version", version).put("taken", now.toString());
        ObjectNode columns = header.putObject("tables");
        for (Tables.Table table : tables) {
            ArrayNode names = columns.putArray(table.name());
            table.columns().forEach(names::add);
        }
        return header;
    }

    private static ArrayNode row(Tables.Table table, ResultSet rows) throws SQLException {
        ArrayNode row = Json.MAPPER.createArrayNode().add(table.name());
        for (int i = 1; i <= table.columns().size(); i++) {
            Object value = rows.getObject(i);
            if (value == null) {
                row.addNull();
            } else if (value instanceof Integer || value instanceof Long) {
                row.add(((Number) value).longValue());
            } else if (value instanceof String text) {
                row.add(text);
            } else if (value instanceof byte[] bytes) {
                row.addObject().put("base64", Base64.getEncoder().encodeToString(bytes));
            } else {
                throw new SQLException("a backup has no word for what " + table.name() + " holds");
            }
        }
        return row;
    }
}
