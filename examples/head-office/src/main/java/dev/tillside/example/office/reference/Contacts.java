package dev.tillside.example.office.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** How to reach members: kept apart from what tills are told. */
public final class Contacts {
    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public Contacts(Connection book) {
        this.rows = new Rows(book);
    }

    /** What stands from now on, or nothing. */
    void keep(String member, Optional<String> contact) throws SQLException {
        if (contact.isPresent()) {
            rows.run("""
                    insert into contact (member, json) values (?, ?)
                    on conflict (member) do update set json = excluded.json""", member, contact.get());
        } else {
            rows.run("delete from contact where member = ?", member);
        }
    }

    /** What is kept of a member, as JSON. */
    public Optional<String> of(String member) throws SQLException {
        return rows.text("select json from contact where member = ?", member);
    }

    /** The member's object with what tills are not told. */
    public String whole(WireObject member) throws SQLException {
        Optional<String> contact = of(member.id());
        if (contact.isEmpty()) {
            return member.json();
        }
        ObjectNode whole = Json.object(member.json()).orElseThrow();
        return whole.set("contact", Json.object(contact.get()).orElseThrow()).toString();
    }
}
