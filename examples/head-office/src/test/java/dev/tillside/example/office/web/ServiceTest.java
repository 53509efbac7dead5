package dev.tillside.example.office.web;

import static dev.tillside.example.office.Sales.key;
import static dev.tillside.example.office.Sales.sale;
import static dev.tillside.example.office.Sales.sales;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.key.ApiKey;
import dev.tillside.example.office.key.Role;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Storage;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What those see who look after the service: health, metrics, the log, and its end. */
@Timeout(120)
class ServiceTest {
    @TempDir
    private Path directory;

    @Test
    void itIsReadyWhileItsDatabaseTakesSomething() throws IOException {
        try (Office office = Office.temporary();
                OfficeServer server = OfficeServer.over(office).start()) {
            Visitor visitor = Visitor.of(server);
            assertThat(visitor.get("/health/ready").body())
                    .isEqualTo(
                            "{\"status\":\"UP\",\"checks\":{\"database\":\"UP\",\"disk\":\"UP\",\"queue\":\"UP\",\"staying\":\"UP\"}}");
            server.leave();
            HttpResponse<String> leaving = visitor.get("/health/ready");
            assertThat(leaving.statusCode()).isEqualTo(503);
            assertThat(leaving.body()).contains("\"staying\":\"DOWN\"");
            assertThat(visitor.get("/v1/totals").statusCode()).isEqualTo(200);
        }
        Office shut = Office.temporary();
        try (OfficeServer server = OfficeServer.over(shut).start()) {
            shut.close();
            HttpResponse<String> answer = Visitor.of(server).get("/health/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"database\":\"DOWN\"");
            assertThat(Visitor.of(server).get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theMetricsCountWhatBecameOfDeliveriesAndNameNobody() throws IOException {
        try (Office office = Office.temporary();
                OfficeServer server = OfficeServer.over(office).start()) {
            Visitor visitor = Visitor.of(server);
            visitor.post("/v1/baskets", sale(1).json() + "\n" + sale(2).json() + "\nnonsense");
            visitor.post("/v1/baskets", sale(1).json() + "\n" + sale(2, "9.99").json());
            visitor.post("/v1/reference", "{\"type\":\"member\",\"id\":\"M-secret\"}");
            visitor.get("/v1/changes");
            visitor.get("/v1/baskets/" + key(1));
            visitor.get("/v1/baskets/" + key(9));
            visitor.get("/v9/nowhere-secret");
            String text = visitor.get("/metrics").body();
            assertThat(text)
                    .contains("head_office_deliveries_total{code=\"\",verdict=\"stored\"} 2.0")
                    .contains("head_office_deliveries_total{code=\"\",verdict=\"already_there\"} 1.0")
                    .contains("head_office_deliveries_total{code=\"NO_KEY\",verdict=\"refused\"} 1.0")
                    .contains("head_office_deliveries_total{code=\"DIFFERENT\",verdict=\"quarantined\"} 1.0")
                    .contains("head_office_served_total{what=\"changes\"} 1.0")
                    .contains(
                            "head_office_requests_seconds_count{method=\"GET\",route=\"/v1/baskets/{key}\",status=\"404\"} 1")
                    .contains(
                            "head_office_requests_seconds_bucket{method=\"POST\",route=\"/v1/baskets\",status=\"200\",le=\"0.1\"}")
                    .contains("head_office_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")
                    .contains("head_office_database_seconds_count{call=\"deliver\"} 2")
                    .contains("head_office_requests_active 1.0")
                    .contains("jvm_memory_used_bytes")
                    .contains("head_office_quarantine 1.0", "head_office_conflicts 0.0", "head_office_leases 0.0")
                    .doesNotContain("secret", "\"0042", "0042/", "/T1"); // the digits alone may stand in a figure
        }
    }

    @Test
    void metricsThatAreNotWantedAreNotThere() throws IOException {
        try (Office office = Office.temporary();
                OfficeServer server = OfficeServer.over(office).metrics(false).start()) {
            assertThat(Visitor.of(server).get("/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void everyAnswerNamesItsRequest() throws IOException {
        try (Office office = Office.temporary();
                OfficeServer server = OfficeServer.over(office).start()) {
            Visitor visitor = Visitor.of(server);
            assertThat(named(visitor, "till-7.round_12")).contains("till-7.round_12");
            for (String nasty : List.of("a b", "x".repeat(65), "<script>", "\"}")) {
                assertThat(named(visitor, nasty).orElseThrow()).matches("[0-9a-f]{16}");
            }
            assertThat(visitor.get("/v9/nowhere").headers().firstValue("X-Request-Id"))
                    .isPresent();
        }
    }

    private static Optional<String> named(Visitor visitor, String id) throws IOException {
        return visitor.send(
                        visitor.request("/v1/totals").header("X-Request-Id", id).build())
                .headers()
                .firstValue("X-Request-Id");
    }

    /** A delivery waits for the file, which another program holds; meanwhile the process is told to stop. */
    @Test
    void aProcessThatIsToldToStopEndsWhatIsUnderWayAndSaysThatAllIsWell() throws Exception {
        Path file = directory.resolve("held.db");
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try (RunningOffice running =
                        RunningOffice.at(directory, "storage: {file: '" + file + "'}\nstop: {withinSeconds: 30}");
                Connection other = Database.other(Storage.file(file));
                Statement lock = other.createStatement();
                HttpHeadOffice till = HttpHeadOffice.at(running.uri()).open()) {
            Visitor person = new Visitor(running.uri(), Optional.empty(), HttpClient.newHttpClient());
            lock.execute("begin immediate");
            Future<List<Settlement>> answer = threads.submit(() -> till.deliver(sales(1, 3)));
            until(() -> active(person) == 2); // that delivery, and the question itself
            running.terminate();
            until(() -> !listens(running.uri().getPort()));
            assertThat(answer.isDone()).isFalse();
            lock.execute("commit");
            assertThat(answer.get(20, TimeUnit.SECONDS))
                    .extracting(Settlement::verdict)
                    .containsOnly(Settlement.Verdict.STORED);
            assertThat(running.exitStatus()).isZero();
        } finally {
            threads.shutdownNow();
        }
        try (Office reopened = Office.at(file)) {
            assertThat(reopened.basketCount()).isEqualTo(3);
        }
    }

    private static double active(Visitor person) {
        try {
            return person.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("head_office_requests_active "))
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                    .sum();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean listens(int port) {
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return caller.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.yield();
        }
    }

    @Test
    void theLogHasALineForEachRequestAndNothingOfWhatItSaid() throws Exception {
        Path file = directory.resolve("logged.db");
        String secret;
        String id;
        try (Office office = Office.at(file)) {
            ApiKey.Issued issued = office.keys().add("all", Set.of(Role.TILL, Role.OPERATOR), Set.of("0042"));
            secret = issued.secret();
            id = issued.key().id();
        }
        try (RunningOffice running =
                RunningOffice.at(directory, "storage: {file: '" + file + "'}\nlog: {format: json}")) {
            Visitor till = new Visitor(running.uri(), Optional.of(secret), HttpClient.newHttpClient());
            till.post("/v1/baskets", sale(77).json());
            till.get("/v1/baskets/" + key(77));
            till.get("/v1/changes?after=Cursor-M123&most=7");
            till.send(
                    till.request("/v1/totals").header("X-Request-Id", "mine-1").build());
            new Visitor(running.uri(), Optional.of("tk_guess"), HttpClient.newHttpClient()).get("/v1/totals");
            running.terminate();
            assertThat(running.exitStatus()).isZero();
            List<JsonNode> lines = running.log().stream()
                    .filter(line -> !line.startsWith("WARNING: ")) // the JVM's own, from JDK 24 on
                    .map(ServiceTest::json)
                    .toList();
            List<JsonNode> requests = lines.stream()
                    .filter(line -> line.path("logger_name").asText().equals("access"))
                    .toList();
            assertThat(requests)
                    .extracting(line -> line.path("route").asText() + " "
                            + line.path("status").asInt())
                    .containsExactly(
                            "/v1/baskets 200",
                            "/v1/baskets/{key} 200",
                            "/v1/changes 200",
                            "/v1/totals 200",
                            "/v1/totals 401");
            assertThat(requests.get(0).path("key").asText()).isEqualTo(id);
            assertThat(requests.get(0).path("method").asText()).isEqualTo("POST");
            assertThat(requests.get(0).path("ms").isInt()).isTrue();
            assertThat(requests.get(1).path("bytes").asInt()).isPositive();
            assertThat(requests.get(3).path("requestId").asText()).isEqualTo("mine-1");
            assertThat(requests.get(4).has("key")).isFalse();
            assertThat(String.join("\n", running.log()))
                    .doesNotContain(secret, "tk_guess", "T77", "Cursor-M123", "\"2.90");
        }
    }

    private static JsonNode json(String line) {
        return Json.object(line).orElseThrow(() -> new AssertionError("not JSON: " + line));
    }
}
