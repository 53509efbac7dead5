package dev.tillside.pos.sidecar;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a request is answered: a whole body at once.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body the text
 */
record Reply(int status, String contentType, String body) {
    private static final String JSON = "application/json";

    static Reply json(String body) {
        return new Reply(200, JSON, body);
    }

    static Reply json(int status, String body) {
        return new Reply(status, JSON, body);
    }

    /**
     * What HTTP itself has to say, as RFC 9457 words it.
     *
     * @param title fixed text without quotation marks
     */
    static Reply problem(int status, String title) {
        return new Reply(status, "application/problem+json", "{\"status\":" + status + ",\"title\":\"" + title + "\"}");
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
