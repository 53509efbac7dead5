package dev.tillside.example.faults.control;

import java.sql.SQLException;
import java.util.List;

/** Says that a number is safe, and writes it only when the next one comes. */
final class ForgetfulLedger implements Ledger {
    private final Ledger ledger;
    private int late;

    ForgetfulLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void add(int number) throws SQLException {
        writeLate();
        late = number;
    }

    private void writeLate() throws SQLException {
        if (late > 0) {
            ledger.add(late);
            late = 0;
        }
    }

    @Override
    public List<Integer> numbers() throws SQLException {
        return ledger.numbers();
    }

    @Override
    public void close() throws SQLException {
        writeLate();
        ledger.close();
    }
}
