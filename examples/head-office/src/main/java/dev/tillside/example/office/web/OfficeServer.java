package dev.tillside.example.office.web;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.key.ApiKey;
import dev.tillside.fault.BadInput;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves an {@link Office} over HTTP: the protocol of {@link dev.tillside.sync}, and more for people and other programs. All of it
 * is described in {@code /openapi.json}.
 *
 * <p>Who asks shows an {@link ApiKey}. Until the first one is made, every program on the same machine is answered, and the
 * server listens on the loopback address alone.
 *
 * <p>It owns neither the office, which it leaves open, nor the JVM: its threads are daemons.
 */
public final class OfficeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OfficeServer.class);
    private static final int SPARE_THREADS = 16; // Jetty's own, and for who is sent away
    private static final int CHORES_EVERY_S = 30;

    private final Office office;
    private final Limits limits;
    private final String host;
    private final boolean secure;
    private final boolean tellsMetrics;
    private final Duration stopWithin;
    private final Door door;
    private final Queue queue;
    private final Readiness readiness;
    private final OfficeMetrics metrics = new OfficeMetrics();
    private final Admission admission;
    private final BodyRoom bodies;
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(OfficeServer::daemon);
    private final Javalin javalin;

    private OfficeServer(Builder settings) throws IOException {
        office = settings.office;
        limits = settings.limits;
        host = settings.host;
        secure = settings.tls.isPresent();
        tellsMetrics = settings.metrics;
        stopWithin = settings.stopWithin;
        Handshakes handshakes = new Handshakes(metrics::handshakeFailed, System::nanoTime);
        door = new Door(host, settings.port, limits, settings.tls, handshakes);
        queue = new Queue(limits);
        readiness = new Readiness(office, queue::hasRoom);
        admission = new Admission(office.keys(), limits);
        bodies = new BodyRoom(limits.of(Limit.BODIES_BYTES));
        metrics.sizes(office.oversight()::sizes);
        javalin = Javalin.create(this::configure);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "head-office-chores");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins the settings of a server over the office. */
    public static Builder over(Office office) {
        return new Builder(office);
    }

    /** Settings. By default the server listens on the loopback address, on a free port, without TLS. */
    public static final class Builder {
        private final Office office;
        private String host = "127.0.0.1";
        private int port;
        private boolean plain;
        private boolean metrics = true;
        private Limits limits = Limits.USUAL;
        private Optional<ServerTls> tls = Optional.empty();
        private Duration stopWithin = Duration.ofSeconds(5);

        private Builder(Office office) {
            this.office = BadInput.present(office, "office");
        }

        /** The address to listen on. Others than loopback want an API key to be there, and TLS. */
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

        /** Says that something in front speaks TLS, so that this server need not. */
        public Builder plain(boolean behindAProxy) {
            plain = behindAProxy;
            return this;
        }

        /** Whether {@code /metrics} is there; by default it is. */
        public Builder metrics(boolean told) {
            metrics = told;
            return this;
        }

        /** Speaks TLS. */
        public Builder tls(ServerTls certificate) {
            tls = Optional.of(BadInput.present(certificate, "tls"));
            return this;
        }

        /** What it bears. */
        public Builder limits(Limits most) {
            limits = BadInput.present(most, "limits");
            return this;
        }

        /** For how long at most requests under way may go on while the server closes; by default 5 seconds. */
        public Builder stopWithin(Duration longest) {
            if (BadInput.present(longest, "stopWithin").isNegative()) {
                throw BadInput.value("stopWithin", "below zero: " + longest);
            }
            stopWithin = longest;
            return this;
        }

        /**
         * Starts; the server answers when this returns.
         *
         * @throws BadInput if others than this machine could come in without a key, or without TLS
         * @throws IOException when it cannot listen there, because another program does say, or a certificate cannot be read
         */
        public OfficeServer start() throws IOException {
            new ListenAddress(host, port, plain || tls.isPresent())
                    .check(office.keys().any());
            OfficeServer server = new OfficeServer(this);
            try {
                server.javalin.start();
            } catch (RuntimeException e) {
                server.close();
                throw new IOException("head office cannot listen on " + host + ", port " + port, e);
            }
            server.beginChores();
            return server;
        }
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Where tills find it. */
    public URI uri() {
        String scheme = secure ? "https://" : "http://";
        return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /** From here on {@code /health/ready} says no, and all else is answered: load balancers send nobody any more. */
    public void leave() {
        readiness.leave();
    }

    /** Takes up certificates that have changed on the disk. It is done by itself every half a minute. */
    public void readCertificatesAnew() {
        door.readCertificatesAnew();
    }

    /** Takes no more requests, lets those under way end, and stops. Closing twice is harmless. */
    @Override
    public void close() {
        leave();
        chores.shutdown();
        javalin.stop();
        noteUses();
        metrics.close();
    }

    private void beginChores() {
        chores.scheduleWithFixedDelay(this::readCertificatesAnew, CHORES_EVERY_S, CHORES_EVERY_S, TimeUnit.SECONDS);
        chores.scheduleWithFixedDelay(this::noteUses, CHORES_EVERY_S, CHORES_EVERY_S, TimeUnit.SECONDS);
    }

    private void noteUses() {
        try {
            office.keys().noteUses();
        } catch (IOException e) {
            LOG.warn("When keys were used could not be written down; it is tried again.", e);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = new CompressionStrategy(null, new Gzip(1));
        QueuedThreadPool threads = new QueuedThreadPool(limits.of(Limit.AT_ONCE) + SPARE_THREADS, 2);
        threads.setName("head-office");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(this::arrange);
        config.jetty.addConnector(door::connector);
        routes(config);
        Faults.in(config);
    }

    private void arrange(Server server) {
        server.setHandler(new Doorman(new GracefulHandler(queue), metrics));
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(stopWithin.toMillis());
    }

    private void routes(JavalinConfig config) {
        for (Route route : routes()) {
            config.routes.addHttpHandler(route.method(), route.path(), asked(route));
            if (route.method() == HandlerType.GET) { // or Javalin would answer HEAD by itself, to everybody
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), asked(route));
            }
        }
    }

    /** Whether a request that comes now is not sent away. */
    boolean queueHasRoom() {
        return queue.hasRoom();
    }

    /** All that it answers. */
    List<Route> routes() {
        List<Route> all = Routes.of(
                new TillDesk(office, metrics),
                new StaffDesk(office, metrics),
                new OperatorDesk(office.oversight(), metrics),
                new CrmDesk(office.crm(), metrics),
                new ServiceDesk(readiness, metrics));
        return all.stream()
                .filter(route -> tellsMetrics || !route.path().equals(Routes.METRICS_PATH))
                .toList();
    }

    private io.javalin.http.Handler asked(Route route) {
        return context -> {
            Visit visit = Visit.of(context);
            visit.goesTo(route.pattern());
            visit.shows(admission.admit(context, route.roles()));
            try (BodyRoom.Share room = bodies.share()) {
                route.action().answer(new Exchange(context, limits, room));
            }
        };
    }
}
