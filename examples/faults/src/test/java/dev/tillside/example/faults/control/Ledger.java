package dev.tillside.example.faults.control;

import java.sql.SQLException;
import java.util.List;

/** A book of numbers. What {@link #add} returned from is said to be safe. */
interface Ledger extends AutoCloseable {
    void add(int number) throws SQLException;

    /** All that stand in it, in order. */
    List<Integer> numbers() throws SQLException;

    @Override
    void close() throws SQLException;
}
