package dev.tillside.pos.sidecar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tillside.fault.BadInput;
import dev.tillside.wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path is whose. */
final class Router implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int LONGEST_BODY = 256 * 1024;
    private static final int PASSED_OVER = 16 * 1024 * 1024;
    private static final Pattern LANE = Pattern.compile("/v1/lanes/([^/]+)/(events|tells|checkouts)");

    private final Door door;
    private final Map<String, Station> stations;
    private final TellsHandler tells;
    private final Documents documents;

    Router(Door door, Map<String, Station> stations, TellsHandler tells, Documents documents) {
        this.door = door;
        this.stations = Map.copyOf(stations);
        this.tells = tells;
        this.documents = documents;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            route(exchange);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A request met a fault of the sidecar's own; its connection is closed.", e);
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher lane = LANE.matcher(path);
        boolean asksFirst = exchange.getRequestMethod().equals("OPTIONS");
        Optional<Reply> refusal = door.refuses(exchange, asksFirst || !path.startsWith("/v1/"));
        if (refusal.isPresent()) {
            refusal.get().send(exchange);
        } else if (asksFirst) {
            allow(exchange);
        } else if (lane.matches()) {
            atLane(exchange, lane.group(1), lane.group(2));
        } else {
            document(exchange, path).send(exchange);
        }
    }

    private Reply document(HttpExchange exchange, String path) {
        return documents
                .at(path)
                .map(found -> allowed(exchange, "GET").orElse(found))
                .orElseGet(() -> Reply.problem(404, "Nothing is here."));
    }

    /** A browser asks before a page of another origin may send what simple pages cannot. */
    private static void allow(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST");
        exchange.getResponseHeaders()
                .set("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Last-Event-ID");
        exchange.sendResponseHeaders(204, -1);
    }

    private void atLane(HttpExchange exchange, String name, String what) throws IOException {
        Optional<Reply> refusal = allowed(exchange, what.equals("events") ? "POST" : "GET");
        Station station = stations.get(name);
        if (refusal.isPresent()) {
            refusal.get().send(exchange);
        } else if (station == null) {
            Reply.problem(404, "No such lane.").send(exchange);
        } else if (station.lane().isPresent()) {
            atLane(exchange, station.lane().get(), what);
        } else if (what.equals("tells")) {
            Reply.problem(503, "This lane's till cannot be opened; it is tried again.")
                    .send(exchange);
        } else {
            station.refusal().send(exchange);
        }
    }

    private void atLane(HttpExchange exchange, Lane lane, String what) throws IOException {
        if (what.equals("tells")) {
            tells.handle(exchange, lane);
        } else if (what.equals("checkouts")) {
            lane.checkouts().send(exchange);
        } else {
            event(exchange, lane).send(exchange);
        }
    }

    private static Optional<Reply> allowed(HttpExchange exchange, String method) {
        String asked = exchange.getRequestMethod();
        if (asked.equals(method) || method.equals("GET") && asked.equals("HEAD")) {
            return Optional.empty();
        }
        exchange.getResponseHeaders().set("Allow", method);
        return Optional.of(Reply.problem(405, "Only " + method + " here."));
    }

    /** An answer that comes before the end of what is sent is lost where the connection is closed on the sender. */
    private static void passOver(InputStream rest) throws IOException {
        byte[] passed = new byte[16 * 1024];
        long left = PASSED_OVER;
        for (int read = rest.read(passed); read >= 0 && left > 0; read = rest.read(passed)) {
            left -= read;
        }
    }

    private static Reply event(HttpExchange exchange, Lane lane) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            passOver(exchange.getRequestBody());
            exchange.getResponseHeaders().set("Connection", "close");
            return Reply.problem(413, "An event has at most 262144 bytes.");
        }
        Optional<String> name = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        try {
            return lane.answer(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString(),
                    name);
        } catch (CharacterCodingException e) {
            return Reply.problem(400, "The body is not UTF-8.");
        } catch (BadInput e) {
            return Reply.json(400, Answer.error(0, e, lane.language()));
        }
    }
}
