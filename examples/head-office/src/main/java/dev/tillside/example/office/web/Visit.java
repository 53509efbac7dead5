package dev.tillside.example.office.web;

import dev.tillside.example.office.key.ApiKey;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** What the log and the metrics tell of one request, gathered on its way. */
final class Visit {
    private static final String NAME = Visit.class.getName();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final long began = System.nanoTime();
    private volatile String route = "none";
    private volatile Optional<ApiKey> key = Optional.empty();

    private Visit(String id) {
        this.id = id;
    }

    /** A visit by the name that the visitor gave it, where that is harmless in a log. */
    static Visit of(Request request) {
        String given = request.getHeaders().get("X-Request-Id");
        Visit visit = new Visit(given != null && ID.matcher(given).matches() ? given : drawn());
        request.setAttribute(NAME, visit);
        return visit;
    }

    static Visit of(Context context) {
        return (Visit) context.req().getAttribute(NAME);
    }

    private static String drawn() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String id() {
        return id;
    }

    long nanos() {
        return System.nanoTime() - began;
    }

    /** The route as the table has it: paths hold keys of baskets. */
    String route() {
        return route;
    }

    void goesTo(String address) {
        route = address;
    }

    Optional<ApiKey> key() {
        return key;
    }

    void shows(Optional<ApiKey> shown) {
        key = shown;
    }
}
