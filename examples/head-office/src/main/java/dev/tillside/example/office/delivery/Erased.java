package dev.tillside.example.office.delivery;

import dev.tillside.example.office.store.Rows;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountMove;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.Erasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who was erased, in the book: a delivery that names one comes without him into it. */
public final class Erased {
    private final Rows rows;

    /** In one look at the book, or one change of it. */
    public Erased(Connection book) {
        this.rows = new Rows(book);
    }

    /** From now on he is erased; twice is once. */
    public void add(MemberId member) throws SQLException {
        rows.run("insert into erased (id) values (?) on conflict do nothing", member.id());
    }

    /** A member of that id may come again. */
    public void welcome(MemberId member) throws SQLException {
        rows.run("delete from erased where id = ?", member.id());
    }

    /** Those of these ids that were erased. */
    public Set<MemberId> among(Set<MemberId> ids) throws SQLException {
        Set<MemberId> erased = new LinkedHashSet<>();
        for (MemberId id : ids) {
            if (rows.any("select 1 from erased where id = ?", id.id())) {
                erased.add(id);
            }
        }
        return erased;
    }

    /** The delivery as it may be stored. */
    public static Delivery anonymous(Delivery delivery, Set<MemberId> erased) {
        return erased.isEmpty() ? delivery : new Delivery(delivery.key(), Erasure.ofSale(delivery.json(), erased));
    }

    /** What was done to an account, as it may be told. */
    public static AccountMove anonymous(AccountMove move, Set<MemberId> erased) {
        return move.account().map(erased::contains).orElse(false) ? Erasure.ofMove(move, erased) : move;
    }
}
