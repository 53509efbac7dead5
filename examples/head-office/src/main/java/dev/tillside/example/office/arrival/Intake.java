package dev.tillside.example.office.arrival;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.crm.CrmEntries;
import dev.tillside.example.office.delivery.Accounts;
import dev.tillside.example.office.delivery.Baskets;
import dev.tillside.example.office.delivery.Erased;
import dev.tillside.example.office.delivery.Fault;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.delivery.Settled;
import dev.tillside.example.office.settle.Readings;
import dev.tillside.member.MemberId;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.wire.TransactionText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes deliveries that were judged into the book, each once, with all that follows from them. */
public final class Intake {
    private final Connection book;
    private final Baskets baskets;
    private final Accounts accounts;
    private final Consequences consequences;
    private final Instant now;

    /**
     * @param book under the writer's transaction
     * @param now when they came
     */
    public Intake(Connection book, Readings readings, Instant now) {
        this.book = book;
        this.baskets = new Baskets(book);
        this.accounts = new Accounts(book);
        this.consequences = new Consequences(book, readings, now);
        this.now = now;
    }

    /** What became of each, in the same order. */
    public List<Settled> take(List<Arrival> batch) throws SQLException {
        List<Settled> settlements = new ArrayList<>(batch.size());
        for (Arrival arrival : batch) {
            settlements.add(take(arrival));
        }
        consequences.settle();
        return settlements;
    }

    private Settled take(Arrival arrival) throws SQLException {
        Delivery delivery = arrival.delivery();
        Set<MemberId> erased = new Erased(book).among(arrival.told().named());
        Optional<Fault> fault = arrival.malformed();
        if (fault.isEmpty()) {
            Optional<String> stored = baskets.json(delivery.key());
            if (stored.isPresent()
                    && Sale.same(
                            stored.get(), Erased.anonymous(delivery, erased).json())) {
                return taken(delivery, Verdict.ALREADY_THERE);
            }
            if (stored.isPresent() && Sale.kind(arrival.text().orElseThrow()) == Sale.Kind.NOTE) {
                String reason = "another till took the basket up"; // which both may do, and nobody is at fault
                return new Settled(refused(delivery, reason), Optional.empty());
            }
            fault = stored.isPresent() ? Optional.of(Fault.DIFFERENT) : fault(arrival);
        }
        if (fault.isPresent()) {
            consequences.ofFault(arrival, fault.get(), erased);
            return new Settled(
                    refused(delivery, fault.get().reason()),
                    Optional.of(fault.get().code()));
        }
        store(arrival, erased);
        return taken(delivery, Verdict.STORED);
    }

    private Optional<Fault> fault(Arrival arrival) throws SQLException {
        Optional<String> ledger = arrival.told().fault();
        if (ledger.isPresent()) {
            return Optional.of(new Fault(Fault.Code.LEDGER, ledger.get()));
        }
        if (arrival.wrong().isPresent()) {
            return arrival.wrong();
        }
        return accounts.misfit(arrival.told()).map(reason -> new Fault(Fault.Code.CHAIN, reason));
    }

    private void store(Arrival arrival, Set<MemberId> erased) throws SQLException {
        Delivery kept = Erased.anonymous(arrival.delivery(), erased);
        TransactionText text = erased.isEmpty() ? arrival.text().orElseThrow() : TransactionText.of(kept.json());
        Sale.Kind kind = Sale.kind(text);
        Optional<MemberId> member = kind == Sale.Kind.NOTE ? Optional.empty() : Sale.member(text);
        Optional<BasketKey> original = kind == Sale.Kind.RETURN ? Sale.original(text) : Optional.empty();
        baskets.add(new Baskets.Stored(kept, kind, original, member), now);
        accounts.take(arrival.delivery(), arrival.told(), erased);
        if (member.isPresent()) {
            new CrmEntries(book).tellSale(member.get(), kept.key().toString(), kept.json());
        }
        consequences.ofStored(kept.key(), text, arrival.unverified());
    }

    private static Settled taken(Delivery delivery, Verdict verdict) {
        return new Settled(new Settlement(delivery.key(), verdict, Optional.empty()), Optional.empty());
    }

    private static Settlement refused(Delivery delivery, String reason) {
        return new Settlement(delivery.key(), Verdict.REFUSED, Optional.of(reason));
    }
}
