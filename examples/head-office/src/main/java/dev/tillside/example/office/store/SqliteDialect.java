package dev.tillside.example.office.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** A SQLite file: one writer, and readers that do not wait for it (WAL). */
public record SqliteDialect(Path file) implements Dialect {
    private static final int WAIT_FOR_OTHERS_MS = 10_000;
    private static final int SYNCHRONOUS_FULL = 2;

    @Override
    public Connection connect(Duration longest) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(WAIT_FOR_OTHERS_MS);
        ownersAlone();
        Connection opened = config.createConnection("jdbc:sqlite:" + file);
        try {
            require("wal", pragma(opened, "pragma journal_mode"), "journal_mode");
            require(String.valueOf(SYNCHRONOUS_FULL), pragma(opened, "pragma synchronous"), "synchronous");
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public boolean isThere() throws SQLException {
        Path directory = file.toAbsolutePath().getParent();
        try {
            if (Files.isDirectory(file)) {
                throw new SQLException("it is a directory: " + file);
            }
            if (!Files.isDirectory(directory)) {
                throw new SQLException("no such directory: " + directory);
            }
            if (!Files.isWritable(directory)) { // WAL makes files beside the file
                throw new SQLException("nothing may be written in " + directory);
            }
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            throw new SQLException("it cannot be looked at: " + file, e);
        }
    }

    @Override
    public Connection visit() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(WAIT_FOR_OTHERS_MS);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A new file is its owner's alone, where the file system knows owners: it names members. SQLite's other files follow it. */
    private void ownersAlone() throws SQLException {
        if (Files.exists(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Another connection was quicker.
        } catch (IOException e) {
            throw new SQLException("head office's file cannot be made: " + e.getMessage(), e);
        }
    }

    private static String pragma(Connection book, String question) throws SQLException {
        try (Statement asked = book.createStatement();
                ResultSet row = asked.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    /** SQLite says nothing where it cannot do as told, on a network drive say. */
    private static void require(String wanted, String found, String setting) throws SQLException {
        if (!wanted.equals(found)) {
            throw new SQLException("SQLite's " + setting + " is " + found + " here, not " + wanted);
        }
    }

    @Override
    public void begin(Connection connection, boolean changing) throws SQLException {
        connection
                .unwrap(SQLiteConnection.class)
                .getConnectionConfig()
                .setTransactionMode(changing ? TransactionMode.IMMEDIATE : TransactionMode.DEFERRED);
        connection.setAutoCommit(false);
    }

    @Override
    public boolean isBroken(SQLException fault) {
        return false;
    }

    @Override
    public boolean gaveWay(SQLException fault) {
        return false; // who may write is settled before anything is read
    }

    @Override
    public Map<String, String> words() {
        return Map.of("text", "text", "long", "integer", "bytes", "blob", "strict", "strict");
    }

    /** Beside the file; one of the same version that an earlier attempt left gives way to it. */
    @Override
    public void keepCopy(String version) throws SQLException {
        Path copy = Path.of(file + ".before-upgrade-from-" + version);
        Path unfinished = Path.of(copy + ".part");
        try (Connection book = connect(Duration.ZERO);
                PreparedStatement copied = book.prepareStatement("vacuum into ?")) {
            Files.deleteIfExists(unfinished);
            copied.setString(1, unfinished.toString());
            copied.executeUpdate();
            Files.move(unfinished, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SQLException("the file could not be copied before its tables are changed", e);
        }
    }

    @Override
    public OptionalLong room() throws IOException {
        return OptionalLong.of(Files.getFileStore(file).getUsableSpace());
    }
}
