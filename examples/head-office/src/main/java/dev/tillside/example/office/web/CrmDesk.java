package dev.tillside.example.office.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.crm.CrmExport;
import dev.tillside.example.office.crm.CrmFeed;
import dev.tillside.example.office.crm.CrmPage;
import dev.tillside.example.office.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** What systems ask that follow members: JSON Lines with the page's own line at the end, or CSV with the same in its headers. */
final class CrmDesk {
    private final CrmExport crm;
    private final OfficeMetrics metrics;

    CrmDesk(CrmExport crm, OfficeMetrics metrics) {
        this.crm = crm;
        this.metrics = metrics;
    }

    void showMembers(Exchange exchange) throws IOException {
        show(exchange, CrmFeed.MEMBERS);
    }

    void showRedemptions(Exchange exchange) throws IOException {
        show(exchange, CrmFeed.REDEMPTIONS);
    }

    private void show(Exchange exchange, CrmFeed feed) throws IOException {
        String after = exchange.after();
        int most = exchange.most();
        CrmPage page = metrics.timed("crm", () -> crm.page(feed, after, most));
        metrics.served("crm", page.rows().size());
        if (Optional.ofNullable(exchange.context().header("Accept")).orElse("").contains("text/csv")) {
            asCsv(exchange, page);
        } else {
            exchange.answer(Stream.concat(page.rows().stream(), Stream.of(last(page))));
        }
    }

    private static ObjectNode last(CrmPage page) {
        ObjectNode last = Json.MAPPER.createObjectNode();
        last.put("type", "page").put("cursor", page.cursor()).put("more", page.more());
        return last.put("fromStart", page.fromStart());
    }

    private static void asCsv(Exchange exchange, CrmPage page) {
        exchange.context()
                .header("Tillside-Cursor", page.cursor())
                .header("Tillside-More", String.valueOf(page.more()))
                .header("Tillside-From-Start", String.valueOf(page.fromStart()))
                .contentType("text/csv; charset=utf-8")
                .result(page.csv().getBytes(StandardCharsets.UTF_8));
    }
}
