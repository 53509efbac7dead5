package dev.tillside.internal.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The columns whose values are sealed one by one, each bound to its file, table, column and row. */
enum SealedColumn {
    EVENT("journal", "checkout_event", "json", "checkout", "number"),
    TRANSACTION("journal", "sale", "json", "key"),
    MENDED("journal", "mended", "json", "sale", "number"),
    TRAINING("journal", "training", "json", "key"),
    ASIDE("journal", "aside", "json", "key"),
    REFUSAL("journal", "outbox", "refused", "sale"),
    LOT("journal", "ledger", "lot", "id"),
    UNDONE("journal", "ledger", "undoes", "id"),
    LINK("journal", "ledger", "hash", "id"),
    CHAIN_END("journal", "chain", "hash", "one"),
    VOUCHER("journal", "voucher_move", "json", "code", "sale", "kind"),
    PURCHASE("journal", "purchase", "lines", "sale"),
    PLANNED_LIST("journal", "planned_list", "json", "member"),
    OBJECT("reference", "object", "json", "type", "id"),
    RECORD("reference", "member", "record", "id");

    private final String file;
    private final String table;
    private final String column;
    private final List<String> row;

    SealedColumn(String file, String table, String column, String... row) {
        this.file = file;
        this.table = table;
        this.column = column;
        this.row = List.of(row);
    }

    static List<SealedColumn> of(String file) {
        return Arrays.stream(values()).filter(one -> one.file.equals(file)).toList();
    }

    /** Columns that name a row, and by which the table can be walked through. */
    int rowColumns() {
        return row.size();
    }

    /** The rows after one, in order: its columns, then the value. */
    String after(boolean first) {
        String columns = String.join(", ", row);
        String marks = row.stream().map(one -> "?").collect(Collectors.joining(", "));
        return "SELECT " + columns + ", " + column + " FROM " + table + " WHERE " + condition()
                + (first ? "" : " AND (" + columns + ") > (" + marks + ")") + " ORDER BY " + columns + " LIMIT ?";
    }

    /** What the shop says to everybody stays as it is. */
    private String condition() {
        return this == OBJECT ? NamedColumn.PERSONAL : "true";
    }

    String update() {
        return "UPDATE " + table + " SET " + column + " = ? WHERE "
                + row.stream().map(one -> one + " = ?").collect(Collectors.joining(" AND "));
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
