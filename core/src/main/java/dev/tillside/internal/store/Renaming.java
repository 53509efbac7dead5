package dev.tillside.internal.store;

import java.sql.SQLException;
import org.sqlite.Function;

/**
 * Puts pseudonyms in place of names, all in one transaction, so that no look-up ever has to ask for both. A statement a
 * column: it goes through a million members in seconds, before the till opens.
 */
final class Renaming {
    private static final String OF_NAMES = "tillside_name";
    private static final String OF_CARDS = "tillside_card";

    private Renaming() {}

    /** Inside a transaction. */
    static void run(Database database, String file, Sealing.Scope scope, Pseudonyms pseudonyms) throws SQLException {
        database.define(OF_NAMES, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(pseudonyms.hide(value_text(0)));
            }
        });
        database.define(OF_CARDS, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(pseudonyms.card(value_text(0)));
            }
        });
        for (NamedColumn column : NamedColumn.of(file)) {
            database.run(column.rename(scope, OF_NAMES, OF_CARDS));
        }
    }
}
