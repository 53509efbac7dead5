package dev.tillside.example.office.settle;

import dev.tillside.example.office.store.Rows;
import dev.tillside.member.MemberId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes members out of what is counted: limits and conflicts stay as those of somebody who cannot be told any more. */
public final class ErasedUses {
    private final Connection book;
    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public ErasedUses(Connection book) {
        this.book = book;
        this.rows = new Rows(book);
    }

    /**
     * @param member who is erased
     * @param ids of his, and of accounts that are his alone
     */
    public void erase(MemberId member, Set<MemberId> ids) throws SQLException {
        for (MemberId id : ids) {
            String nobody = "erased/" + UUID.randomUUID();
            for (String table : List.of("used", "conflict", "lease_part")) {
                rows.run("update " + table + " set subject = ? where kind = 'POINTS' and subject = ?", nobody, id.id());
                rows.run(
                        "update " + table + " set subject = ? || substr(subject, ?)"
                                + " where kind = 'MEMBER_LIMIT' and substr(subject, 1, ?) = ?",
                        nobody,
                        id.id().length() + 1,
                        id.id().length() + 1,
                        id.id() + "\t");
            }
        }
        new AccountIndex(book).forget(member);
    }
}
