package dev.tillside.example.office.web;

import dev.tillside.example.office.delivery.Settled;
import dev.tillside.sync.Settlement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** Figures for Prometheus. Labels are words of this program: routes, methods, statuses, verdicts; never what a request said. */
final class OfficeMetrics implements AutoCloseable {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<String, AtomicLong> latest = new ConcurrentHashMap<>();
    private volatile Call<Map<String, Long>> sizes = Map::of;
    private final JvmGcMetrics gc = new JvmGcMetrics();

    OfficeMetrics() {
        gauge("head_office_requests_active", underWay, AtomicInteger::get);
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** How much there is of what an operator has an eye on, asked for whenever the metrics are read. */
    void sizes(Call<Map<String, Long>> of) {
        sizes = of;
    }

    /** A figure that is asked for whenever the metrics are read. */
    <T> void gauge(String name, T of, ToDoubleFunction<T> figure) {
        Gauge.builder(name, of, figure).strongReference(true).register(registry);
    }

    void began() {
        underWay.incrementAndGet();
    }

    void ended(String route, String method, int status, long nanos) {
        underWay.decrementAndGet();
        Timer.builder("head_office_requests")
                .tag("route", route)
                .tag("method", method)
                .tag("status", String.valueOf(status))
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A visitor with whom nobody could speak over TLS. */
    void handshakeFailed(HandshakeFault fault) {
        Counter.builder("head_office_handshakes_failed")
                .tag("reason", fault.wireName())
                .register(registry)
                .increment();
    }

    /** What became of a delivery: what is in quarantine was refused for a fault. */
    void settled(Settled settled) {
        Settlement.Verdict verdict = settled.settlement().verdict();
        if (settled.fault().isPresent()) {
            delivery("quarantined", settled.fault().get().name());
        } else {
            delivery(
                    verdict.name().toLowerCase(Locale.ROOT),
                    verdict == Settlement.Verdict.REFUSED ? "TAKEN_UP_ELSEWHERE" : "");
        }
    }

    /** A delivery that the office itself did not see. */
    void refused(String code) {
        delivery("refused", code);
    }

    private void delivery(String verdict, String code) {
        Counter.builder("head_office_deliveries")
                .tag("verdict", verdict)
                .tag("code", code)
                .register(registry)
                .increment();
    }

    /** Objects that went down to tills. */
    void served(String what, int objects) {
        Counter.builder("head_office_served")
                .tag("what", what)
                .register(registry)
                .increment(objects);
    }

    /** A call of the office. */
    interface Call<T> {
        T answer() throws IOException;
    }

    /** The same, timed: the database and the wait for it are nearly all of it. */
    <T> T timed(String name, Call<T> call) throws IOException {
        long began = System.nanoTime();
        try {
            return call.answer();
        } finally {
            Timer.builder("head_office_database")
                    .tag("call", name)
                    .register(registry)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    String text() {
        try {
            sizes.answer().forEach(this::setSize);
        } catch (IOException e) {
            // The figures of before stand, and the others can be told.
        }
        return registry.scrape();
    }

    private void setSize(String what, long size) {
        latest.computeIfAbsent(what, unseen -> registry.gauge("head_office_" + unseen, new AtomicLong()))
                .set(size);
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
