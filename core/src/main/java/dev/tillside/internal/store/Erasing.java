package dev.tillside.internal.store;

import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.Erasure;
import dev.tillside.wire.ReferenceObject;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes members out of the journal, so that what was sold and booked stays and nobody can say to whom. */
final class Erasing {
    private final Database database;

    private record Text(long id, String json) {}

    Erasing(Database database) {
        this.database = database;
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
        for (MemberId id : ids) {
            erase(id, ids);
        }
    }

    private void erase(MemberId id, Set<MemberId> ids) throws SQLException {
        for (Text sale : database.rows("""
                SELECT id, json FROM sale WHERE trimmed = 0 AND (id IN
                  (SELECT sale FROM purchase WHERE member = ?1 UNION SELECT sale FROM visit WHERE account = ?1
                   UNION SELECT sale FROM ledger WHERE member = ?1)
                OR (here = 0 OR kind <> 'SALE' OR instr(json, '"lists":[{') > 0) AND instr(json, ?1) > 0)
                """, r -> new Text(r.getLong(1), r.getString(2)), id.id())) {
            database.run("UPDATE sale SET json = ? WHERE id = ?", Erasure.ofSale(sale.json(), ids), sale.id());
        }
        database.run("DELETE FROM mended WHERE instr(json, ?) > 0", id.id());
        for (String table : List.of("aside", "training")) {
            eraseKept(table, id, ids);
        }
        String nobody = AccountIds.ERASED.id();
        for (Text entry : texts("SELECT id, lot FROM ledger WHERE member = ?", id)) {
            database.run(
                    "UPDATE ledger SET member = ?, lot = ? WHERE id = ?",
                    nobody,
                    Erasure.ofLot(entry.json(), ids),
                    entry.id());
        }
        database.run("UPDATE visit SET account = ? WHERE account = ?", nobody, id.id());
        database.run("UPDATE offer_use SET member = ? WHERE member = ?", nobody, id.id());
        database.run("DELETE FROM purchase WHERE member = ?", id.id());
        for (Text move : texts("SELECT sale, json FROM voucher_move WHERE owner = ?", id)) {
            String json = AccountJson.move(Erasure.ofVoucher(AccountJson.readMove(move.json())));
            database.run(
                    "UPDATE voucher_move SET owner = ?, json = ? WHERE sale = ? AND owner = ? AND json = ?",
                    nobody,
                    json,
                    move.id(),
                    id.id(),
                    move.json());
        }
        record Event(long checkout, long number, String json) {}
        for (Event event : database.rows(
                "SELECT checkout, number, json FROM checkout_event",
                r -> new Event(r.getLong(1), r.getLong(2), r.getString(3)))) {
            String json = Erasure.ofEvent(event.json(), ids).orElse(event.json());
            if (!json.equals(event.json())) {
                database.run(
                        "UPDATE checkout_event SET json = ? WHERE checkout = ? AND number = ?",
                        json,
                        event.checkout(),
                        event.number());
            }
        }
    }

    /** Baskets that other tills put aside, and what was only exercised. */
    private void eraseKept(String table, MemberId id, Set<MemberId> ids) throws SQLException {
        for (String json : database.rows(
                "SELECT json FROM " + table + " WHERE instr(json, ?) > 0", r -> r.getString(1), id.id())) {
            database.run("UPDATE " + table + " SET json = ? WHERE json = ?", Erasure.ofSale(json, ids), json);
        }
    }

    private List<Text> texts(String sql, MemberId id) throws SQLException {
        return database.rows(sql, r -> new Text(r.getLong(1), r.getString(2)), id.id());
    }
}
