package dev.tillside.internal.store;

import dev.tillside.fault.StoreFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals what a file holds from before its till sealed anything, or from before the key was changed. In small transactions, so
 * that a checkout never waits long; broken off, it begins anew and passes over what is done. For one thread.
 */
final class Resealing {
    private static final int AT_ONCE = 50;

    private final Database database;
    private final List<SealedColumn> columns;
    private int column;
    private List<Object> after = List.of();

    /** @param row the columns that name it */
    private record Value(List<Object> row, Object stored) {}

    Resealing(Database database) {
        this.database = database;
        this.columns = database.vault().columns();
    }

    /** Does so many steps at most; what is left the next call goes on with. */
    void run(int steps) {
        for (int step = 0; step < steps && database.vault().isToRenew(); step++) {
            if (column < columns.size()) {
                step(columns.get(column));
            } else {
                database.vault().renewed(database);
                column = 0;
            }
        }
    }

    private void step(SealedColumn of) {
        List<Value> some = database.read(() -> page(database, of, after, AT_ONCE));
        boolean any = some.stream().anyMatch(value -> database.vault().isStale(of, value.stored()));
        if (any) {
            database.write(() -> {
                for (Value value : page(database, of, after, AT_ONCE)) {
                    renew(of, value);
                }
                return null;
            });
        }
        boolean last = some.size() < AT_ONCE;
        after = last ? List.of() : some.get(some.size() - 1).row();
        column += last ? 1 : 0;
    }

    private void renew(SealedColumn of, Value value) throws SQLException {
        if (database.vault().isStale(of, value.stored())) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(
                    database.vault().renewed(of, value.stored(), value.row().toArray()));
            arguments.addAll(value.row());
            database.run(of.update(), arguments.toArray());
        }
    }

    private static List<Value> page(Database database, SealedColumn of, List<Object> after, int most)
            throws SQLException {
        List<Object> arguments = new ArrayList<>(after);
        arguments.add(most);
        return database.rows(of.after(after.isEmpty()), row -> value(of, row), arguments.toArray());
    }

    private static Value value(SealedColumn of, ResultSet row) throws SQLException {
        List<Object> name = new ArrayList<>();
        for (int i = 1; i <= of.rowColumns(); i++) {
            name.add(row.getObject(i));
        }
        return new Value(name, row.getObject(of.rowColumns() + 1));
    }

    /** What cannot be opened, because it was altered or moved; looked for row by row. */
    static List<String> unreadable(Database database) {
        List<String> found = new ArrayList<>();
        for (SealedColumn of : database.vault().seals() ? database.vault().columns() : List.<SealedColumn>of()) {
            List<Object> after = List.of();
            List<Value> some;
            do {
                List<Object> from = after;
                some = database.read(() -> page(database, of, from, AT_ONCE));
                some.forEach(value -> fault(database, of, value).ifPresent(found::add));
                after = some.isEmpty() ? after : some.get(some.size() - 1).row();
            } while (some.size() == AT_ONCE);
        }
        return found;
    }

    private static Optional<String> fault(Database database, SealedColumn of, Value value) {
        try {
            if (value.stored() != null) {
                database.vault().renewed(of, value.stored(), value.row().toArray());
            }
            return Optional.empty();
        } catch (StoreFailure e) {
            return Optional.of(e.getMessage());
        }
    }
}
