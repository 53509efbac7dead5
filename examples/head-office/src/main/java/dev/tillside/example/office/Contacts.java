package dev.tillside.example.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How to reach members: kept apart from what tills are told. */
final class Contacts {
    private final Connection book;

    Contacts(Connection book) {
        this.book = book;
    }

    /** What stands from now on, or nothing. */
    void keep(String member, Optional<String> contact) throws SQLException {
        try (PreparedStatement kept = book.prepareStatement(
                contact.isPresent()
                        ? "insert into contact (json, member) values (?, ?)"
                                + " on conflict (member) do update set json = excluded.json"
                        : "delete from contact where member = ?")) {
            if (contact.isPresent()) {
                kept.setString(1, contact.get());
            }
            kept.setString(contact.isPresent() ? 2 : 1, member);
            kept.executeUpdate();
        }
    }

    Optional<String> of(String member) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement("select json from contact where member = ?")) {
            asked.setString(1, member);
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The member's object with what tills are not told. */
    String whole(WireObject member) throws SQLException {
        Optional<String> contact = of(member.id());
        if (contact.isEmpty()) {
            return member.json();
        }
        ObjectNode whole = Json.object(member.json()).orElseThrow();
        return whole.set("contact", Json.object(contact.get()).orElseThrow()).toString();
    }
}
