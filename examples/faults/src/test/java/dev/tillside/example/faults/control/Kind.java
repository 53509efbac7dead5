package dev.tillside.example.faults.control;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The ledgers there are, and what becomes of them. */
public enum Kind {
    TILL("a till") {
        @Override
        Ledger open(Path directory) {
            return new TillLedger(directory);
        }
    },
    FORGETFUL("a till that acknowledges before it commits") {
        @Override
        Ledger open(Path directory) {
            return new ForgetfulLedger(new TillLedger(directory));
        }
    },
    SQLITE_WAL_FULL("SQLite, WAL, synchronous FULL") {
        @Override
        Ledger open(Path directory) throws SQLException {
            return sqlite(directory, "WAL", "FULL");
        }
    },
    SQLITE_WAL_NORMAL("SQLite, WAL, synchronous NORMAL") {
        @Override
        Ledger open(Path directory) throws SQLException {
            return sqlite(directory, "WAL", "NORMAL");
        }
    },
    SQLITE_DELETE_FULL("SQLite, rollback journal, synchronous FULL") {
        @Override
        Ledger open(Path directory) throws SQLException {
            return sqlite(directory, "DELETE", "FULL");
        }
    },
    H2("H2 as it comes") {
        @Override
        Ledger open(Path directory) throws SQLException {
            return new SqlLedger("jdbc:h2:" + directory.resolve("ledger"), List.of());
        }
    };

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    abstract Ledger open(Path directory) throws SQLException;

    private static Ledger sqlite(Path directory, String journal, String synchronous) throws SQLException {
        return new SqlLedger(
                "jdbc:sqlite:" + directory.resolve("ledger.db"),
                List.of("PRAGMA journal_mode = " + journal, "PRAGMA synchronous = " + synchronous));
    }
}
