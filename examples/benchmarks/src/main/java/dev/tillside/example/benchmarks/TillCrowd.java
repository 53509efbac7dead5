package dev.tillside.example.benchmarks;

import dev.tillside.sync.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * So many tills that deliver to one address over connections of their own. What was acknowledged is kept, to be held against
 * what head office has.
 */
final class TillCrowd implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final URI baskets;
    private final List<SimulatedTill> tills = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Samples waited = new Samples();
    private final AtomicInteger again = new AtomicInteger();
    private volatile long until;
    private int atOnce;

    TillCrowd(URI office, SaleTemplate template, int first, int count) {
        baskets = office.resolve("/v1/baskets");
        for (int i = 0; i < count; i++) {
            tills.add(new SimulatedTill(template, first + i));
        }
    }

    /** Each till sells one basket in each such time; the tills are spread over it. */
    void pace(Duration every, Duration time) throws InterruptedException {
        long start = System.nanoTime();
        until = start + time.toNanos();
        for (int i = 0; i < tills.size(); i++) {
            sellAt(tills.get(i), start + every.toNanos() * i / tills.size(), every.toNanos());
        }
        clock.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void sellAt(SimulatedTill till, long due, long every) {
        clock.schedule(
                () -> {
                    till.sell(due);
                    push(till);
                    if (due + every < until) {
                        sellAt(till, due + every, every);
                    }
                },
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    /** Each till sells so many baskets as soon as head office has the last ones. */
    void press(int count, Duration time) throws InterruptedException {
        atOnce = count;
        until = System.nanoTime() + time.toNanos();
        tills.forEach(this::sellMore);
        clock.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void sellMore(SimulatedTill till) {
        long now = System.nanoTime();
        for (int i = 0; i < atOnce && now < until; i++) {
            till.sell(now);
        }
        push(till);
    }

    /** Waits until head office has all that was sold; false where that takes too long. */
    boolean drained(Duration within) throws InterruptedException {
        long last = System.nanoTime() + within.toNanos();
        while (!tills.stream().allMatch(SimulatedTill::isDone)) {
            if (System.nanoTime() > last || clock.awaitTermination(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void push(SimulatedTill till) {
        List<SimulatedTill.Sold> batch = till.next();
        if (!batch.isEmpty()) {
            client.sendAsync(request(batch), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((answer, fault) -> answered(till, batch, answer, fault));
        }
    }

    private HttpRequest request(List<SimulatedTill.Sold> batch) {
        return HttpRequest.newBuilder(baskets)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed(batch)))
                .build();
    }

    private static byte[] packed(List<SimulatedTill.Sold> batch) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            for (SimulatedTill.Sold sold : batch) {
                packing.write(sold.delivery().json().getBytes(StandardCharsets.UTF_8));
                packing.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        }
        return packed.toByteArray();
    }

    private void answered(
            SimulatedTill till, List<SimulatedTill.Sold> batch, HttpResponse<String> answer, Throwable fault) {
        if (fault != null || answer.statusCode() != 200) {
            again.incrementAndGet();
            clock.schedule(() -> push(till), till.failed(), TimeUnit.MILLISECONDS);
            return;
        }
        long now = System.nanoTime();
        List<String> verdicts = answer.body().lines().toList();
        for (int i = 0; i < batch.size(); i++) {
            settle(batch.get(i), verdicts.get(i), now);
        }
        till.settled(batch.size());
        if (atOnce > 0 && till.isDone()) {
            sellMore(till);
        } else {
            push(till);
        }
    }

    private void settle(SimulatedTill.Sold sold, String verdict, long now) {
        Delivery delivery = sold.delivery();
        if (verdict.contains("\"STORED\"") || verdict.contains("\"ALREADY_THERE\"")) {
            acknowledged.put(delivery.key().toString(), delivery.json().hashCode());
            synchronized (waited) {
                waited.add(now - sold.due());
            }
        } else {
            refused.put(delivery.key().toString(), verdict);
        }
    }

    /** Hash codes of the texts of baskets that head office said it has, by key. */
    Map<String, Integer> acknowledged() {
        return acknowledged;
    }

    /** What head office said of baskets that it refused, by key. */
    Map<String, String> refused() {
        return refused;
    }

    /** From the sale to its acknowledgement, however often it had to be sent. */
    Samples waited() {
        return waited;
    }

    /** Requests that got no answer. */
    int again() {
        return again.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
