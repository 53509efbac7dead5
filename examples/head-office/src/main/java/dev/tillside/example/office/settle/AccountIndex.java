package dev.tillside.example.office.settle;

import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.AccountIds;
import dev.tillside.wire.ReferenceObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whose an account is, under which other ids something was booked for it, and which balances its members brought in. */
public final class AccountIndex {
    private final Rows rows;

    /**
     * An account as one.
     *
     * @param account the id under which tills book it
     * @param ids every id under which something of it was booked
     * @param members who shares it; none where no member of it is known
     */
    public record Shared(MemberId account, List<String> ids, List<MemberId> members) {}

    /**
     * A balance brought in.
     *
     * @param member as he was when he first brought one
     * @param booked when
     */
    record Opening(Member member, Instant booked) {}

    /** In one look at the book, or one change of it. */
    public AccountIndex(Connection book) {
        this.rows = new Rows(book);
    }

    /**
     * A member as he was published; a balance is brought in once.
     *
     * @param object his, or nothing where he was removed
     */
    public void take(String id, Optional<String> object, Instant now) throws SQLException {
        rows.run("delete from member_account where member = ?", id);
        Optional<Member> member = object.flatMap(AccountIndex::read);
        if (member.isEmpty()) {
            return;
        }
        String account = AccountIds.of(member.get()).id();
        add(id, id, account);
        if (!account.equals(id)) {
            add(id, account, account);
        }
        for (String card : member.get().cards()) {
            add(id, AccountIds.ofCard(card).id(), account);
        }
        if (!member.get().openingLots().isEmpty()
                || member.get().openingPoints().isPositive()) {
            rows.run(
                    "insert into opening (member, booked, json) values (?, ?, ?) on conflict (member) do nothing",
                    id,
                    now.toString(),
                    balance(object.get()));
        }
    }

    /** The balance alone: who he is stands elsewhere. */
    private static String balance(String object) {
        return Json.object(object)
                .orElseThrow()
                .retain("type", "id", "points", "lots")
                .toString();
    }

    /** A member as tills read him, if they can. */
    public static Optional<Member> read(String json) {
        try {
            return Optional.of(ReferenceObject.member(json));
        } catch (BadInput e) {
            return Optional.empty(); // no till has him
        }
    }

    private void add(String member, String id, String account) throws SQLException {
        rows.run(
                "insert into member_account (member, id, account) values (?, ?, ?) on conflict do nothing",
                member,
                id,
                account);
    }

    /** Nothing of an erased member's is known any more. */
    void forget(MemberId member) throws SQLException {
        rows.run("delete from member_account where member = ?", member.id());
        rows.run("delete from opening where member = ?", member.id());
    }

    /** The account that has that id, or inherited it. */
    public Shared of(MemberId id) throws SQLException {
        MemberId account = rows.text(
                        "select account from member_account where id = ? order by account, member limit 1", id.id())
                .map(MemberId::new)
                .orElse(id);
        List<String> ids = new ArrayList<>(
                rows.texts("select distinct id from member_account where account = ? order by id", account.id()));
        if (!ids.contains(account.id())) {
            ids.add(account.id());
        }
        List<MemberId> members = rows.list(
                "select distinct member from member_account where account = ? order by member",
                row -> new MemberId(row.getString(1)),
                account.id());
        return new Shared(account, ids, members);
    }

    /** Its points as something that ends. */
    public Use.Subject subject(String id) throws SQLException {
        return new Use.Subject(
                Conflict.Kind.POINTS, of(new MemberId(id)).account().id());
    }

    List<Opening> openings(Shared account) throws SQLException {
        List<Opening> openings = new ArrayList<>();
        for (MemberId member : account.members()) {
            rows.first(
                            "select json, booked from opening where member = ?",
                            row -> new Opening(
                                    ReferenceObject.member(row.getString(1)), Instant.parse(row.getString(2))),
                            member.id())
                    .ifPresent(openings::add);
        }
        return openings;
    }
}
