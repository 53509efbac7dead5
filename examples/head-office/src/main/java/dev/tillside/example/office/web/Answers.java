package dev.tillside.example.office.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.OperatorAct;
import dev.tillside.example.office.delivery.Quarantined;
import dev.tillside.example.office.delivery.Totals;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.example.office.settle.Budget;
import dev.tillside.example.office.settle.Conflict;
import dev.tillside.example.office.settle.TillSeen;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Page;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.OfficeSignature;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Snapshot;
import java.util.Optional;
import java.util.stream.Stream;

/** What head office says, as JSON. */
final class Answers {
    private Answers() {}

    static ObjectNode of(Settlement settlement) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("key", settlement.key().toString());
        line.put("verdict", settlement.verdict().name());
        settlement.reason().ifPresent(reason -> line.put("reason", reason));
        return line;
    }

    /** Of a line that names no sale. */
    static ObjectNode unreadable() {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("verdict", Settlement.Verdict.REFUSED.name());
        line.put("reason", "the line is not a JSON object with a basket's key");
        return line;
    }

    static ObjectNode of(Publication publication) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        publication.object().ifPresent(object -> line.put("object", object));
        line.put("verdict", publication.verdict().name());
        publication.reason().ifPresent(reason -> line.put("reason", reason));
        return line;
    }

    static ObjectNode of(Snapshot snapshot) {
        ObjectNode told = Json.MAPPER.createObjectNode();
        told.put("type", "snapshot").put("id", snapshot.id()).put("issue", snapshot.issue());
        told.put("cursor", snapshot.cursor()).put("objects", snapshot.objects());
        ArrayNode parts = told.putArray("parts");
        snapshot.parts()
                .forEach(part -> parts.addObject().put("bytes", part.bytes()).put("sha256", part.sha256()));
        return signed(told, snapshot.signature());
    }

    static Stream<Object> of(ChangePage page) {
        ObjectNode last = Json.MAPPER.createObjectNode();
        last.put("type", "page").put("cursor", page.cursor()).put("more", page.more());
        return Stream.concat(page.objects().stream(), Stream.of(signed(last, page.signature())));
    }

    /** The line that ends a page. */
    static ObjectNode last(Page<?> page) {
        ObjectNode last = Json.MAPPER.createObjectNode();
        return last.put("type", "page").put("cursor", page.cursor()).put("more", page.more());
    }

    private static ObjectNode signed(ObjectNode told, Optional<OfficeSignature> signature) {
        signature.ifPresent(by -> told.put("key", by.key()).put("signature", by.value()));
        return told;
    }

    static ObjectNode of(Totals totals) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.put("baskets", totals.baskets());
        shown.put("total", totals.total().toPlainString());
        shown.put("discount", totals.discount().toPlainString());
        shown.put("due", totals.due().toPlainString());
        shown.put("pointsEarned", totals.pointsEarned().toPlainString());
        shown.put("returns", totals.returns());
        shown.put("refunded", totals.refunded().toPlainString());
        shown.put("discountTakenBack", totals.discountTakenBack().toPlainString());
        shown.put("pointsTakenBack", totals.pointsTakenBack().toPlainString());
        return shown;
    }

    /** Without what was delivered, which may name a member. */
    static ObjectNode of(Quarantined one) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("key", one.key().toString()).put("code", one.code()).put("reason", one.reason());
        line.put("received", one.received().toString()).put("store", one.store());
        one.till().ifPresent(till -> line.put("till", till));
        return line;
    }

    static ObjectNode of(OperatorAct act) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("at", act.at().toString()).put("operator", act.operator());
        line.put("did", act.did().name()).put("subject", act.subject());
        return line.put("reason", act.reason());
    }

    static ObjectNode of(Conflict conflict) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("kind", conflict.kind().name()).put("subject", conflict.subject());
        line.put("key", conflict.key().toString()).put("store", conflict.store());
        line.put("at", conflict.at().toString()).put("uses", conflict.uses());
        line.put("amount", conflict.amount().toPlainString());
        return line.put("reason", conflict.reason().name());
    }

    static ObjectNode of(TillSeen till) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("till", till.till());
        till.store().ifPresent(store -> line.put("store", store));
        line.put("seen", till.seen().toString());
        return line.put("open", till.open()).put("leases", till.leases());
    }

    static ObjectNode of(Budget budget) {
        ObjectNode told = Json.MAPPER.createObjectNode().put("offer", budget.offer());
        budget.uses().ifPresent(uses -> told.put("uses", uses));
        budget.amount().ifPresent(amount -> told.put("amount", amount.toPlainString()));
        return told;
    }

    static ObjectNode of(Problem problem) {
        ObjectNode error = Json.MAPPER.createObjectNode();
        return error.put("code", problem.code()).put("message", problem.getMessage());
    }
}
