package dev.tillside.internal.store;

import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.Erasure;
import dev.tillside.wire.ReferenceObject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes members out of the journal, so that what was sold and booked stays and nobody can say to whom. */
final class Erasing {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Vault vault;

    Erasing(Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    /** The ids that go with the members whom those objects erase: their cards', and their household's, where they are its last. */
    static Set<MemberId> ids(List<ReferenceObject> objects, Reference reference) {
        Set<MemberId> ids = new LinkedHashSet<>();
        for (ReferenceObject object : objects) {
            if (object.erases()) {
                MemberId id = new MemberId(object.id());
                ids.add(id);
                reference.member(id).ifPresent(member -> ids.addAll(ids(member, reference)));
            }
        }
        return ids;
    }

    private static Set<MemberId> ids(Member member, Reference reference) {
        Set<MemberId> ids = new LinkedHashSet<>();
        member.cards().stream().map(AccountIds::ofCard).forEach(ids::add);
        member.household()
                .filter(household -> reference.accounts().household(household).size() == 1)
                .map(AccountIds::ofHousehold)
                .ifPresent(ids::add);
        return ids;
    }

    /** Inside one transaction. */
    void erase(Set<MemberId> ids) throws SQLException {
        Set<Long> theirs = new HashSet<>();
        for (MemberId id : ids) {
            theirs.addAll(transactions(id));
        }
        eraseTransactions(ids, theirs);
        eraseMended(ids);
        eraseKept("aside", SealedColumn.ASIDE, ids);
        eraseKept("training", SealedColumn.TRAINING, ids);
        for (MemberId id : ids) {
            eraseRows(id, ids);
        }
        eraseEvents(ids);
    }

    private List<Long> transactions(MemberId id) throws SQLException {
        return database.rows("""
                SELECT sale FROM purchase WHERE member = ?1 UNION SELECT sale FROM visit WHERE account = ?1
                UNION SELECT sale FROM ledger WHERE member = ?1
                """, r -> r.getLong(1), vault.name(id));
    }

    /** Beside their own, those that come from elsewhere, and any that carries their lists. */
    private void eraseTransactions(Set<MemberId> ids, Set<Long> theirs) throws SQLException {
        record Row(long id, String key, String json) {}
        long after = 0;
        List<Row> some;
        do {
            some = database.rows(
                    "SELECT id, key, json FROM sale WHERE trimmed = 0 AND id > ? ORDER BY id LIMIT ?",
                    r -> new Row(
                            r.getLong(1),
                            r.getString(2),
                            vault.open(SealedColumn.TRANSACTION, r.getObject(3), r.getString(2))),
                    after,
                    AT_ONCE);
            for (Row row : some) {
                if (theirs.contains(row.id()) || names(row.json(), ids)) {
                    Object json = vault.seal(SealedColumn.TRANSACTION, Erasure.ofSale(row.json(), ids), row.key());
                    database.run("UPDATE sale SET json = ? WHERE id = ?", json, row.id());
                }
                after = row.id();
            }
        } while (some.size() == AT_ONCE);
    }

    private static boolean names(String json, Set<MemberId> ids) {
        return ids.stream().anyMatch(id -> json.contains(id.id()));
    }

    private void eraseMended(Set<MemberId> ids) throws SQLException {
        record Row(long sale, long number, String json) {}
        for (Row row : database.rows(
                "SELECT sale, number, json FROM mended",
                r -> new Row(
                        r.getLong(1),
                        r.getLong(2),
                        vault.open(SealedColumn.MENDED, r.getObject(3), r.getLong(1), r.getLong(2))))) {
            if (names(row.json(), ids)) {
                database.run("DELETE FROM mended WHERE sale = ? AND number = ?", row.sale(), row.number());
            }
        }
    }

    /** Baskets that other tills put aside, and what was only exercised. */
    private void eraseKept(String table, SealedColumn column, Set<MemberId> ids) throws SQLException {
        record Row(String key, String json) {}
        for (Row row : database.rows(
                "SELECT key, json FROM " + table,
                r -> new Row(r.getString(1), vault.open(column, r.getObject(2), r.getString(1))))) {
            if (names(row.json(), ids)) {
                Object json = vault.seal(column, Erasure.ofSale(row.json(), ids), row.key());
                database.run("UPDATE " + table + " SET json = ? WHERE key = ?", json, row.key());
            }
        }
    }

    private void eraseRows(MemberId id, Set<MemberId> ids) throws SQLException {
        Object name = vault.name(id);
        Object nobody = vault.name(AccountIds.ERASED);
        record Entry(long id, String lot) {}
        for (Entry entry : database.rows(
                "SELECT id, lot FROM ledger WHERE member = ?",
                r -> new Entry(r.getLong(1), vault.open(SealedColumn.LOT, r.getObject(2), r.getLong(1))),
                name)) {
            database.run(
                    "UPDATE ledger SET member = ?, lot = ? WHERE id = ?",
                    nobody,
                    vault.seal(SealedColumn.LOT, Erasure.ofLot(entry.lot(), ids), entry.id()),
                    entry.id());
        }
        database.run("UPDATE visit SET account = ? WHERE account = ?", nobody, name);
        database.run("UPDATE offer_use SET member = ? WHERE member = ?", nobody, name);
        database.run("DELETE FROM purchase WHERE member = ?", name);
        database.run("DELETE FROM planned_list WHERE member = ?", name);
        eraseVouchers(name, nobody);
    }

    private void eraseVouchers(Object name, Object nobody) throws SQLException {
        record Move(Object code, long sale, String kind, String json) {}
        for (Move move : database.rows(
                "SELECT code, sale, kind, json FROM voucher_move WHERE owner = ?",
                r -> new Move(
                        r.getObject(1),
                        r.getLong(2),
                        r.getString(3),
                        vault.open(SealedColumn.VOUCHER, r.getObject(4), r.getObject(1), r.getLong(2), r.getString(3))),
                name)) {
            String json = AccountJson.move(Erasure.ofVoucher(AccountJson.readMove(move.json())));
            database.run(
                    "UPDATE voucher_move SET owner = ?, json = ? WHERE code = ? AND sale = ? AND kind = ?",
                    nobody,
                    vault.seal(SealedColumn.VOUCHER, json, move.code(), move.sale(), move.kind()),
                    move.code(),
                    move.sale(),
                    move.kind());
        }
    }

    private void eraseEvents(Set<MemberId> ids) throws SQLException {
        record Event(long checkout, long number, String json) {}
        for (Event event : database.rows(
                "SELECT checkout, number, json FROM checkout_event",
                r -> new Event(
                        r.getLong(1),
                        r.getLong(2),
                        vault.open(SealedColumn.EVENT, r.getObject(3), r.getLong(1), r.getLong(2))))) {
            String json = Erasure.ofEvent(event.json(), ids).orElse(event.json());
            if (!json.equals(event.json())) {
                database.run(
                        "UPDATE checkout_event SET json = ? WHERE checkout = ? AND number = ?",
                        vault.seal(SealedColumn.EVENT, json, event.checkout(), event.number()),
                        event.checkout(),
                        event.number());
            }
        }
    }
}
