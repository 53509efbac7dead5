package dev.tillside.example.benchmarks;

import dev.tillside.example.office.service.OfficeMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One head office under tills by the thousand. Head office and tills share the machine. */
final class OfficeLoad {
    private static final int ROUNDS = 3;
    private static final int PRESSING = 32;
    private static final int AT_ONCE = 20;
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);

    private final Path directory;
    private final Duration time;
    private final PrintWriter out;
    private final SaleTemplate template;
    private int offices;
    private int tillsSoFar;

    OfficeLoad(Path directory, Duration time, PrintWriter out) {
        this.directory = directory;
        this.time = time;
        this.out = out;
        this.template = SaleTemplate.in(directory.resolve("till"));
    }

    /** As many baskets as go, in turn to head office and to a receiver that only writes. */
    void press() throws Exception {
        Duration round = time.dividedBy(2L * ROUNDS);
        long mine = 0;
        long bare = 0;
        try (OfficeProcess office = office();
                OfficeProcess receiver = OfficeProcess.started(
                        BareReceiver.class,
                        port -> List.of(
                                Integer.toString(port),
                                directory.resolve("bare").toString()))) {
            for (int i = 0; i < ROUNDS; i++) {
                mine += pressed(office.uri(), round);
                bare += pressed(receiver.uri(), round);
            }
        }
        new Table(
                        Table.format(
                                "%d tills send %d baskets at a time, as fast as they are taken", PRESSING, AT_ONCE),
                        "what",
                        "baskets/s",
                        "reference",
                        "baskets/s",
                        "ratio")
                .row(
                        "head office",
                        Table.count(perSecond(mine, round.multipliedBy(ROUNDS))),
                        "unpack, append, flush",
                        Table.count(perSecond(bare, round.multipliedBy(ROUNDS))),
                        Table.ratio(mine, bare))
                .print(out);
    }

    private long pressed(URI uri, Duration round) throws Exception {
        try (TillCrowd crowd = crowd(uri, PRESSING)) {
            crowd.press(AT_ONCE, round);
            long taken = crowd.acknowledged().size();
            whole(crowd);
            return taken;
        }
    }

    /**
     * Each till sells at its pace, while head office is killed so often.
     *
     * @return whether nothing is lost, doubled, altered or refused
     */
    boolean pace(int tills, Duration every, int kills) throws Exception {
        try (OfficeProcess office = office();
                TillCrowd crowd = crowd(office.uri(), tills)) {
            CompletableFuture<Void> killing = kill(office, kills);
            crowd.pace(every, time);
            killing.join();
            whole(crowd);
            StoredBaskets stored = StoredBaskets.at(office.uri(), crowd.acknowledged());
            print(tills, every, kills, crowd, stored);
            return stored.lost()
                            + stored.doubled()
                            + stored.altered()
                            + crowd.refused().size()
                    == 0;
        }
    }

    /** At even distances, the first and last well within the time. */
    private CompletableFuture<Void> kill(OfficeProcess office, int kills) {
        Executor later =
                CompletableFuture.delayedExecutor(time.dividedBy(kills + 1L).toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> killing = CompletableFuture.completedFuture(null);
        for (int i = 0; i < kills; i++) {
            killing = killing.thenRunAsync(() -> restart(office), later);
        }
        return killing;
    }

    private static void restart(OfficeProcess office) {
        try {
            office.kill();
            office.start();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void whole(TillCrowd crowd) throws IOException, InterruptedException {
        if (!crowd.drained(DRAINED_WITHIN)) {
            throw new IOException("tills could not deliver what they sold");
        }
    }

    private void print(int tills, Duration every, int kills, TillCrowd crowd, StoredBaskets stored) {
        Samples waited = crowd.waited();
        new Table(
                        Table.format(
                                "%,d tills, a basket every %d s each, for %d s; head office killed %d times",
                                tills, every.toSeconds(), time.toSeconds(), kills),
                        "baskets",
                        "per second",
                        "p50",
                        "p99",
                        "longest",
                        "sent again",
                        "refused",
                        "lost",
                        "doubled",
                        "altered")
                .row(
                        Table.count(stored.there()),
                        Table.count(perSecond(waited.size(), time)),
                        Table.time(waited.p50()),
                        Table.time(waited.p99()),
                        Table.time(waited.most()),
                        Table.count(crowd.again()),
                        Table.count(crowd.refused().size()),
                        Table.count(stored.lost()),
                        Table.count(stored.doubled()),
                        Table.count(stored.altered()))
                .print(out);
        crowd.refused().values().stream().limit(3).forEach(verdict -> out.println("refused: " + verdict));
    }

    private TillCrowd crowd(URI uri, int tills) {
        TillCrowd crowd = new TillCrowd(uri, template, tillsSoFar, tills);
        tillsSoFar += tills;
        return crowd;
    }

    /** A head office with the shop's reference data. */
    private OfficeProcess office() throws IOException, InterruptedException {
        Path place = Files.createDirectories(directory.resolve("office-" + offices++));
        Path config = place.resolve("head-office.yaml");
        OfficeProcess office = OfficeProcess.started(OfficeMain.class, port -> {
            write(config, place.resolve("office.db"), port);
            return List.of("serve", "--config", config.toString());
        });
        try {
            publish(office);
            return office;
        } catch (IOException e) {
            office.close();
            throw e;
        }
    }

    /** All tills come at once here, and each is to be answered. */
    private static void write(Path config, Path file, int port) {
        List<String> lines = List.of(
                "storage: {file: '" + file + "'}",
                "listen: {port: " + port + "}",
                "limits: {connections: 65536, requestsWaiting: 65536, waitMillis: 60000}",
                "log: {level: warn}");
        try {
            Files.write(config, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void publish(OfficeProcess office) throws IOException, InterruptedException {
        HttpRequest publishing = HttpRequest.newBuilder(office.uri().resolve("/v1/reference"))
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", Counter.reference())))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(publishing, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("REFUSED")) {
            throw new IOException("head office did not take the shop's reference data: " + answer.statusCode());
        }
    }

    private static long perSecond(long count, Duration time) {
        return Math.round(count * 1e9 / time.toNanos());
    }
}
