package dev.tillside.internal.store;

import dev.tillside.member.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a till's own lists are planned from, and the last one of each member. Thread-safe. */
public final class MemberLists {
    /** A card that is held out for whoever has none must not make its bearer wait. */
    private static final int MOST_SALES = 500;

    private final Database database;
    private final Vault vault;

    /** What a member bought in one sale: a line of text per line sold, as {@link Journal.Purchase} has it. */
    public record Bought(LocalDate day, String lines) {}

    MemberLists(Database database) {
        this.database = database;
        vault = database.vault();
    }

    /** What a member bought here since a day, that day included: his last {@value #MOST_SALES} sales at most, the latest first. */
    public List<Bought> bought(MemberId member, LocalDate since) {
        return database.read(() -> database.rows(
                "SELECT sale, day, lines FROM purchase WHERE member = ? AND day >= ? ORDER BY day DESC, sale DESC LIMIT "
                        + MOST_SALES,
                r -> new Bought(
                        LocalDate.ofEpochDay(r.getLong(2)),
                        vault.open(SealedColumn.PURCHASE, r.getObject(3), r.getLong(1))),
                vault.name(member),
                since.toEpochDay()));
    }

    /** The last list that this till planned for the member. */
    public Optional<String> last(MemberId member) {
        Object name = vault.name(member);
        return database.read(() -> database.row(
                "SELECT json FROM planned_list WHERE member = ?",
                r -> vault.open(SealedColumn.PLANNED_LIST, r.getObject(1), name),
                name));
    }

    /** Keeps a list in place of the member's last one. Durable when this returns. */
    public void keep(MemberId member, String json) {
        Object name = vault.name(member);
        database.write(() -> database.run(
                "INSERT INTO planned_list (member, json) VALUES (?, ?) ON CONFLICT (member) DO UPDATE SET json = excluded.json",
                name,
                vault.seal(SealedColumn.PLANNED_LIST, json, name)));
    }
}
