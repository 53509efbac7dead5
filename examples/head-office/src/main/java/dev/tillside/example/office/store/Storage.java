package dev.tillside.example.office.store;

import dev.tillside.example.office.backup.Backup;
import dev.tillside.fault.BadInput;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Where head office keeps its book: a SQLite file, which is the default, or a schema of a PostgreSQL database. Both answer
 * alike; a {@link Backup} of one is restored into the other.
 *
 * <p>It never shows its password nor its address, which may hold one.
 */
public final class Storage {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final Dialect dialect;
    private final String kind;

    Storage(Dialect dialect, String kind) {
        this.dialect = dialect;
        this.kind = kind;
    }

    /** A SQLite file, which is made if it is not there; its directory must be. */
    public static Storage file(Path file) {
        return new Storage(new SqliteDialect(BadInput.present(file, "db")), "SQLite");
    }

    /**
     * A database by its JDBC address: {@code jdbc:sqlite:FILE}, or {@code jdbc:postgresql://HOST:PORT/DATABASE}, with {@code
     * ?currentSchema=NAME} where the tables are to stand in a schema of their own. The schema must be there; head office makes
     * its tables in it, and refuses a schema that holds those of others.
     *
     * @param user whom PostgreSQL knows; a file has none
     * @param password of the user
     * @throws BadInput {@code url} where the address is of another database, {@code user} where a file is given one
     */
    public static Storage at(String url, Optional<String> user, Optional<String> password) {
        BadInput.present(user, "user");
        BadInput.present(password, "password");
        if (BadInput.present(url, "url").startsWith(POSTGRESQL)) {
            if (Driver.parseURL(url, new Properties()) == null) { // a driver that says so later would quote it
                throw BadInput.value("url", "not jdbc:postgresql://HOST:PORT/DATABASE");
            }
            return new Storage(new PostgresDialect(url, user, password), "PostgreSQL");
        }
        if (!url.startsWith(SQLITE) || url.length() == SQLITE.length()) {
            throw BadInput.value("url", "neither jdbc:sqlite:FILE nor jdbc:postgresql://HOST:PORT/DATABASE");
        }
        if (user.isPresent() || password.isPresent()) {
            throw BadInput.value("user", "a SQLite file has no users");
        }
        try {
            return file(Path.of(url.substring(SQLITE.length())));
        } catch (InvalidPathException e) {
            throw BadInput.value("url", "not the name of a file");
        }
    }

    /** How that database is spoken to. */
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String toString() {
        return "Storage[" + kind + "]";
    }
}
