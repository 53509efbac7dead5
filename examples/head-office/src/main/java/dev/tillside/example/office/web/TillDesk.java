package dev.tillside.example.office.web;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.delivery.Sale;
import dev.tillside.example.office.delivery.Settled;
import dev.tillside.example.office.store.Json;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What tills ask. A key speaks for its own stores: what another store did may be read, and nothing be said in its name. */
final class TillDesk {
    private final Office office;
    private final OfficeMetrics metrics;

    TillDesk(Office office, OfficeMetrics metrics) {
        this.office = office;
        this.metrics = metrics;
    }

    void takeBaskets(Exchange exchange) throws IOException {
        List<Optional<Delivery>> read =
                exchange.lines().stream().map(Sale::delivery).toList();
        List<Delivery> own = read.stream()
                .flatMap(Optional::stream)
                .filter(delivery -> exchange.isOf(delivery.key().store()))
                .toList();
        Iterator<Settled> settlements =
                metrics.timed("deliver", () -> office.settle(own)).iterator();
        exchange.answer(read.stream().map(line -> {
            if (line.isEmpty()) {
                metrics.refused("NO_KEY");
                return Answers.unreadable();
            }
            BasketKey key = line.get().key();
            return Answers.of(exchange.isOf(key.store()) ? counted(settlements.next()) : ofAnotherStore(line.get()));
        }));
    }

    private Settlement counted(Settled settled) {
        metrics.settled(settled);
        return settled.settlement();
    }

    private Settlement ofAnotherStore(Delivery delivery) {
        metrics.refused("OTHER_STORE");
        boolean undoes = Sale.text(delivery).map(text -> text.flag("postVoid")).orElse(false);
        String store = delivery.key().store();
        String reason = undoes
                ? "a sale is post-voided in its own store, " + store
                        + ", which the API key is not for; in any other its goods come back as a return"
                : "the API key is not for the store of this sale";
        return new Settlement(delivery.key(), Settlement.Verdict.REFUSED, Optional.of(reason));
    }

    void showBaskets(Exchange exchange) throws IOException {
        String after = exchange.after();
        int most = exchange.most();
        ChangePage page = metrics.timed("baskets", () -> office.basketsAfter(after, most));
        metrics.served("baskets", page.objects().size());
        exchange.answer(Answers.of(page));
    }

    void showChanges(Exchange exchange) throws IOException {
        String after = exchange.after();
        int most = exchange.most();
        ChangePage page = metrics.timed("changes", () -> office.changesAfter(after, most));
        metrics.served("changes", page.objects().size());
        exchange.answer(Answers.of(page));
    }

    void showSnapshot(Exchange exchange) throws IOException {
        exchange.answer(Answers.of(metrics.timed("snapshot", office::snapshot)
                .orElseThrow(() -> Problem.notFound("no snapshot has been made yet"))));
    }

    void showPart(Exchange exchange) throws IOException {
        String part = exchange.context().pathParam("part");
        if (!part.matches("[0-9]{1,6}")) {
            throw Problem.malformed("a part's number is a number");
        }
        String id = exchange.context().pathParam("id");
        byte[] packed = metrics.timed("part", () -> office.snapshotPart(id, Integer.parseInt(part)));
        exchange.context().contentType("application/gzip").result(packed);
    }

    void lease(Exchange exchange) throws IOException {
        LeaseRequest request = LeaseWire.request(exchange.object());
        ownStore(exchange, request.basket());
        Lease lease = metrics.timed("lease", () -> office.lease(request)).orElseThrow();
        metrics.served("leases", 1);
        exchange.answer(LeaseWire.of(lease));
    }

    void present(Exchange exchange) throws IOException {
        Presence presence = LeaseWire.presence(exchange.object());
        for (BasketKey open : presence.open()) {
            ownStore(exchange, open);
        }
        if (!metrics.timed("present", () -> office.storesLeasedTo(presence.till())).stream()
                .allMatch(exchange::isOf)) {
            throw Problem.forbidden("this API key is not for that till"); // whose leases would end
        }
        String name = metrics.timed("present", () -> office.present(presence)).orElseThrow();
        exchange.answer(Json.MAPPER.createObjectNode().put("office", name));
    }

    private static void ownStore(Exchange exchange, BasketKey basket) throws Problem {
        if (!exchange.isOf(basket.store())) {
            throw Problem.forbidden("this API key is not for that store");
        }
    }
}
