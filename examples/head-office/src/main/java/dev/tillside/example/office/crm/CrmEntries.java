package dev.tillside.example.office.crm;

import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.reference.Consent;
import dev.tillside.example.office.reference.Reference;
import dev.tillside.example.office.store.Rows;
import dev.tillside.member.MemberId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What CRMs are told, and in which order. A member is told again whenever something of his changes; places are counted for what
 * is told alone, so that they say nothing of whom nobody may know.
 */
public final class CrmEntries {
    /** In place of a key, which has slashes. */
    private static final String GONE = "gone";

    private final Connection book;
    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public CrmEntries(Connection book) {
        this.book = book;
        this.rows = new Rows(book);
    }

    /** What is to be told once a member's object has changed. */
    public Reference.Following.Change changing(String member) throws SQLException {
        Set<String> concerned = household(member);
        boolean told = consent(member).profile();
        return () -> {
            concerned.addAll(household(member));
            tell(concerned);
            tellRedemptions(member, told);
        };
    }

    /** The member and those who share his account, since what one does shows at the others. */
    Set<String> household(String member) throws SQLException {
        Set<String> together = new LinkedHashSet<>(Set.of(member));
        for (String household : rows.texts("""
                select household from reference
                where type = 'member' and id = ? and removed = 0 and household is not null""", member)) {
            // Only members have one: naming their type too would lead SQLite through all of them.
            together.addAll(
                    rows.texts("select id from reference where household = ? and removed = 0 order by id", household));
        }
        return together;
    }

    /** Tells what is to be told of them after a change, or that nothing is any more. */
    void tell(Collection<String> members) throws SQLException {
        for (String member : members) {
            if (consent(member).any()) {
                show(CrmFeed.MEMBERS, member, "");
            } else {
                rows.run("""
                        update crm_entry set removed = 1, place =
                          (select coalesce(max(place), 0) + 1 from crm_entry where feed = 'member')
                        where feed = 'member' and member = ? and removed = 0""", member);
            }
        }
    }

    /** With consent all redemptions come that are known, also of before; without it all go. */
    void tellRedemptions(String member, boolean told) throws SQLException {
        boolean consents = consent(member).profile();
        if (consents && !told) {
            for (String key : rows.texts("select key from basket where member = ? order by arrival", member)) {
                if (!Redeemed.of(new Baskets(book).of(key)).isEmpty()) {
                    show(CrmFeed.REDEMPTIONS, member, key);
                }
            }
        } else if (told && !consents) {
            hideRedemptions(member);
        }
    }

    /** That they are gone is told even when others come later: of those before nothing may be left. */
    private void hideRedemptions(String member) throws SQLException {
        long place = newest(CrmFeed.REDEMPTIONS) + 1;
        rows.run("""
                insert into crm_entry (feed, member, key, place, since, removed)
                select 'redemption', member, ?, ?, min(since), 1 from crm_entry
                where feed = 'redemption' and member = ? and removed = 0 group by member
                on conflict (feed, member, key) do update set place = excluded.place""", GONE, place, member);
        rows.run("delete from crm_entry where feed = 'redemption' and member = ? and removed = 0", member);
    }

    /** Tells of a sale or return that came. */
    public void tellSale(MemberId member, String key, String json) throws SQLException {
        if (consent(member.id()).profile() && !Redeemed.of(json).isEmpty()) {
            show(CrmFeed.REDEMPTIONS, member.id(), key);
        }
        tell(household(member.id()));
    }

    private void show(CrmFeed feed, String member, String key) throws SQLException {
        rows.run("""
                insert into crm_entry (feed, member, key, place, since, removed)
                select ?, ?, ?, coalesce(max(place), 0) + 1, coalesce(max(place), 0) + 1, 0 from crm_entry where feed = ?
                on conflict (feed, member, key) do update set place = excluded.place, removed = 0""", feed.wireName(), member, key, feed.wireName());
    }

    /** What a member lets out; nothing, where he is none. */
    Consent consent(String member) throws SQLException {
        return rows.first(
                        "select consent from reference where type = 'member' and id = ? and removed = 0",
                        row -> Consent.of(row.getInt(1)),
                        member)
                .orElse(Consent.NONE);
    }

    long newest(CrmFeed feed) throws SQLException {
        return rows.number("select coalesce(max(place), 0) from crm_entry where feed = ?", feed.wireName());
    }

    /** An entry, at its place. */
    record Entry(String member, String key, long place, boolean removed) {}

    /**
     * The entries after a place, for a reader who began when another was the newest. He is told that something is gone where
     * he may have been told that it is there.
     */
    List<Entry> after(CrmFeed feed, long place, long begun, int most) throws SQLException {
        return rows.list(
                """
                select member, key, place, removed from crm_entry where feed = ? and place > ?
                  and (removed = 0 or removed = 1 and place > ? and since <= ?)
                order by place limit ?""",
                row -> new Entry(row.getString(1), row.getString(2), row.getLong(3), row.getInt(4) == 1),
                feed.wireName(),
                place,
                begun,
                place,
                most);
    }
}
