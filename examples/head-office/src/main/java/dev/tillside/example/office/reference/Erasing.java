package dev.tillside.example.office.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.delivery.Erased;
import dev.tillside.example.office.delivery.Quarantine;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.settle.ErasedUses;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Rows;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.Erasure;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.TransactionText;
import java.sql.Connection;
import java.sql.SQLException;
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
    private final Rows rows;

    Erasing(Connection book) {
        this.book = book;
        this.rows = new Rows(book);
    }

    /** Erases the member, whose object stands in the book still. */
    void erase(MemberId member) throws SQLException {
        Set<MemberId> ids = ids(member);
        Erased erased = new Erased(book);
        for (MemberId id : ids) {
            erased.add(id);
        }
        for (MemberId id : ids) {
            for (String key : rows.texts("select key from account_move where account = ?", id.id())) {
                eraseSale(key, ids);
                eraseMove(key, ids);
            }
            rows.run("delete from account_move where account = ?", id.id());
        }
        new ErasedUses(book).erase(member, ids);
        new Quarantine(book).erase(ids);
        for (String type : List.of("coupon", "list")) {
            for (String id : rows.texts(
                    "select id from reference where type = ? and removed = 0 and owner = ?", type, member.id())) {
                remove(type, id);
            }
        }
    }

    private Set<MemberId> ids(MemberId id) throws SQLException {
        Set<MemberId> ids = new LinkedHashSet<>(List.of(id));
        Optional<Member> member =
                rows
                        .texts("select json from reference where type = 'member' and id = ? and removed = 0", id.id())
                        .stream()
                        .findFirst()
                        .map(ReferenceObject::member);
        if (member.isPresent()) {
            member.get().cards().stream().map(AccountIds::ofCard).forEach(ids::add);
            String household = member.get().household().orElse("");
            boolean last = rows.texts("select id from reference where household = ? and removed = 0", household)
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
            boolean named = Sale.member(TransactionText.of(erased)).isPresent();
            rows.run("update basket set json = ?" + (named ? "" : ", member = null") + " where key = ?", erased, key);
        }
    }

    private void eraseMove(String key, Set<MemberId> ids) throws SQLException {
        for (String json : rows.texts("select json from reference where type = 'account' and id = ?", key)) {
            AccountMove move = AccountJson.read(json);
            rows.run(
                    "update reference set json = ? where type = 'account' and id = ?",
                    AccountJson.object(Erased.anonymous(move, ids), Accounts.currency(move)),
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
}
