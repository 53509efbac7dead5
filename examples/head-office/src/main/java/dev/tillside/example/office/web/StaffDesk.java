package dev.tillside.example.office.web;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.reference.Publication;
import java.io.IOException;
import java.util.List;

/** What people at head office and their programs ask. */
final class StaffDesk {
    private final Office office;
    private final OfficeMetrics metrics;

    StaffDesk(Office office, OfficeMetrics metrics) {
        this.office = office;
        this.metrics = metrics;
    }

    void publish(Exchange exchange) throws IOException {
        List<String> objects = exchange.lines();
        List<Publication> publications = metrics.timed("publish", () -> office.publish(objects));
        exchange.answer(publications.stream().map(Answers::of));
    }

    void issueSnapshot(Exchange exchange) throws IOException {
        exchange.answer(Answers.of(metrics.timed("issueSnapshot", office::issueSnapshot)));
    }

    void showBasket(Exchange exchange) throws IOException {
        BasketKey key = BasketKey.parse(exchange.context().pathParam("key"));
        String sale = metrics.timed("basket", () -> office.basket(key))
                .orElseThrow(() -> Problem.notFound("no sale of this key is stored"));
        exchange.context().contentType("application/json").result(sale);
    }

    void showTotals(Exchange exchange) throws IOException {
        exchange.answer(Answers.of(metrics.timed("totals", office::totals)));
    }
}
