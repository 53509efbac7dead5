package dev.tillside.pos.sidecar;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is let in. A page in a browser of the same machine can send requests too: it is kept out by the host that it must name,
 * by the origin that browsers name, and by the token that it does not know. Thread-safe.
 */
final class Door {
    private static final String BEARER = "Bearer ";
    private static final String COOKIE = "tillside=";

    private final byte[] token;
    private final Set<String> origins;
    private final int port;
    private final boolean pages;

    /**
     * @param token what clients must send
     * @param origins of pages that may call besides
     * @param port where the server listens
     * @param pages whether the server has pages of its own, which may call
     */
    Door(String token, Set<String> origins, int port, boolean pages) {
        this.token = digest(token);
        this.origins = Set.copyOf(origins);
        this.port = port;
        this.pages = pages;
    }

    /**
     * Why the request is not let in; nothing where it is.
     *
     * @param open whether it needs no token
     */
    Optional<Reply> refuses(HttpExchange exchange, boolean open) {
        Headers headers = exchange.getRequestHeaders();
        Optional<String> host = only(headers, "Host");
        if (host.isEmpty() || !hosts().contains(host.get().toLowerCase(java.util.Locale.ROOT))) {
            return Optional.of(Reply.problem(403, "The Host header must name the loopback address and port."));
        }
        if (headers.containsKey("Origin")) {
            if (!isKnown(only(headers, "Origin"), host.get())) {
                return Optional.of(Reply.problem(403, "Pages of this origin may not call."));
            }
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", headers.getFirst("Origin"));
            exchange.getResponseHeaders().set("Vary", "Origin");
        }
        if (open || knows(headers)) {
            return Optional.empty();
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        return Optional.of(Reply.problem(401, "The token is missing or wrong; it stands in the token file."));
    }

    private Set<String> hosts() {
        return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    private boolean isKnown(Optional<String> origin, String host) {
        return origin.filter(o -> origins.contains(o) || pages && o.equals("http://" + host))
                .isPresent();
    }

    private boolean knows(Headers headers) {
        Optional<String> sent = only(headers, "Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .or(() -> pages ? cookie(headers) : Optional.empty());
        return sent.map(this::isToken).orElse(false);
    }

    /** Browsers send a page's own cookie along where scripts cannot: with an EventSource, say. */
    private static Optional<String> cookie(Headers headers) {
        return Optional.ofNullable(headers.get("Cookie")).stream()
                .flatMap(List::stream)
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(part -> part.startsWith(COOKIE))
                .map(part -> part.substring(COOKIE.length()))
                .findFirst();
    }

    /** The cookie that lets a page's own browser in, and no other site's requests. */
    static String cookieOf(String token) {
        return COOKIE + token + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** In constant time, whatever the length. */
    boolean isToken(String sent) {
        return MessageDigest.isEqual(digest(sent), token);
    }

    private static Optional<String> only(Headers headers, String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
