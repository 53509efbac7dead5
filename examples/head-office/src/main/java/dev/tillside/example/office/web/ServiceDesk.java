package dev.tillside.example.office.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** What those ask who look after the service. */
final class ServiceDesk {
    private final Readiness readiness;
    private final OfficeMetrics metrics;

    ServiceDesk(Readiness readiness, OfficeMetrics metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** The process answers; what it stands on is another question. */
    void live(Exchange exchange) {
        exchange.answer(Json.MAPPER.createObjectNode().put("status", "UP"));
    }

    void ready(Exchange exchange) {
        Map<String, Boolean> checks = readiness.checks();
        boolean all = checks.values().stream().allMatch(well -> well);
        ObjectNode told = Json.MAPPER.createObjectNode().put("status", word(all));
        ObjectNode each = told.putObject("checks");
        checks.forEach((name, well) -> each.put(name, word(well)));
        exchange.answer(told);
        exchange.context().status(all ? 200 : 503);
    }

    private static String word(boolean well) {
        return well ? "UP" : "DOWN";
    }

    void metrics(Exchange exchange) {
        exchange.context().contentType(OfficeMetrics.CONTENT_TYPE).result(metrics.text());
    }

    void openApi(Exchange exchange) throws IOException {
        try (InputStream document = ServiceDesk.class.getResourceAsStream("openapi.json")) {
            exchange.context().contentType("application/json").result(document.readAllBytes());
        }
    }
}
