package dev.tillside.pos.sidecar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.fault.BadInput;
import dev.tillside.pos.replay.TillEvents;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tills for programs of the same machine that are not Java: HTTP on loopback, in the words of the wire format. The package's
 * documentation has the protocol.
 *
 * <p>Thread-safe. Closing ends within five seconds; open sales stay on disk and are there with the next start.
 */
public final class Sidecar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sidecar.class);
    private static final int BACKLOG = 256;
    /** Each request that has begun and does not end holds one, for seconds: many must leave room for who sells. */
    private static final int THREADS = 1024;

    private static final int RUN = 4;
    private static final int AGAIN = 5;
    private static final int INVITATION = 16;
    private static final Duration END = Duration.ofSeconds(3);
    private static final Duration SENDING = Duration.ofSeconds(1);

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService pulse;
    /** Beside the pulse: a till that hangs while it is opened holds up nobody who listens. */
    private final ScheduledExecutorService tries;

    private final Map<String, Station> stations = new LinkedHashMap<>();
    private final Readiness readiness;
    private final Set<String> invitations = ConcurrentHashMap.newKeySet();
    private final String token;
    private final Path tokenFile;

    Sidecar(SidecarBuilder plan) throws IOException {
        quicken();
        tokenFile = plan.tokenFile.orElseGet(() -> plan.directory.resolve("token"));
        token = TokenFile.read(tokenFile);
        server = HttpServer.create(new InetSocketAddress(plan.address, plan.port), BACKLOG);
        int most = THREADS + Math.max(1, plan.lanes.size()) * Tells.LISTENERS;
        threads = new ThreadPoolExecutor(
                2, most, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Daemons.named("tillside-sidecar"));
        readiness = new Readiness(plan.directory, stations.values(), plan.language);
        pulse = Executors.newSingleThreadScheduledExecutor(Daemons.named("tillside-pulse"));
        tries = Executors.newSingleThreadScheduledExecutor(Daemons.named("tillside-tries"));
        try {
            open(plan);
            rehearse(plan);
            listen(plan);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The way to start a sidecar whose tills have their files below that directory, which is made where it is not there. */
    public static SidecarBuilder in(Path directory) {
        return new SidecarBuilder(directory);
    }

    /**
     * The JDK's server waits 40 ms with the end of an answer unless it is told not to, and for ever for the end of a request, of
     * any length. It reads these once in a process; who has set them otherwise is left alone.
     */
    private static void quicken() {
        Map.of(
                        "sun.net.httpserver.nodelay",
                        "true",
                        "sun.net.httpserver.maxReqTime",
                        "5",
                        "sun.net.httpserver.maxReqHeaderSize",
                        "16384")
                .forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    }

    private void open(SidecarBuilder plan) {
        byte[] drawn = new byte[RUN];
        new SecureRandom().nextBytes(drawn);
        String run = HexFormat.of().formatHex(drawn);
        for (String name : plan.lanes.isEmpty() ? List.of("1") : plan.lanes) {
            Path directory = TillEvents.directory(plan.directory, name);
            LaneClock clock = new LaneClock(plan.clock);
            Lane.Plan lane = new Lane.Plan(
                    name,
                    clock,
                    witness -> new TillEvents(
                            name, () -> till(plan, directory, clock), plan.language, witness, () -> false),
                    directory.resolve("requests"),
                    new Tells(run),
                    Map.copyOf(plan.budgets),
                    plan.language);
            stations.put(name, new Station(lane, directory));
        }
        reopen();
    }

    /** Opens the lanes that are not open. */
    void reopen() {
        stations.values().forEach(Station::open);
    }

    /** What goes wrong in it is nothing to a shop: its first scan is slow then. */
    private static void rehearse(SidecarBuilder plan) {
        try {
            if (plan.rehearses) {
                Rehearsal.run();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The sidecar could not rehearse, so its first answers are slow.", e);
        }
    }

    private static LoyaltyTill till(SidecarBuilder plan, Path directory, LaneClock clock) {
        LoyaltyTillBuilder builder =
                LoyaltyTill.at(directory).clock(clock).language(plan.language).listForecast(plan.listForecast);
        plan.headOffice.ifPresent(builder::headOffice);
        plan.listKey.ifPresent(builder::listKey);
        plan.syncEvery.ifPresent(builder::syncEvery);
        LoyaltyTill till = builder.open();
        try {
            till.take(plan.reference);
            return till;
        } catch (RuntimeException e) {
            till.close();
            throw e;
        }
    }

    private void listen(SidecarBuilder plan) {
        int port = server.getAddress().getPort();
        Door door = new Door(token, plan.origins, port, !plan.pages.isEmpty());
        server.setExecutor(threads);
        server.createContext(
                "/", new Router(door, stations, new TellsHandler(plan.heartbeat), new Documents(readiness)));
        plan.pages.forEach((prefix, handler) -> server.createContext(prefix, page(door, prefix, handler)));
        server.start();
        pulse.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        tries.scheduleWithFixedDelay(this::tryAgain, AGAIN, AGAIN, TimeUnit.SECONDS);
        readiness.listens(true);
        LOG.info("The sidecar listens at {} for the lanes {}.", uri(), stations.keySet());
    }

    /** What throws once would end all further tries. */
    private void tryAgain() {
        try {
            reopen();
        } catch (RuntimeException e) {
            LOG.error("A lane met a fault while it was opened again.", e);
        }
    }

    private void look() {
        stations.values().stream().flatMap(station -> station.lane().stream()).forEach(Lane::look);
    }

    private HttpHandler page(Door door, String prefix, HttpHandler handler) {
        return exchange -> {
            boolean invited = isInvited(exchange);
            Optional<Reply> refusal = door.refuses(exchange, invited);
            if (refusal.isPresent()) {
                try (exchange) {
                    refusal.get().send(exchange);
                }
            } else if (invited) {
                welcome(exchange, prefix);
            } else {
                handler.handle(exchange);
            }
        };
    }

    private boolean isInvited(HttpExchange exchange) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return query.startsWith("invitation=") && invitations.remove(query.substring("invitation=".length()));
    }

    private void welcome(HttpExchange exchange, String prefix) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Set-Cookie", Door.cookieOf(token));
            exchange.getResponseHeaders().set("Location", prefix);
            exchange.sendResponseHeaders(303, -1);
        }
    }

    /** Where it listens. */
    public URI uri() {
        String host = server.getAddress().getAddress().getHostAddress();
        boolean six = host.contains(":");
        return URI.create(
                "http://" + (six ? "[::1]" : host) + ":" + server.getAddress().getPort());
    }

    /** The file with the token that clients send. */
    public Path tokenFile() {
        return tokenFile;
    }

    /** The lanes, in the order in which they were named. */
    public List<String> lanes() {
        return List.copyOf(stations.keySet());
    }

    /**
     * An address at which a browser gets in, once: it is given a cookie, and sent on to the pages.
     *
     * @param prefix of the pages
     */
    public URI invitation(String prefix) {
        byte[] drawn = new byte[INVITATION];
        new SecureRandom().nextBytes(drawn);
        String invitation = HexFormat.of().formatHex(drawn);
        invitations.add(invitation);
        return uri().resolve(BadInput.present(prefix, "prefix") + "?invitation=" + invitation);
    }

    /** Lanes have answered or given up: what is left is to send it. */
    private void finishAnswers() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more requests, ends what is under way or gives it up, and closes the tills. */
    @Override
    public void close() {
        readiness.listens(false);
        pulse.shutdownNow();
        tries.shutdownNow();
        long until = System.nanoTime() + END.toNanos();
        Map<Station, Boolean> ended = new LinkedHashMap<>();
        for (Station station : stations.values()) {
            ended.put(station, station.end(Duration.ofNanos(Math.max(0, until - System.nanoTime()))));
        }
        finishAnswers();
        server.stop(0);
        ended.forEach((station, well) -> {
            if (well) {
                station.close();
            } else {
                LOG.warn(
                        "Lane {} did not end in time; what it was doing is done or not, and its files say which.",
                        station.name());
            }
        });
    }
}
