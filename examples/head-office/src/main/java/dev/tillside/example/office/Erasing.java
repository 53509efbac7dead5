package dev.tillside.example.office;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.Erasure;
import dev.tillside.wire.ReferenceObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes members out of the book: their sales and ledger entries stay and add up as before, and name nobody. A sale that comes
 * after its member was erased is stored without him.
 */
final class Erasing {
    private final Connection book;

    Erasing(Connection book) {
        this.book = book;
    }

    /** Erases the member, whose object stands in the book still. */
    void erase(MemberId member) throws SQLException {
        Set<MemberId> ids = ids(member);
        for (MemberId id : ids) {
            run("insert into erased (id) values (?) on conflict do nothing", id.id());
        }
        for (MemberId id : ids) {
            for (String key : texts("select key from account_move where account = ?", id.id())) {
                eraseSale(key, ids);
                eraseMove(key, ids);
            }
            run("delete from account_move where account = ?", id.id());
        }
        new ErasedUses(book).erase(member, ids);
        new Quarantine(book).erase(ids);
        for (String type : List.of("coupon", "list")) {
            for (String id :
                    texts("select id from reference where type = ? and removed = 0 and owner = ?", type, member.id())) {
                remove(type, id);
            }
        }
    }

    private Set<MemberId> ids(MemberId id) throws SQLException {
        Set<MemberId> ids = new LinkedHashSet<>(List.of(id));
        Optional<Member> member =
                texts("select json from reference where type = 'member' and id = ? and removed = 0", id.id()).stream()
                        .findFirst()
                        .map(ReferenceObject::member);
        if (member.isPresent()) {
            member.get().cards().stream().map(AccountIds::ofCard).forEach(ids::add);
            String household = member.get().household().orElse("");
            boolean last = texts("select id from reference where household = ? and removed = 0", household)
                            .size()
                    == 1;
            if (last) {
                ids.add(AccountIds.ofHousehold(household));
            }
        }
        return ids;
    }

    private void eraseSale(String key, Set<MemberId> ids) throws SQLException {
        Optional<String> sale = new Baskets(book).json(BasketKey.parse(key));
        if (sale.isPresent()) {
            String erased = Erasure.ofSale(sale.get(), ids);
            boolean named = Sale.member(erased).isPresent();
            run("update basket set json = ?" + (named ? "" : ", member = null") + " where key = ?", erased, key);
        }
    }

    private void eraseMove(String key, Set<MemberId> ids) throws SQLException {
        for (String json : texts("select json from reference where type = 'account' and id = ?", key)) {
            AccountMove move = AccountJson.read(json);
            run(
                    "update reference set json = ? where type = 'account' and id = ?",
                    AccountJson.object(anonymous(move, ids), Accounts.currency(move)),
                    key);
        }
    }

    /** The change is told to tills, which may have them still. */
    private void remove(String type, String id) throws SQLException {
        Reference reference = new Reference(book);
        ObjectNode removal = Json.MAPPER.createObjectNode();
        removal.put("type", type).put("id", id).put("version", reference.version(type, id) + 1);
        reference.write(WireObject.read(removal.put("removed", true).toString())
                .object()
                .orElseThrow());
    }

    /** A member of that id may come again. */
    void welcome(MemberId member) throws SQLException {
        run("delete from erased where id = ?", member.id());
    }

    /** Those of these ids that were erased. */
    Set<MemberId> erased(Set<MemberId> ids) throws SQLException {
        Set<MemberId> erased = new LinkedHashSet<>();
        for (MemberId id : ids) {
            if (!texts("select id from erased where id = ?", id.id()).isEmpty()) {
                erased.add(id);
            }
        }
        return erased;
    }

    /** The sale as it may be stored. */
    static Delivery anonymous(Delivery delivery, Set<MemberId> erased) {
        return erased.isEmpty() ? delivery : new Delivery(delivery.key(), Erasure.ofSale(delivery.json(), erased));
    }

    static AccountMove anonymous(AccountMove move, Set<MemberId> erased) {
        return move.account().map(erased::contains).orElse(false) ? Erasure.ofMove(move, erased) : move;
    }

    private List<String> texts(String question, String... arguments) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(question)) {
            for (int i = 0; i < arguments.length; i++) {
                asked.setString(i + 1, arguments[i]);
            }
            try (ResultSet rows = asked.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    private void run(String statement, String... arguments) throws SQLException {
        try (PreparedStatement run = book.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                run.setString(i + 1, arguments[i]);
            }
            run.executeUpdate();
        }
    }
}
