package dev.tillside.example.office.settle;

import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.store.Rows;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.Account;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Booking;
import dev.tillside.points.Ledger;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Program;
import dev.tillside.wire.AccountJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What members did and hold, as head office knows it. */
public final class Holdings {
    private final Connection book;

    /** In one look at the book, or one change of it. */
    public Holdings(Connection book) {
        this.book = book;
    }

    /** The account, from what its members brought in and all that transactions did to it. */
    public Account of(AccountIndex.Shared shared, Program program) throws SQLException {
        List<LedgerEntry> openings = new ArrayList<>();
        for (AccountIndex.Opening opening : new AccountIndex(book).openings(shared)) {
            openings.addAll(brought(program, opening));
        }
        Set<MemberId> ids =
                shared.ids().stream().map(MemberId::new).collect(Collectors.toCollection(LinkedHashSet::new));
        return Account.of(program, shared.account(), openings, moves(ids), List.of());
    }

    /** What the member's own sales and returns moved, and what was booked on his cards before they were his. */
    public List<AccountMove> ownMoves(Member member) throws SQLException {
        List<AccountMove> moves = new ArrayList<>(new Rows(book)
                .list(
                        """
                        select json from reference
                        where type = 'account' and id in (select key from basket where member = ?) order by change""",
                        row -> AccountJson.read(row.getString(1)),
                        member.id().id()));
        for (String card : member.cards()) {
            moves.addAll(moves(Set.of(AccountIds.ofCard(card))));
        }
        return moves;
    }

    /** A transaction is known by its member, by his household and by whose lists it had; it moved one account, once. */
    private List<AccountMove> moves(Set<MemberId> ids) throws SQLException {
        List<AccountMove> moves = new ArrayList<>();
        for (MemberId id : ids) {
            for (AccountMove move : new Accounts(book).moves(id)) {
                if (move.account().map(ids::contains).orElse(false)) {
                    moves.add(move);
                }
            }
        }
        return moves.stream().distinct().toList();
    }

    private static List<LedgerEntry> brought(Program program, AccountIndex.Opening opening) {
        Member member = opening.member();
        Booking booking = new Booking("opening", LocalDate.ofInstant(opening.booked(), program.timeZone()));
        Ledger ledger = Ledger.of(program, member.id(), List.of());
        if (member.openingLots().isEmpty()) {
            return ledger.opening(booking, member.openingPoints());
        }
        for (Member.OpeningLot lot : member.openingLots()) {
            ledger = ledger.with(ledger.opening(booking, lot.points(), lot.expires()));
        }
        return ledger.entries();
    }
}
