package dev.tillside.example.screen;

import com.sun.net.httpserver.HttpHandler;
import dev.tillside.list.SigningKey;
import dev.tillside.pos.replay.TillEvents;
import dev.tillside.pos.sidecar.Budget;
import dev.tillside.pos.sidecar.Sidecar;
import dev.tillside.pos.sidecar.SidecarBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One till: its sidecar, its line to head office, and its disk. Thread-safe. */
final class Till implements AutoCloseable {
    static final String PAGES = "/screen/";
    private static final Logger LOG = LoggerFactory.getLogger(Till.class);

    private final String name;
    private final Cable cable;
    private final StuckDisk disk;
    private final Sidecar sidecar;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService errands = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "till-errands");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What a till is made of.
     *
     * @param name its lane's and workstation's
     * @param seed wire objects that it knows before it has heard of head office
     * @param pages what it shows
     * @param tokenFile one for both, because browsers send one cookie to every port of a machine
     */
    record Plan(
            String name,
            Path directory,
            Path tokenFile,
            int port,
            Language language,
            SigningKey key,
            List<String> seed,
            Map<Budget, Duration> budgets,
            InstantSource clock,
            HttpHandler pages) {}

    Till(Plan plan, Cable cable) throws IOException {
        this.name = plan.name();
        this.cable = cable;
        SidecarBuilder builder = Sidecar.in(plan.directory())
                .port(plan.port())
                .lane(plan.name())
                .tokenFile(plan.tokenFile())
                .language(plan.language().tag())
                .listKey(plan.key())
                .reference(plan.seed())
                .clock(plan.clock())
                .headOffice(cable)
                .pages(PAGES, plan.pages());
        plan.budgets().forEach(builder::budget);
        this.sidecar = builder.start();
        this.disk = new StuckDisk(
                TillEvents.directory(plan.directory(), plan.name()).resolve("journal.db"));
        this.token = Files.readString(plan.tokenFile()).strip();
    }

    String name() {
        return name;
    }

    Cable cable() {
        return cable;
    }

    StuckDisk disk() {
        return disk;
    }

    URI address() {
        return sidecar.uri();
    }

    /** Where a browser gets in, once. */
    URI invitation() {
        return sidecar.invitation(PAGES);
    }

    /** Has the till talk to head office now, as a till does whose line has come back. */
    void sync() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/v1/lanes/" + name + "/events"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"sync\"}"))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the till was talking to head office", e);
        }
    }

    /** The same, without waiting for it. */
    void syncSoon() {
        errands.execute(() -> {
            try {
                sync();
            } catch (IOException e) {
                LOG.warn("Till {} could not be asked to talk to head office; it does so by itself later.", name);
            }
        });
    }

    @Override
    public void close() {
        errands.shutdownNow();
        disk.close();
        sidecar.close();
        cable.close();
    }
}
