package dev.tillside.internal.store;

import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Booking;
import dev.tillside.points.CashBackAccount;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import dev.tillside.points.Tiers;
import dev.tillside.points.VoucherMove;
import dev.tillside.wire.AccountJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The journal's rows of members' accounts: ledger entries with their chain, visits, and what happened to vouchers. */
final class AccountRows {
    /** What {@link #entry} reads. */
    static final String ENTRY = "member, kind, lot, points, available, expires, booking, day, number, undoes, id";

    private final Database database;
    private final Vault vault;
    private final AtomicLong change = new AtomicLong();

    /** Of the one row of its table. */
    static final int THE_ONE = 1;

    /** The end of the till's chain: its name, how many links it has, and its last hash. */
    private record End(String name, long links, String hash) {}

    AccountRows(Database database) {
        this.database = database;
        this.vault = database.vault();
    }

    /** Rises with every write. */
    long change() {
        return change.get();
    }

    void changed() {
        change.incrementAndGet();
    }

    /** The links that the entries of these moves, one after the other, would add now. */
    List<Optional<Chain.Section>> sections(List<Optional<AccountMove>> moves) {
        Optional<End> end = database.read(() -> database.row(
                "SELECT name, links, hash FROM chain",
                r -> new End(
                        r.getString(1), r.getLong(2), vault.open(SealedColumn.CHAIN_END, r.getObject(3), THE_ONE))));
        List<Optional<Chain.Section>> sections = new ArrayList<>();
        for (Optional<AccountMove> move : moves) {
            Optional<AccountMove> moving = move.filter(m -> !m.points().isEmpty());
            if (moving.isEmpty()) {
                sections.add(Optional.empty());
                continue;
            }
            List<LedgerEntry> entries = moving.get().points();
            Chain.Section section = end.map(e -> Chain.Section.following(e.name(), e.links(), e.hash(), entries))
                    .orElse(Chain.Section.first(moving.get().booking().key(), entries));
            end = Optional.of(new End(section.chain(), section.from() + entries.size(), section.after()));
            sections.add(Optional.of(section));
        }
        return sections;
    }

    /** Writes a move inside the transaction of its sale. */
    void write(long sale, AccountMove move) throws SQLException {
        Optional<Chain.Section> section = sections(List.of(Optional.of(move))).get(0);
        if (section.isPresent()) {
            writeEntries(sale, move.points(), section.get());
        }
        if (move.fact().isPresent()) {
            writeVisit(sale, move);
        }
        for (VoucherMove voucher : move.vouchers()) {
            writeVoucher(sale, voucher);
        }
        changed();
    }

    private void writeVoucher(long sale, VoucherMove move) throws SQLException {
        Object code = vault.name(move.voucher().code());
        String kind = move.kind().name();
        database.run(
                "INSERT INTO voucher_move (code, sale, kind, owner, json) VALUES (?, ?, ?, ?, ?)",
                code,
                sale,
                kind,
                vault.name(move.voucher().member()),
                vault.seal(SealedColumn.VOUCHER, AccountJson.move(move), code, sale, kind));
    }

    private VoucherMove voucher(ResultSet row) throws SQLException {
        return AccountJson.readMove(
                vault.open(SealedColumn.VOUCHER, row.getObject(4), row.getObject(1), row.getLong(2), row.getString(3)));
    }

