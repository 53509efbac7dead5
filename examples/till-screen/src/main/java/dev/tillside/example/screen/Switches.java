package dev.tillside.example.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** What can be taken from a till while it sells: head office, its line, its disk. Each switch is on while all is well. */
final class Switches {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private final Building building;
    private final Supplier<List<Till>> tills;

    Switches(Building building, Supplier<List<Till>> tills) {
        this.building = building;
        this.tills = tills;
    }

    /** {@code GET} tells how they stand; {@code POST {"headOffice":false}} turns one, or several. */
    void handle(HttpExchange exchange, Till till) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            try {
                turn(JSON.readTree(exchange.getRequestBody().readNBytes(LONGEST)), till);
            } catch (JsonProcessingException e) {
                Web.refuse(exchange, 400, "Not JSON.");
                return;
            }
        }
        Web.send(exchange, Web.JSON, state(till));
    }

    private void turn(JsonNode asked, Till till) throws IOException {
        boolean lines = asked.has("headOffice") || asked.has("line");
        if (asked.has("headOffice")) {
            building.turn(asked.get("headOffice").asBoolean());
        }
        if (asked.has("line")) {
            till.cable().plug(asked.get("line").asBoolean());
        }
        if (asked.has("library")) {
            till.disk().turn(!asked.get("library").asBoolean());
        }
        if (lines) {
            tills.get().forEach(Till::syncSoon);
        }
    }

    private String state(Till till) {
        return JSON.createObjectNode()
                .put("headOffice", building.isOn())
                .put("line", till.cable().isPlugged())
                .put("library", !till.disk().isStuck())
                .toString();
    }
}
