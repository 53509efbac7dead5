package dev.tillside.example.screen;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages are sent: whole bodies, with the headers that keep strangers' scripts and frames out. */
final class Web {
    static final String JSON = "application/json";
    static final String HTML = "text/html; charset=utf-8";
    static final String SVG = "image/svg+xml";

    private Web() {}

    /**
     * @param framed the other origins whose pages may show this one in a frame, and which it may show
     */
    static void guard(HttpExchange exchange, List<URI> framed) {
        String friends = framed.stream().map(uri -> " " + uri).reduce("", String::concat);
        Headers headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " frame-src 'self'" + friends + "; frame-ancestors 'self'" + friends
                        + "; base-uri 'none'; form-action 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    static void send(HttpExchange exchange, String type, String body) throws IOException {
        send(exchange, 200, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", why.getBytes(StandardCharsets.UTF_8));
    }

    /** The query's values by their names; of a name that comes twice, the last. */
    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new HashMap<>();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
