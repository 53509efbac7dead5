package dev.tillside.example.office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.ChangesGone;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.OfficeSignature;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Snapshot;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves an {@link Office} over HTTP: the protocol of {@link dev.tillside.sync}, and for people and other programs
 *
 * <ul>
 *   <li>{@code POST /v1/reference}: publishes wire objects, a line each; answers a line per object, {@code {"object":
 *       "offer/O1","verdict":"ACCEPTED"}}, {@code UNCHANGED} or {@code REFUSED} with its {@code reason}
 *   <li>{@code POST /v1/snapshot}: makes a snapshot now; answers what {@code GET} does
 *   <li>{@code GET /v1/baskets?after=&most=}: what tills delivered, in the order of arrival, and a page line as in {@code /v1/changes}
 *   <li>{@code GET /v1/baskets/store/workstation/businessDay/tx}: one sale
 *   <li>{@code GET /v1/totals}: sums over all sales and returns
 *   <li>{@code GET /health}: whether the file can be read; asks for no key
 * </ul>
 *
 * <p>It owns neither the office, which it leaves open, nor the JVM: its threads are daemons.
 */
public final class OfficeServer implements AutoCloseable {
    /** A request's body is at most this long, packed or not: 16 MiB, as the protocol says. */
    static final int LONGEST_BODY = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(OfficeServer.class);
    private static final int MOST = 10_000;
    private static final int MOST_BY_DEFAULT = 1_000;
    private static final int STOP_WITHIN_MS = 5_000;
    private static final int QUIET_MS = 200; // on closing, a connection that is quiet for so long has nothing under way
    private static final int MOST_THREADS = 64;

    private final Office office;
    private final Optional<byte[]> apiKey;
    private final String host;
    private final int port;
    private final Javalin javalin;

    private OfficeServer(Builder settings) {
        office = settings.office;
        apiKey = settings.apiKey.map(key -> ("Bearer " + key).getBytes(StandardCharsets.UTF_8));
        host = settings.host;
        port = settings.port;
        javalin = Javalin.create(this::configure);
    }

    /** Begins the settings of a server over the office. */
    public static Builder over(Office office) {
        return new Builder(office);
    }

    /** Settings. By default the server listens on the loopback address, on a free port, and asks for no key. */
    public static final class Builder {
        private final Office office;
        private String host = "127.0.0.1";
        private int port;
        private Optional<String> apiKey = Optional.empty();

        private Builder(Office office) {
            this.office = BadInput.present(office, "office");
        }

        /** The address to listen on. Others than loopback want an API key, and a proxy that speaks TLS in front. */
        public Builder host(String address) {
            host = BadInput.present(address, "host");
            return this;
        }

        /** The port, or 0 for a free one. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw BadInput.value("port", "not a port of 0 to 65535: " + number);
            }
            port = number;
            return this;
        }

        /** The key that everyone must show, as {@code Authorization: Bearer}. */
        public Builder apiKey(String key) {
            if (BadInput.present(key, "apiKey").isBlank()) {
                throw BadInput.value("apiKey", "the API key is blank");
            }
            apiKey = Optional.of(key);
            return this;
        }

