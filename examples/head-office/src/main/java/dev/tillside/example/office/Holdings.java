package dev.tillside.example.office;

import dev.tillside.fault.BadInput;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.Account;
import dev.tillside.points.AccountIds;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Balance;
import dev.tillside.points.Booking;
import dev.tillside.points.Ledger;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Program;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.ReferenceObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a member did and holds, as head office knows it. */
final class Holdings {
    private static final String OPENING = "opening/";

    private final Connection book;

    Holdings(Connection book) {
        this.book = book;
    }

    /** The member as tills read him, if they can. */
    static Optional<Member> member(WireObject object) {
        try {
            return Optional.of(ReferenceObject.member(object.json()));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    /** The programme in force. */
    Optional<Program> program() throws SQLException {
        for (String json : texts("select json from reference where type = ? and removed = 0 order by id", "program")) {
            try {
                return Optional.of(ReferenceObject.program(json));
            } catch (BadInput e) {
                // Tills pass it over too.
            }
        }
        return Optional.empty();
    }

    /** What the member's own sales and returns moved, and what was booked on his cards before they were his. */
    List<AccountMove> ownMoves(Member member) throws SQLException {
        List<AccountMove> moves = new ArrayList<>();
        for (String json : texts("""
                select r.json from basket b join reference r on r.type = 'account' and r.id = b.key
                where b.member = ? order by b.arrival""", member.id().id())) {
            moves.add(AccountJson.read(json));
        }
        for (String card : member.cards()) {
            moves.addAll(of(Set.of(AccountIds.ofCard(card))));
        }
        return moves;
    }

    /**
     * The balance of that day. Of an account that several share only where each of them lets it out: it shows what the others
     * did.
     */
    Optional<Balance> balance(Member member, Program program, LocalDate today) throws SQLException {
        Set<MemberId> ids = new LinkedHashSet<>(Set.of(AccountIds.of(member)));
        List<Member> together = new ArrayList<>();
        List<LedgerEntry> openings = new ArrayList<>();
        CrmEntries entries = new CrmEntries(book);
        for (String each : entries.household(member.id().id())) {
            Optional<WireObject> object = new Reference(book).object("member", each);
            Optional<Member> mate = object.flatMap(Holdings::member);
            if (mate.isEmpty() || !entries.consent(each).profile()) {
                return Optional.empty();
            }
            together.add(mate.get());
            ids.add(mate.get().id());
            mate.get().cards().stream().map(AccountIds::ofCard).forEach(ids::add);
        }
        List<AccountMove> moves = of(ids);
        for (Member each : together) {
            openings.addAll(openings(each, program, moves, today));
        }
        Account account = Account.of(program, AccountIds.of(member), openings, moves, List.of());
        return Optional.of(account.balance(account.tiers().tier(today, member.tier()), today));
    }

    /** Each once, of transactions that moved one of these accounts. */
    private List<AccountMove> of(Set<MemberId> ids) throws SQLException {
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

    /** Tills book them when they first hear of them; from then on an expiry is part of the name of what they spend. */
    private static List<LedgerEntry> openings(
            Member member, Program program, List<AccountMove> moves, LocalDate today) {
        Ledger ledger = Ledger.of(program, member.id(), List.of());
        Booking booking = new Booking("opening", member.joined().orElse(today));
        for (Member.OpeningLot lot : member.openingLots()) {
            ledger = ledger.with(ledger.opening(booking, lot.points(), lot.expires()));
        }
        if (member.openingLots().isEmpty() && member.openingPoints().isPositive()) {
            Optional<LocalDate> expires = moves.stream()
                    .flatMap(move -> move.points().stream())
                    .map(LedgerEntry::lot)
                    .filter(lot -> lot.startsWith(OPENING + member.id() + "/"))
                    .flatMap(lot -> day(lot.substring((OPENING + member.id() + "/").length())).stream())
                    .findFirst();
            ledger = ledger.with(ledger.opening(booking, member.openingPoints(), expires));
        }
        return ledger.entries();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private List<String> texts(String question, String argument) throws SQLException {
        try (PreparedStatement asked = book.prepareStatement(question)) {
            asked.setString(1, argument);
            try (ResultSet rows = asked.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }
}
