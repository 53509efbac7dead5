package dev.tillside.example.office.delivery;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.store.PageCursor;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.wire.Erasure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deliveries that do not add up, in the book. */
public final class Quarantine {
    private static final String ALL = "select key, code, reason, received, store, till, json from quarantine";

    private static final int LONGEST = 8 << 20;

    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public Quarantine(Connection book) {
        this.rows = new Rows(book);
    }

    /** Takes one, in place of an earlier one of its key. */
    public void put(BasketKey key, String json, Fault fault, Optional<String> till, Instant now) throws SQLException {
        rows.run(
                """
                insert into quarantine (key, code, reason, received, store, till, json) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (key) do update set code = excluded.code, reason = excluded.reason,
                  received = excluded.received, till = excluded.till, json = excluded.json""",
                key.toString(),
                fault.code().name(),
                fault.reason(),
                now.toString(),
                key.store(),
                till.orElse(null),
                json);
    }

    /** A page that also ends where it gets long. */
    public Page<Quarantined> after(String cursor, int most) throws SQLException {
        PageCursor begun = PageCursor.of(cursor, "");
        List<String> keys = rows.texts(
                "select key from quarantine where received >= ? order by received, key limit ? offset ?",
                begun.place(),
                most + 1L, // one more tells whether there is more
                begun.told());
        List<PageCursor.Row<Quarantined>> page = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < Math.min(most, keys.size()) && length <= LONGEST; i++) {
            Quarantined one = of(BasketKey.parse(keys.get(i))).orElseThrow();
            page.add(new PageCursor.Row<>(one.received().toString(), one));
            length += one.json().length();
        }
        return begun.page(page, keys.size() > page.size());
    }

    private List<Quarantined> all() throws SQLException {
        return rows.list(ALL + " order by received, key", Quarantine::read);
    }

    /** The one of this key. */
    public Optional<Quarantined> of(BasketKey key) throws SQLException {
        return rows.first(ALL + " where key = ?", Quarantine::read, key.toString());
    }

    private static Quarantined read(ResultSet row) throws SQLException {
        return new Quarantined(
                BasketKey.parse(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Instant.parse(row.getString(4)),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                row.getString(7));
    }

    /** Whether one of this key is there. */
    public boolean has(BasketKey key) throws SQLException {
        return rows.any("select 1 from quarantine where key = ?", key.toString());
    }

    /** Whether there was one. */
    public boolean remove(BasketKey key) throws SQLException {
        return rows.run("delete from quarantine where key = ?", key.toString()) > 0;
    }

    /** Those that name the member, as they came; what is no object says nothing that could be told him. */
    public List<String> of(MemberId member) throws SQLException {
        return all().stream()
                .map(Quarantined::json)
                .filter(json -> names(json, member) && Json.object(json).isPresent())
                .toList();
    }

    private static boolean names(String json, MemberId member) {
        return json.contains(Json.MAPPER.getNodeFactory().textNode(member.id()).toString());
    }

    /** Takes members out of all. */
    public void erase(Set<MemberId> ids) throws SQLException {
        for (Quarantined one : all()) {
            if (ids.stream().anyMatch(id -> names(one.json(), id))) {
                rows.run(
                        "update quarantine set json = ? where key = ?",
                        without(one.json(), ids),
                        one.key().toString());
            }
        }
    }

    /** Nothing of it where it cannot be told what of it is theirs. */
    public static String without(String json, Set<MemberId> ids) {
        try {
            String erased = Erasure.ofSale(json, ids);
            return ids.stream().anyMatch(id -> names(erased, id)) ? "" : erased;
        } catch (BadInput e) {
            return "";
        }
    }
}
