package dev.tillside.example.office.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.store.Json;
import dev.tillside.sync.HeadOffice;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One request and its answer, as the routes see them. */
final class Exchange {
    private static final int MOST = 10_000;
    private static final int MOST_BY_DEFAULT = 1_000;

    private final Context context;
    private final Limits limits;
    private final BodyRoom.Share room;

    Exchange(Context context, Limits limits, BodyRoom.Share room) {
        this.context = context;
        this.limits = limits;
        this.room = room;
    }

    Context context() {
        return context;
    }

    /** The body's lines that are not blank. */
    List<String> lines() throws IOException {
        int most = limits.of(Limit.BODY_LINES);
        try (Stream<String> lines = body().lines()) {
            List<String> found =
                    lines.filter(line -> !line.isBlank()).limit(most + 1L).toList();
            if (found.size() > most) {
                throw new Problem(413, "TOO_LARGE", "the body has more than " + most + " lines");
            }
            return found;
        }
    }

    /** The one object that the body is. */
    ObjectNode object() throws IOException {
        return Json.object(body()).orElseThrow(() -> Problem.malformed("the body is not a JSON object"));
    }

    private String body() throws IOException {
        return new RequestBody(limits).text(context, room);
    }

    /** The cursor that is asked after. */
    String after() {
        return Optional.ofNullable(context.queryParam("after")).orElse(HeadOffice.START);
    }

    /** How many are asked for at most. */
    int most() throws Problem {
        String most = Optional.ofNullable(context.queryParam("most")).orElse(String.valueOf(MOST_BY_DEFAULT));
        if (!most.matches("[1-9][0-9]{0,8}")) {
            throw Problem.malformed("most is not a number of one or more");
        }
        return Math.min(MOST, Integer.parseInt(most));
    }

    /** Whether who asks may speak for this store. Before the first key is made everyone may. */
    boolean isOf(String store) {
        return Visit.of(context).key().map(key -> key.stores().contains(store)).orElse(true);
    }

    void answer(JsonNode object) {
        context.contentType("application/json").result(object.toString());
    }

    void answer(Stream<?> lines) {
        StringBuilder body = new StringBuilder();
        lines.forEach(line -> body.append(line).append('\n'));
        context.contentType("application/x-ndjson").result(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
