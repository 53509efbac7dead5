package dev.tillside.example.office.delivery;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.store.Rows;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.AccountJson;
import dev.tillside.wire.TransactionText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Members' accounts in the book: what a sale did to one is held against its till's hash chain, and told to all tills. What
 * comes from a till whose entries were changed, left out, put in or moved is refused.
 */
public final class Accounts {
    private final Rows rows;

    /**
     * What a sale says of accounts, read before the writer is held.
     *
     * @param move what it did, where it did anything
     * @param section its links of the till's chain, where it moved points
     * @param named whom it names
     * @param fault why it can never be taken, if so
     */
    public record Told(
            Optional<AccountMove> move, Optional<Chain.Section> section, Set<MemberId> named, Optional<String> fault) {
        /** What this one says; what cannot be read of it is a fault. */
        public static Told of(BasketKey key, Optional<TransactionText> text) {
            if (text.isEmpty()) {
                return unreadable(Set.of(), "");
            }
            try {
                Optional<AccountMove> move = text.get().account();
                Optional<Chain.Section> section = text.get().section();
                Optional<String> fault =
                        text.get().isErased() ? Optional.empty() : fault(key, text.get(), move, section);
                return new Told(move, section, text.get().named(), fault);
            } catch (BadInput e) {
                return unreadable(named(text.get()), e.path().orElse(""));
            }
        }

        private static Told unreadable(Set<MemberId> named, String path) {
            return new Told(
                    Optional.empty(),
                    Optional.empty(),
                    named,
                    Optional.of("what the sale did to an account cannot be read: " + path));
        }

        private static Set<MemberId> named(TransactionText text) {
            try {
                return text.named();
            } catch (BadInput e) {
                return Set.of(); // it is refused, and told as what it is
            }
        }

        /** A post-void is named after the sale that it undoes, at whatever till that is done. */
        private static Optional<String> fault(
                BasketKey key, TransactionText text, Optional<AccountMove> move, Optional<Chain.Section> section) {
            List<LedgerEntry> entries = move.map(AccountMove::points).orElse(List.of());
            if (section.isPresent()
                    && !BasketKey.parse(section.get().chain()).store().equals(key.store())
                    && !text.flag("postVoid")) {
                return Optional.of("the chain is another store's");
            }
            if (entries.isEmpty() == section.isPresent()) {
                return Optional.of("points move if and only if the sale has links of its till's chain");
            }
            return section.isEmpty() || section.get().holds(entries)
                    ? Optional.empty()
                    : Optional.of("the ledger entries are not those that the till chained");
        }
    }

    /** In one look at the book, or one change of it. */
    public Accounts(Connection book) {
        this.rows = new Rows(book);
    }

    /** Why the sale's links do not fit those that are known of its chain, if so. */
    public Optional<String> misfit(Told told) throws SQLException {
        if (told.section().isEmpty()) {
            return Optional.empty();
        }
        Chain.Section section = told.section().get();
        long end = section.from() + told.move().orElseThrow().points().size();
        return follows(section, end) && isFollowed(section, end)
                ? Optional.empty()
                : Optional.of("the ledger entries do not follow those that the till sent before");
    }

    /** Stored sections never overlap, so that the last one that begins before the end tells of all. */
    private boolean follows(Chain.Section section, long end) throws SQLException {
        return !rows.any("""
                select 1 from (
                  select last, after from section where chain = ? and first < ? order by first desc limit 1) prior
                where last > ? or last = ? and after <> ?""", section.chain(), end, section.from(), section.from(), section.before());
    }

    private boolean isFollowed(Chain.Section section, long end) throws SQLException {
        return !rows.any(
                "select 1 from section where chain = ? and first = ? and before <> ?",
                section.chain(),
                end,
                section.after());
    }

    /** Takes what a new sale did, and tells it to the tills. */
    public void take(Delivery delivery, Told told, Set<MemberId> erased) throws SQLException {
        if (told.section().isPresent()) {
            insertSection(
                    delivery.key().toString(),
                    told.section().get(),
                    told.move().orElseThrow().points().size());
        }
        if (told.move().isPresent()) {
            publish(Erased.anonymous(told.move().get(), erased));
        }
        for (MemberId id : told.named()) {
            if (!erased.contains(id)) {
                index(id, delivery.key().toString());
            }
        }
    }

    /** By the member, too, where the account is a household's. */
    private void index(MemberId id, String key) throws SQLException {
        rows.run("insert into account_move (account, key) values (?, ?) on conflict do nothing", id.id(), key);
    }

    private void insertSection(String key, Chain.Section section, int links) throws SQLException {
        rows.run(
                "insert into section (chain, first, last, before, after, key) values (?, ?, ?, ?, ?, ?)",
                section.chain(),
                section.from(),
                section.from() + links,
                section.before(),
                section.after(),
                key);
    }

    private void publish(AccountMove move) throws SQLException {
        rows.run("""
                insert into reference (type, id, version, removed, erase, consent, json, change)
                values ('account', ?, 1, 0, 0, 0, ?, (select coalesce(max(change), 0) + 1 from reference))""", move.booking().key(), AccountJson.object(move, currency(move)));
    }

    /** In which money it moved vouchers or was spent. */
    public static Currency currency(AccountMove move) {
        return move.fact()
                .map(fact -> fact.spend().currency())
                .or(() -> move.vouchers().stream().findFirst().map(voucher -> voucher.amount()
                        .currency()))
                .orElseThrow(() -> BadInput.missing("account.visit"));
    }

    /** All that transactions did to an account, in the order of arrival. */
    public List<AccountMove> moves(MemberId account) throws SQLException {
        // As a join of both it would lead SQLite through everybody's.
        return rows.list("""
                select json from reference
                where type = 'account' and id in (select key from account_move where account = ?) order by change""", row -> AccountJson.read(row.getString(1)), account.id());
    }

    /** The same as wire objects. */
    public List<String> texts(MemberId account) throws SQLException {
        return moves(account).stream()
                .map(move -> AccountJson.object(move, currency(move)))
                .toList();
    }

    /** The sum of an account's entries; below zero where more was spent than sales earned. */
    public Points points(MemberId account) throws SQLException {
        return moves(account).stream()
                .flatMap(move -> move.points().stream())
                .map(LedgerEntry::points)
                .reduce(Points.ZERO, Points::plus);
    }
}
