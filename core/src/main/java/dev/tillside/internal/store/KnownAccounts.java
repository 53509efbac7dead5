package dev.tillside.internal.store;

import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.AccountMove;
import dev.tillside.points.VoucherMove;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.ReferenceObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What head office told of members' accounts: what other tills did to them, the balances that members brought in, and who
 * shares one. Thread-safe.
 */
public final class KnownAccounts {
    private final Database database;

    /**
     * A lot of an opening balance.
     *
     * @param points how many
     * @param exact whether head office says when it expires; otherwise that counts from the booking
     * @param expires when, where it says so
     * @param booked when it was booked
     */
    public record Opening(Points points, boolean exact, Optional<LocalDate> expires, Instant booked) {}

    KnownAccounts(Database database) {
        this.database = database;
    }

    void index(ReferenceObject object) throws SQLException {
        database.run("DELETE FROM account_move WHERE id = ?", object.id());
        database.run("DELETE FROM voucher_known WHERE id = ?", object.id());
        if (object.removed()) {
            return;
        }
        AccountMove move = AccountJson.read(object.json());
        if (move.account().isPresent()) {
            database.run(
                    "INSERT INTO account_move (account, id) VALUES (?, ?)",
                    move.account().get().id(),
                    object.id());
        }
        for (VoucherMove voucher : move.vouchers()) {
            database.run(
                    "INSERT OR IGNORE INTO voucher_known (code, id, owner) VALUES (?, ?, ?)",
                    voucher.voucher().code(),
                    object.id(),
                    voucher.voucher().member().id());
        }
    }

    /** Books what the member brought in, the first time that he is heard of, and notes whose points he shares. */
    void open(Member member, Instant at) throws SQLException {
        if (member.household().isPresent()) {
            database.run(
                    "INSERT OR IGNORE INTO household (household, member) VALUES (?, ?)",
                    member.household().get(),
                    member.id().id());
        }
        if (openings(member.id()).isEmpty()) {
            int number = 0;
            for (Member.OpeningLot lot : member.openingLots()) {
                book(member, number++, new Opening(lot.points(), true, lot.expires(), at));
            }
            if (number == 0 && member.openingPoints().isPositive()) {
                book(member, 0, new Opening(member.openingPoints(), false, Optional.empty(), at));
            }
        }
    }

    private void book(Member member, int number, Opening lot) throws SQLException {
        database.run(
                "INSERT INTO opening (member, number, points, exact, expires, booked) VALUES (?, ?, ?, ?, ?, ?)",
                member.id().id(),
                number,
                lot.points().plain(),
                lot.exact() ? 1 : 0,
                lot.expires().map(LocalDate::toEpochDay).orElse(null),
                lot.booked().toEpochMilli());
    }

    /** What other tills did to a member's account goes; they, and head office, keep it without a name. */
    void erase(MemberId member) throws SQLException {
        database.run(
                "DELETE FROM object WHERE type = 'ACCOUNT' AND id IN (SELECT id FROM account_move WHERE account = ?)",
                member.id());
        database.run("DELETE FROM voucher_known WHERE owner = ?", member.id());
        database.run("DELETE FROM account_move WHERE account = ?", member.id());
    }

    /** The balance brought in with the member, lot by lot. */
    public List<Opening> openings(MemberId member) {
        return database.read(() -> database.rows(
                "SELECT points, exact, expires, booked FROM opening WHERE member = ? ORDER BY number",
                KnownAccounts::opening,
                member.id()));
    }

    private static Opening opening(ResultSet row) throws SQLException {
        long expires = row.getLong(3);
        Optional<LocalDate> day = row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(expires));
        return new Opening(Points.of(row.getString(1)), row.getInt(2) == 1, day, Instant.ofEpochMilli(row.getLong(4)));
    }

    /** The members of a household, in order of id. */
    public List<MemberId> household(String household) {
        return database.read(() -> database.rows(
                "SELECT member FROM household WHERE household = ? ORDER BY member",
                row -> new MemberId(row.getString(1)),
                household));
    }

    /** What other tills' transactions did to an account, in order of key. */
    public List<AccountMove> moves(MemberId account) {
        return database.read(() -> database.rows("""
                SELECT o.json FROM account_move a JOIN object o ON o.type = 'ACCOUNT' AND o.id = a.id
                WHERE a.account = ? ORDER BY a.id
                """, row -> AccountJson.read(row.getString(1)), account.id()));
    }

    /** What other tills did to the voucher of that code. */
    public List<VoucherMove> voucher(String code) {
        return ofCode(
                database.read(() -> database.rows("""
                SELECT o.json FROM voucher_known v JOIN object o ON o.type = 'ACCOUNT' AND o.id = v.id
                WHERE v.code = ? ORDER BY v.id
                """, row -> AccountJson.read(row.getString(1)), code)),
                move -> move.voucher().code().equals(code));
    }

    /** What other tills did to the vouchers of that account. */
    public List<VoucherMove> vouchers(MemberId owner) {
        return ofCode(
                database.read(() -> database.rows("""
                SELECT DISTINCT o.json FROM voucher_known v JOIN object o ON o.type = 'ACCOUNT' AND o.id = v.id
                WHERE v.owner = ? ORDER BY v.id
                """, row -> AccountJson.read(row.getString(1)), owner.id())),
                move -> move.voucher().member().equals(owner));
    }

    private static List<VoucherMove> ofCode(List<AccountMove> moves, Predicate<VoucherMove> which) {
        return moves.stream()
                .flatMap(move -> move.vouchers().stream())
                .filter(which)
                .toList();
    }
}
