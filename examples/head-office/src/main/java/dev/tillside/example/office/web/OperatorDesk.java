package dev.tillside.example.office.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Oversight;
import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Page;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;

/** What operators look at and decide. */
final class OperatorDesk {
    private final Oversight oversight;
    private final OfficeMetrics metrics;

    OperatorDesk(Oversight oversight, OfficeMetrics metrics) {
        this.oversight = oversight;
        this.metrics = metrics;
    }

    void showQuarantine(Exchange exchange) throws IOException {
        show(exchange, "quarantine", oversight::quarantine, Answers::of);
    }

    private <T> void show(Exchange exchange, String what, Page.Source<T> list, Function<T, ObjectNode> line)
            throws IOException {
        String after = exchange.after();
        int most = exchange.most();
        Page<T> page = metrics.timed(what, () -> list.after(after, most));
        exchange.answer(Stream.concat(page.rows().stream().map(line), Stream.of(Answers.last(page))));
    }

    void showQuarantined(Exchange exchange) throws IOException {
        BasketKey key = BasketKey.parse(exchange.context().pathParam("key"));
        Quarantined one = metrics.timed("quarantine", () -> oversight.quarantined(key))
                .orElseThrow(() -> Problem.notFound("nothing of this key is in quarantine"));
        exchange.answer(Answers.of(one).put("json", one.json()));
    }

    void release(Exchange exchange) throws IOException {
        ObjectNode asked = exchange.object();
        BasketKey key = BasketKey.parse(text(asked, "key"));
        oversight.release(key, who(exchange, asked), text(asked, "reason"));
        exchange.answer(Json.MAPPER.createObjectNode().put("key", key.toString()));
    }

    void discard(Exchange exchange) throws IOException {
        ObjectNode asked = exchange.object();
        BasketKey key = BasketKey.parse(text(asked, "key"));
        oversight.discard(key, who(exchange, asked), text(asked, "reason"));
        exchange.answer(Json.MAPPER.createObjectNode().put("key", key.toString()));
    }

    void endLeases(Exchange exchange) throws IOException {
        ObjectNode asked = exchange.object();
        int ended = oversight.endLeases(text(asked, "till"), who(exchange, asked), text(asked, "reason"));
        exchange.answer(Json.MAPPER.createObjectNode().put("ended", ended));
    }

    /** As he names himself, and the key that proves more. */
    private static String who(Exchange exchange, ObjectNode asked) throws Problem {
        String named = text(asked, "operator");
        return Visit.of(exchange.context())
                .key()
                .map(key -> named + " (" + key.id() + ")")
                .orElse(named);
    }

    private static String text(ObjectNode asked, String field) throws Problem {
        if (!asked.path(field).isTextual()) {
            throw Problem.malformed(field + " is not a text");
        }
        return asked.path(field).textValue();
    }

    void showActs(Exchange exchange) throws IOException {
        show(exchange, "acts", oversight::acts, Answers::of);
    }

    void showConflicts(Exchange exchange) throws IOException {
        show(exchange, "conflicts", oversight::conflicts, Answers::of);
    }

    void showTills(Exchange exchange) throws IOException {
        exchange.answer(metrics.timed("tills", oversight::tills).stream().map(Answers::of));
    }

    void showUnverified(Exchange exchange) throws IOException {
        ObjectNode told = Json.MAPPER.createObjectNode();
        metrics.timed("unverified", oversight::unverified).forEach(told::put);
        exchange.answer(told);
    }

    void showBudget(Exchange exchange) throws IOException {
        String offer = exchange.context().pathParam("id");
        exchange.answer(Answers.of(metrics.timed("budget", () -> oversight.budget(offer))
                .orElseThrow(() -> Problem.notFound("no offer of this id is known"))));
    }
}
