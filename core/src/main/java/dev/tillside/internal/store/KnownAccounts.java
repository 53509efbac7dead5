package dev.tillside.internal.store;

import dev.tillside.item.CodePoints;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.AccountMove;
import dev.tillside.points.VoucherMove;
import dev.tillside.wire.AccountJson;
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
    private final Standing standing;

    /**
     * A lot of an opening balance.
     *
     * @param points how many
     * @param exact whether head office says when it expires; otherwise that counts from the booking
     * @param expires when, where it says so
     * @param booked when it was booked
     */
    public record Opening(Points points, boolean exact, Optional<LocalDate> expires, Instant booked) {}

    KnownAccounts(Standing standing) {
        this.standing = standing;
    }

    /** The balance brought in with the member, lot by lot. */
    public List<Opening> openings(MemberId member) {
        return standing.record(member).map(MemberRecord::openings).orElse(List.of());
    }

    /** The members of a household, in order of id. */
    public List<MemberId> household(String household) {
        return standing
                .look(database -> database.rows(
                        "SELECT member FROM household WHERE household = ?",
                        row -> database.vault().named(row.getObject(1)),
                        database.vault().name(household)))
                .stream()
                .sorted(CodePoints.ORDER)
                .map(MemberId::new)
                .toList();
    }

    /** What other tills' transactions did to an account, in order of key. */
    public List<AccountMove> moves(MemberId account) {
        return standing.look(database ->
                database.rows("""
                SELECT o.type, o.id, o.json FROM account_move a JOIN object o ON o.type = 'ACCOUNT' AND o.id = a.id
                WHERE a.account = ? ORDER BY a.id
                """, row -> read(database, row), database.vault().name(account)));
    }

    /** What other tills did to the voucher of that code. */
    public List<VoucherMove> voucher(String code) {
        return ofCode(
                standing.look(database -> database.rows(
                        """
                SELECT o.type, o.id, o.json FROM voucher_known v JOIN object o ON o.type = 'ACCOUNT' AND o.id = v.id
                WHERE v.code = ? ORDER BY v.id
                """, row -> read(database, row), database.vault().name(code))),
                move -> move.voucher().code().equals(code));
    }

    /** What other tills did to the vouchers of that account. */
    public List<VoucherMove> vouchers(MemberId owner) {
        return ofCode(
                standing.look(database -> database.rows(
                        """
                SELECT DISTINCT o.type, o.id, o.json FROM voucher_known v JOIN object o ON o.type = 'ACCOUNT' AND o.id = v.id
                WHERE v.owner = ? ORDER BY v.id
                """, row -> read(database, row), database.vault().name(owner))),
                move -> move.voucher().member().equals(owner));
    }

    private static AccountMove read(Database database, ResultSet row) throws SQLException {
        return AccountJson.read(
                database.vault().open(SealedColumn.OBJECT, row.getObject(3), row.getObject(1), row.getObject(2)));
    }

    private static List<VoucherMove> ofCode(List<AccountMove> moves, Predicate<VoucherMove> which) {
        return moves.stream()
                .flatMap(move -> move.vouchers().stream())
                .filter(which)
                .toList();
    }
}
