package dev.tillside.example.office.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.store.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Pages of what CRMs follow. */
final class Crm {
    private static final int LONGEST = 8 << 20;

    private final Connection book;
    private final String epoch;
    private final CrmMembers members;

    Crm(Connection book, String epoch, CrmMembers members) {
        this.book = book;
        this.epoch = epoch;
        this.members = members;
    }

    CrmPage page(CrmFeed feed, String after, int most) throws SQLException {
        CrmEntries entries = new CrmEntries(book);
        CrmCursor cursor = CrmCursor.of(after, epoch, feed, entries.newest(feed));
        List<CrmEntries.Entry> found = entries.after(feed, cursor.place(), cursor.begun(), most + 1);
        List<String> rows = new ArrayList<>();
        CrmCursor next = cursor;
        long length = 0;
        int told = 0;
        while (told < Math.min(most, found.size()) && length <= LONGEST) {
            for (ObjectNode row : rows(feed, found.get(told))) {
                rows.add(row.toString());
                length += rows.get(rows.size() - 1).length();
            }
            next = next.at(found.get(told++).place());
        }
        return new CrmPage(feed, rows, next.text(epoch, feed), told < found.size(), cursor.fromStart());
    }

    private List<ObjectNode> rows(CrmFeed feed, CrmEntries.Entry entry) throws SQLException {
        if (entry.removed()) {
            return List.of(Json.MAPPER.createObjectNode().put("type", "removal").put("member", entry.member()));
        }
        return switch (feed) {
            case MEMBERS -> List.of(members.row(entry.member()));
            case REDEMPTIONS -> Redeemed.of(new Baskets(book).of(entry.key()));
        };
    }
}