        /**
         * Starts; the server answers when this returns.
         *
         * @throws IOException when it cannot listen there, because another program does say
         */
        public OfficeServer start() throws IOException {
            OfficeServer server = new OfficeServer(this);
            try {
                server.javalin.start();
                return server;
            } catch (RuntimeException e) {
                server.close();
                throw new IOException("head office cannot listen on " + host + ", port " + port, e);
            }
        }
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Where tills find it. */
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /** Takes no more requests, lets those under way end (5 seconds at most), and stops. Closing twice is harmless. */
    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(1));
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName("head-office");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(server -> {
            server.setHandler(new GracefulHandler());
            server.setStopTimeout(STOP_WITHIN_MS);
        });
        config.jetty.addConnector(this::connector);
        routes(config);
        faults(config);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setShutdownIdleTimeout(QUIET_MS);
        return connector;
    }

    private void routes(JavalinConfig config) {
        config.routes.before("/v1/*", this::admit);
        config.routes.post("/v1/baskets", this::takeBaskets);
        config.routes.get("/v1/baskets", this::showBaskets);
        config.routes.get("/v1/baskets/<key>", this::showBasket);
        config.routes.get("/v1/totals", this::showTotals);
        config.routes.get("/v1/changes", this::showChanges);
        config.routes.get("/v1/snapshot", this::showSnapshot);
        config.routes.post("/v1/snapshot", this::issueSnapshot);
        config.routes.get("/v1/snapshot/{id}/{part}", this::showPart);
        config.routes.post("/v1/reference", this::publish);
        config.routes.get("/health", this::health);
    }

    private static void faults(JavalinConfig config) {
        config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
        config.routes.exception(
                BadInput.class, (fault, context) -> answer(context, Problem.malformed(fault.getMessage())));
        config.routes.exception(HttpResponseException.class, (fault, context) -> answer(context, known(fault)));
        config.routes.exception(
                ChangesGone.class,
                (gone, context) -> answer(
                        context, new Problem(410, "GONE", "what changed after this cursor is not kept any more")));
        config.routes.exception(IOException.class, (fault, context) -> {
            LOG.warn("A request could not be answered now; whoever asked will come again.", fault);
            answer(context, new Problem(503, "NOT_NOW", "head office cannot say now; come again"));
        });
        config.routes.exception(Exception.class, (fault, context) -> {
            LOG.error("A request met a fault of this program.", fault);
            answer(context, new Problem(500, "FAILED", "head office failed; its log says more"));
        });
    }

    private static Problem known(HttpResponseException fault) {
        return switch (fault.getStatus()) {
            case 404 -> new Problem(404, "NOT_FOUND", "nothing lives at this address");
            case 405 -> new Problem(405, "WRONG_METHOD", "this address is asked in another way");
            default -> new Problem(fault.getStatus(), "REFUSED", "the request was refused");
        };
    }

    private static void answer(Context context, Problem problem) {
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.put("code", problem.code()).put("message", problem.getMessage());
        context.status(problem.status()).contentType("application/json").result(error.toString());
    }

    private void admit(Context context) throws Problem {
        String shown = Optional.ofNullable(context.header("Authorization")).orElse("");
        if (apiKey.isPresent() && !MessageDigest.isEqual(apiKey.get(), shown.getBytes(StandardCharsets.UTF_8))) {
            context.header("WWW-Authenticate", "Bearer");
            throw new Problem(401, "UNAUTHORIZED", "the API key is missing or wrong");
        }
    }

    private void takeBaskets(Context context) throws IOException {
        List<String> lines = RequestLines.of(context, LONGEST_BODY);
        List<Optional<Delivery>> deliveries = lines.stream().map(Sale::delivery).toList();
        Iterator<Settlement> settlements = office.deliver(
                        deliveries.stream().flatMap(Optional::stream).toList())
                .iterator();
        answer(
                context,
                deliveries.stream().map(delivery -> delivery.isPresent() ? told(settlements.next()) : unreadable()));
    }

    private static ObjectNode told(Settlement settlement) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("key", settlement.key().toString());
        line.put("verdict", settlement.verdict().name());
        settlement.reason().ifPresent(reason -> line.put("reason", reason));
        return line;
    }

    private static ObjectNode unreadable() {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("verdict", Settlement.Verdict.REFUSED.name());
        return line.put("reason", "the line is not a JSON object with a basket's key");
    }

    private void publish(Context context) throws IOException {
        List<Publication> publications = office.publish(RequestLines.of(context, LONGEST_BODY));
        answer(context, publications.stream().map(OfficeServer::told));
    }

    private static ObjectNode told(Publication publication) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        publication.object().ifPresent(object -> line.put("object", object));
        line.put("verdict", publication.verdict().name());
        publication.reason().ifPresent(reason -> line.put("reason", reason));
        return line;
    }

    private void showChanges(Context context) throws IOException {
        answer(context, office.changesAfter(after(context), most(context)));
    }

    private void showSnapshot(Context context) throws IOException {
        Snapshot snapshot =
                office.snapshot().orElseThrow(() -> new Problem(404, "NOT_FOUND", "no snapshot has been made yet"));
        answer(context, snapshot);
    }

    private void issueSnapshot(Context context) throws IOException {
        answer(context, office.issueSnapshot());
    }

    private static void answer(Context context, Snapshot snapshot) {
        ObjectNode told = Json.MAPPER.createObjectNode();
        told.put("type", "snapshot").put("id", snapshot.id()).put("issue", snapshot.issue());
        told.put("cursor", snapshot.cursor()).put("objects", snapshot.objects());
        ArrayNode parts = told.putArray("parts");
        snapshot.parts()
                .forEach(part -> parts.addObject().put("bytes", part.bytes()).put("sha256", part.sha256()));
        sign(told, snapshot.signature());
        context.contentType("application/json").result(told.toString());
    }

    private static void sign(ObjectNode told, Optional<OfficeSignature> signature) {
        signature.ifPresent(by -> told.put("key", by.key()).put("signature", by.value()));
    }

    private void showPart(Context context) throws IOException {
        String part = context.pathParam("part");
        if (!part.matches("[0-9]{1,6}")) {
            throw Problem.malformed("a part's number is a number");
        }
        byte[] packed = office.snapshotPart(context.pathParam("id"), Integer.parseInt(part));
        context.contentType("application/gzip").result(packed);
    }

    private void showBaskets(Context context) throws IOException {
        answer(context, office.basketsAfter(after(context), most(context)));
    }

    private void showBasket(Context context) throws IOException {
        String sale = office.basket(BasketKey.parse(context.pathParam("key")))
                .orElseThrow(() -> new Problem(404, "NOT_FOUND", "no sale of this key is stored"));
        context.contentType("application/json").result(sale);
    }

    private void showTotals(Context context) throws IOException {
        Totals totals = office.totals();
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
        context.contentType("application/json").result(shown.toString());
    }

    private void health(Context context) throws IOException {
        office.referenceCount();
        context.contentType("application/json").result("{\"status\":\"UP\"}");
    }

    private static String after(Context context) {
        return Optional.ofNullable(context.queryParam("after")).orElse(HeadOffice.START);
    }

    private static int most(Context context) throws Problem {
        String most = Optional.ofNullable(context.queryParam("most")).orElse(String.valueOf(MOST_BY_DEFAULT));
        if (!most.matches("[1-9][0-9]{0,8}")) {
            throw Problem.malformed("most is not a number of one or more");
        }
        return Math.min(MOST, Integer.parseInt(most));
    }

    private static void answer(Context context, ChangePage page) {
        ObjectNode last = Json.MAPPER.createObjectNode();
        last.put("type", "page").put("cursor", page.cursor()).put("more", page.more());
        sign(last, page.signature());
        answer(context, Stream.concat(page.objects().stream(), Stream.of(last)));
    }

    private static void answer(Context context, Stream<?> lines) {
        String body = lines.map(line -> line + "\n").collect(Collectors.joining());
        context.contentType("application/x-ndjson").result(body.getBytes(StandardCharsets.UTF_8));
    }
}
