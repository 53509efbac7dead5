package dev.tillside.example.office.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** What one database does in its own way; all other SQL of head office is the same for each. */
public interface Dialect {
    /**
     * A connection on which what is committed is on the disk, which is read back and not believed.
     *
     * @param longest how long one statement may take, where the database can be told
     */
    Connection connect(Duration longest) throws SQLException;

    /**
     * Whether there is a database with something in it; where there is none, one can be made.
     *
     * @throws SQLException when neither is so
     */
    boolean isThere() throws SQLException;

    /** A connection to what is there, to find out about it: opening it makes nothing and sets nothing. */
    Connection visit() throws SQLException;

    /**
     * Begins a transaction. One that reads sees one moment. Of those that change there is one at a time, and it sees all that
     * those before it did: so numbers that it counts up become visible in their order, and who reads up to one has missed none.
     */
    void begin(Connection connection, boolean changing) throws SQLException;

    /** Whether the connection broke, and nothing is wrong with a next one. */
    boolean isBroken(SQLException fault);

    /** Whether the transaction gave way to another, and would do if it were tried again. */
    boolean gaveWay(SQLException fault);

    /** The database's words for the types in migrations. */
    Map<String, String> words();

    /**
     * Keeps what is there, before its tables are changed, where head office itself can.
     *
     * @param version of the tables
     */
    void keepCopy(String version) throws SQLException;

    /** How much room is left on its disk, in bytes, where head office can see that. */
    OptionalLong room() throws IOException;
}