    private void writeEntries(long sale, List<LedgerEntry> entries, Chain.Section section) throws SQLException {
        String hash = section.before();
        long id = database.row("SELECT coalesce(max(id), 0) FROM ledger", row -> row.getLong(1))
                .orElse(0L);
        for (LedgerEntry entry : entries) {
            hash = Chain.next(hash, entry);
            id++;
            database.run(
                    """
                    INSERT INTO ledger
                      (id, member, sale, kind, lot, points, available, expires, booking, day, number, undoes, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    id,
                    vault.name(entry.member()),
                    sale,
                    entry.kind().name(),
                    vault.seal(SealedColumn.LOT, entry.lot(), id),
                    entry.points().plain(),
                    entry.available().toEpochDay(),
                    entry.expires().map(LocalDate::toEpochDay).orElse(null),
                    entry.booking().key(),
                    entry.booking().day().toEpochDay(),
                    entry.number(),
                    undoes(entry, id),
                    vault.seal(SealedColumn.LINK, hash, id));
        }
        database.run(
                "INSERT OR REPLACE INTO chain (one, name, links, hash) VALUES (1, ?, ?, ?)",
                section.chain(),
                section.from() + entries.size(),
                vault.seal(SealedColumn.CHAIN_END, hash, THE_ONE));
    }

    private Object undoes(LedgerEntry entry, long id) {
        return entry.of().map(of -> vault.seal(SealedColumn.UNDONE, of, id)).orElse(null);
    }

    private void writeVisit(long sale, AccountMove move) throws SQLException {
        Tiers.Fact fact = move.fact().orElseThrow();
        database.run(
                """
                INSERT INTO visit
                  (account, sale, booking, day, currency, spend, points, visits, cash_back_day, cash_back)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                vault.name(move.account().orElseThrow()),
                sale,
                move.booking().key(),
                move.booking().day().toEpochDay(),
                fact.spend().currency().getCurrencyCode(),
                fact.spend().minor(),
                fact.points().plain(),
                fact.visits(),
                move.cashBack().map(back -> back.day().toEpochDay()).orElse(null),
                move.cashBack().map(back -> back.amount().minor()).orElse(null));
    }

    /** All that this till's transactions did to an account, in the order in which they did it; vouchers apart. */
    List<AccountMove> moves(MemberId account) {
        return database.read(() -> {
            Map<String, AccountMove> moves = new LinkedHashMap<>();
            for (LedgerEntry entry : ledger(account)) {
                moves.merge(entry.booking().key(), moved(account, entry), AccountRows::together);
            }
            for (AccountMove visit : visits(account)) {
                moves.merge(visit.booking().key(), visit, AccountRows::together);
            }
            return List.copyOf(moves.values());
        });
    }

    private static AccountMove moved(MemberId account, LedgerEntry entry) {
        return new AccountMove(
                entry.booking(), Optional.of(account), List.of(entry), List.of(), Optional.empty(), Optional.empty());
    }

    private static AccountMove together(AccountMove one, AccountMove other) {
        List<LedgerEntry> entries = new ArrayList<>(one.points());
        entries.addAll(other.points());
        return new AccountMove(
                one.booking(),
                one.account(),
                entries,
                List.of(),
                one.fact().or(other::fact),
                one.cashBack().or(other::cashBack));
    }

    /** All ledger entries of an account, in the order in which they were made. */
    List<LedgerEntry> ledger(MemberId account) throws SQLException {
        return database.rows(
                "SELECT " + ENTRY + " FROM ledger WHERE member = ? ORDER BY id",
                row -> entry(vault, row),
                vault.name(account));
    }

    static LedgerEntry entry(Vault vault, ResultSet row) throws SQLException {
        long id = row.getLong(11);
        return new LedgerEntry(
                new MemberId(vault.named(row.getObject(1))),
                LedgerEntry.Kind.valueOf(row.getString(2)),
                vault.open(SealedColumn.LOT, row.getObject(3), id),
                Points.of(row.getString(4)),
                LocalDate.ofEpochDay(row.getLong(5)),
                day(row, 6),
                new Booking(row.getString(7), LocalDate.ofEpochDay(row.getLong(8))),
                row.getInt(9),
                vault.openPresent(SealedColumn.UNDONE, row.getObject(10), id));
    }

    private static Optional<LocalDate> day(ResultSet row, int column) throws SQLException {
        long day = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    private List<AccountMove> visits(MemberId account) throws SQLException {
        return database.rows(
                """
                SELECT booking, day, currency, spend, points, visits, cash_back_day, cash_back
                FROM visit WHERE account = ? ORDER BY sale
                """,
                row -> {
                    Booking booking = new Booking(row.getString(1), LocalDate.ofEpochDay(row.getLong(2)));
                    Currency currency = Currency.getInstance(row.getString(3));
                    Money spend = Money.zero(currency).withMinor(row.getLong(4));
                    Tiers.Fact fact = new Tiers.Fact(booking.day(), spend, Points.of(row.getString(5)), row.getInt(6));
                    Optional<LocalDate> backDay = day(row, 7);
                    long back = row.getLong(8);
                    return new AccountMove(
                            booking,
                            Optional.of(account),
                            List.of(),
                            List.of(),
                            Optional.of(fact),
                            backDay.map(day -> new CashBackAccount.Entry(day, spend.withMinor(back))));
                },
                vault.name(account));
    }

    /** What happened here to the voucher of that code. */
    List<VoucherMove> voucher(String code) {
        return database.read(() -> database.rows(
                "SELECT code, sale, kind, json FROM voucher_move WHERE code = ? ORDER BY sale",
                this::voucher,
                vault.name(code)));
    }

    /** What happened here to the vouchers of that account. */
    List<VoucherMove> vouchers(MemberId owner) {
        return database.read(() -> database.rows(
                "SELECT code, sale, kind, json FROM voucher_move WHERE owner = ? ORDER BY sale",
                this::voucher,
                vault.name(owner)));
    }
}
