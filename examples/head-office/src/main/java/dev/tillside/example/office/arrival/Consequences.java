package dev.tillside.example.office.arrival;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.delivery.Fault;
import dev.tillside.example.office.delivery.Quarantine;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.delivery.Unverified;
import dev.tillside.example.office.settle.AccountIndex;
import dev.tillside.example.office.settle.Conflict;
import dev.tillside.example.office.settle.Conflicts;
import dev.tillside.example.office.settle.Leases;
import dev.tillside.example.office.settle.Readings;
import dev.tillside.example.office.settle.Settling;
import dev.tillside.example.office.settle.Terms;
import dev.tillside.example.office.settle.Use;
import dev.tillside.example.office.settle.UseReader;
import dev.tillside.example.office.settle.Uses;
import dev.tillside.example.office.store.Rows;
import dev.tillside.member.MemberId;
import dev.tillside.points.Chain;
import dev.tillside.sync.Delivery;
import dev.tillside.wire.TransactionText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What follows from a delivery beside its being stored: uses that are counted, leases that end, conflicts. */
final class Consequences {
    private final Connection book;
    private final Terms terms;
    private final Uses uses;
    private final Leases leases;
    private final Quarantine quarantine;
    private final Settling settling;
    private final Conflicts conflicts;
    private final AccountIndex accounts;
    private final Instant now;
    private final Set<Use.Subject> touched = new LinkedHashSet<>();

    Consequences(Connection book, Readings readings, Instant now) {
        this.book = book;
        this.terms = new Terms(book, readings);
        this.uses = new Uses(book);
        this.leases = new Leases(book, terms, now);
        this.quarantine = new Quarantine(book);
        this.settling = new Settling(book, terms);
        this.conflicts = new Conflicts(book);
        this.accounts = new AccountIndex(book);
        this.now = now;
    }

    /** A sale, return or note was stored. */
    void ofStored(BasketKey key, TransactionText stored, Optional<String> unverified) throws SQLException {
        Sale.Kind kind = Sale.kind(stored);
        if (quarantine.remove(key)) {
            uses.forgetQuarantined(key.toString());
        }
        leases.end(key);
        if (unverified.isPresent()) {
            new Unverified(book).add(key, unverified.get());
        }
        Optional<UseReader.Read> read = kind == Sale.Kind.NOTE ? Optional.empty() : UseReader.read(stored, terms);
        if (read.isPresent()) {
            uses.take(read.get(), true);
            for (Use use : read.get().uses()) {
                touch(use);
            }
        }
        comingBack(key, stored, kind);
    }

    /** Points that come in alone cannot make a use go beyond them. */
    private void touch(Use use) throws SQLException {
        boolean more = use.kind() == Conflict.Kind.POINTS
                && use.amount().signum() == 0
                && use.brought().signum() >= 0;
        if (!more || conflicts.any(accounts.subject(use.subject()))) {
            touched.add(use.of());
        }
    }

    private void comingBack(BasketKey key, TransactionText stored, Sale.Kind kind) throws SQLException {
        Optional<String> original = kind == Sale.Kind.RETURN
                ? Sale.original(stored).map(BasketKey::toString)
                : Optional.of(key.toString()).filter(any -> kind == Sale.Kind.SALE);
        if (original.isPresent()
                && new Rows(book).any("select 1 from basket where original = ? limit 1", original.get())) {
            touched.add(new Use.Subject(Conflict.Kind.RETURN, original.get()));
        }
    }

    /** A delivery is put into quarantine; members that were erased are taken out of it. */
    void ofFault(Arrival arrival, Fault fault, Set<MemberId> erased) throws SQLException {
        Delivery delivery = arrival.delivery();
        BasketKey key = delivery.key();
        String kept = erased.isEmpty() ? delivery.json() : Quarantine.without(delivery.json(), erased);
        quarantine.put(key, kept, fault, arrival.told().section().map(Chain.Section::chain), now);
        leases.end(key);
        uses.forgetQuarantined(key.toString());
        Optional<TransactionText> text = erased.isEmpty() ? arrival.text() : Sale.text(new Delivery(key, kept));
        Optional<UseReader.Read> read = fault.code() == Fault.Code.MALFORMED || text.isEmpty()
                ? Optional.empty()
                : UseReader.read(text.get(), terms);
        if (read.isPresent() && read.get().key().equals(key)) {
            uses.take(read.get(), false);
        }
    }

    /** Decides anew what was touched. */
    void settle() throws SQLException {
        settling.settle(touched);
    }
}
