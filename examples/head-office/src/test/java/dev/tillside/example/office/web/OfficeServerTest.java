package dev.tillside.example.office.web;

import static dev.tillside.example.office.Sales.key;
import static dev.tillside.example.office.Sales.sale;
import static dev.tillside.example.office.Sales.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Storage;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Settlement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tills and people talk to a real server on the loopback address. */
@ParameterizedClass
@EnumSource
class OfficeServerTest {
    @Parameter
    private Database database;

    private static final HttpClient PERSON = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private Office office;
    private OfficeServer server;
    private HttpHeadOffice till;

    @BeforeEach
    void open() throws IOException {
        office = Office.at(database.empty(directory));
        server = OfficeServer.over(office).start();
        till = HttpHeadOffice.at(server.uri()).till("till-03").open();
    }

    @AfterEach
    void close() throws IOException {
        till.close();
        server.close();
        office.close();
    }

    @Test
    void aSaleGoesUpOnce() throws IOException {
        assertThat(till.deliver(sales(1, 2)))
                .extracting(Settlement::key, Settlement::verdict)
                .containsExactly(tuple(key(1), Settlement.Verdict.STORED), tuple(key(2), Settlement.Verdict.STORED));
        assertThat(office.basket(key(1))).contains(sale(1).json());
        assertThat(till.deliver(List.of())).isEmpty();
    }

    @Test
    void aLostAcknowledgementStoresNothingTwice() throws IOException {
        till.deliver(sales(1, 3)); // and suppose that this answer never came
        assertThat(till.deliver(sales(1, 3)))
                .extracting(Settlement::verdict)
                .containsOnly(Settlement.Verdict.ALREADY_THERE);
        assertThat(office.basketCount()).isEqualTo(3);
    }

    @Test
    void aRefusedSaleStandsAmongStoredOnesWithItsReason() throws IOException {
        till.deliver(List.of(sale(1)));
        Delivery unreadable = new Delivery(key(8), "{\"key\":");
        Delivery nameless = new Delivery(key(9), "{\"due\":\"1.00\"}");
        List<Settlement> settled = till.deliver(List.of(sale(1, "9.99"), unreadable, sale(2), nameless, sale(3)));
        assertThat(settled)
                .extracting(Settlement::verdict)
                .containsExactly(
                        Settlement.Verdict.REFUSED,
                        Settlement.Verdict.REFUSED,
                        Settlement.Verdict.STORED,
                        Settlement.Verdict.REFUSED,
                        Settlement.Verdict.STORED);
        assertThat(settled).extracting(Settlement::key).containsExactly(key(1), key(8), key(2), key(9), key(3));
        assertThat(settled.get(0).reason()).contains("a different sale of this key is stored");
        assertThat(settled.get(1).reason()).contains("the line is not a JSON object with a basket's key");
    }

    @Test
    void tenThousandSalesInBatchesOfAHundredAreAllStoredOnce() throws IOException {
        for (int first = 0; first < 10_000; first += 100) {
            assertThat(till.deliver(sales(first, 100)))
                    .extracting(Settlement::verdict)
                    .containsOnly(Settlement.Verdict.STORED);
        }
        assertThat(office.basketKeys())
                .isEqualTo(IntStream.range(0, 10_000).mapToObj(Sales::key).toList());
        assertThat(office.totals().due()).isEqualTo("25000.00");
    }

    @Test
    void aBatchLongerThanARequestGoesInSeveralAndASaleThatNeverFitsIsRefused() throws IOException {
        List<Delivery> batch = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            batch.add(heavy(number, 5 << 20));
        }
        batch.add(2, heavy(6, 16 << 20));
        List<Settlement> settled = till.deliver(batch);
        assertThat(settled)
                .extracting(Settlement::key)
                .isEqualTo(batch.stream().map(Delivery::key).toList());
        assertThat(settled.remove(2).verdict()).isEqualTo(Settlement.Verdict.REFUSED);
        assertThat(settled).extracting(Settlement::verdict).containsOnly(Settlement.Verdict.STORED);
        assertThat(office.basketCount()).isEqualTo(5);
    }

    @Test
    void changesComeDownPageByPage() throws Exception {
        String lines = String.join(
                "\n", IntStream.range(0, 25).mapToObj(OfficeServerTest::member).toList());
        assertThat(post("/v1/reference", lines.getBytes(StandardCharsets.UTF_8))
                        .body()
                        .lines())
                .hasSize(25)
                .contains("{\"object\":\"member/M7\",\"verdict\":\"ACCEPTED\"}");
        List<String> seen = new ArrayList<>();
        ChangePage page = till.changesAfter(HeadOffice.START, 10);
        seen.addAll(page.objects());
        while (page.more()) {
            page = till.changesAfter(page.cursor(), 10);
            seen.addAll(page.objects());
        }
        assertThat(String.join("\n", seen)).isEqualTo(lines);
        assertThat(till.changesAfter(page.cursor(), 10).objects()).isEmpty();
    }

    @Test
    void publishingSaysWhatWasRefusedAndWhy() throws Exception {
        String lines = member(1) + "\r\n\n{\"type\":\"spaceship\",\"id\":\"S1\"}\n" + member(1) + "\n";
        HttpResponse<String> answer = post("/v1/reference", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                        {"object":"member/M1","verdict":"ACCEPTED"}
                        {"verdict":"REFUSED","reason":"type is not known"}
                        {"object":"member/M1","verdict":"UNCHANGED"}
                        """);
    }

    @Test
    void peopleCanLookAtSales() throws Exception {
        till.deliver(sales(1, 3));
        assertThat(get("/v1/baskets/0042/3/2026-11-22/T2").body()).isEqualTo(sale(2).json());
        assertThat(get("/v1/baskets/0042/3/2026-11-22/T9").statusCode()).isEqualTo(404);
        assertThat(get("/v1/baskets/T9").body()).contains("\"code\":\"MALFORMED\"");
        List<String> page = get("/v1/baskets?after=0&most=2").body().lines().toList();
        assertThat(page).hasSize(3).startsWith(sale(1).json(), sale(2).json());
        assertThat(page.get(2)).startsWith("{\"type\":\"page\",\"cursor\":\"").endsWith("\"more\":true}");
        assertThat(get("/v1/totals").body())
                .isEqualTo(
                        "{\"baskets\":3,\"total\":\"8.70\",\"discount\":\"1.20\",\"due\":\"7.50\",\"pointsEarned\":\"6\","
                                + "\"returns\":0,\"refunded\":\"0\",\"discountTakenBack\":\"0\",\"pointsTakenBack\":\"0\"}");
    }

    @Test
    void longAnswersArePackedForWhoTakesThem() throws Exception {
        office.deliver(sales(1, 100));
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/v1/baskets?most=100"))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<java.io.InputStream> answer = PERSON.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        String body = new String(new GZIPInputStream(answer.body()).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(body.lines()).hasSize(101);
    }

    @Test
    void aBombIsRefusedAtTheDoor() throws Exception {
        byte[] bomb = packed(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        HttpResponse<String> answer = postPacked("/v1/baskets", bomb);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"TOO_LARGE\"");
        assertThat(postPacked("/v1/reference", bomb).statusCode()).isEqualTo(413);
    }

    @Test
    void whatIsNotPackedAsItSaysIsRefused() throws Exception {
        byte[] whole = packed(sale(1).json().getBytes(StandardCharsets.UTF_8));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 10);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            members.write(packed(new byte[0]));
        }
        for (byte[] body :
                List.of("not gzip".getBytes(StandardCharsets.UTF_8), cut, new byte[0], members.toByteArray())) {
            HttpResponse<String> answer = postPacked("/v1/baskets", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"code\":\"MALFORMED\",\"message\":\"the body is not whole gzip\"}");
        }
        HttpRequest brotli = request("/v1/baskets")
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(send(brotli).statusCode()).isEqualTo(415);
        assertThat(office.basketCount()).isZero();
    }

    @Test
    void errorsAreClearJson() throws Exception {
        assertThat(get("/v2/nowhere").body())
                .isEqualTo("{\"code\":\"NOT_FOUND\",\"message\":\"nothing lives at this address\"}");
        assertThat(get("/v1/reference").statusCode()).isEqualTo(405);
        assertThat(get("/v1/changes?most=0").body()).contains("MALFORMED", "most is not a number of one or more");
        HttpResponse<String> latin = post("/v1/baskets", "{\"key\":\"Käse\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.body()).contains("MALFORMED", "not UTF-8");
        assertThat(latin.headers().firstValue("Content-Type")).contains("application/json");
        office.close();
        assertThat(get("/v1/changes").statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> till.deliver(sales(1, 1)))
                .isInstanceOf(IOException.class)
                .hasMessage("head office answered 503 NOT_NOW");
    }

    @Test
    void aServerThatWentAwayIsAnIoExceptionAndOneThatComesBackIsFound() throws IOException {
        int port = server.port();
        till.deliver(sales(1, 1));
        server.close();
        assertThatThrownBy(() -> till.deliver(sales(2, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("head office could not be asked");
        server = OfficeServer.over(office).port(port).start();
        assertThat(till.deliver(sales(2, 1))).hasSize(1);
        assertThat(office.basketCount()).isEqualTo(2);
    }

    @Test
    void nonsenseIsRefusedAndATakenPortIsAnIoException() {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> OfficeServer.over(office).port(70_000)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> OfficeServer.over(office).port(server.port()).start())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("head office cannot listen on 127.0.0.1, port " + server.port() + ": ");
    }

    /** A delivery waits for the database, which another program holds; meanwhile the server is told to stop. */
    @Test
    void closingLetsWhatIsUnderWayEnd() throws Exception {
        Storage storage = database.empty(directory);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Office held = Office.at(storage);
                Connection other = Database.other(storage);
                Statement lock = other.createStatement()) {
            OfficeServer closing = OfficeServer.over(held).start();
            int port = closing.port();
            lock.execute(database.lock());
            try (HttpHeadOffice waiting = HttpHeadOffice.at(closing.uri()).open()) {
                Future<List<Settlement>> answer = threads.submit(() -> waiting.deliver(sales(1, 3)));
                until(OfficeServerTest::aDeliveryIsBeingStored);
                Future<?> closed = threads.submit(closing::close);
                until(() -> !listens(port));
                assertThat(answer.isDone()).isFalse();
                lock.execute("commit");
                assertThat(answer.get(10, TimeUnit.SECONDS))
                        .extracting(Settlement::verdict)
                        .containsOnly(Settlement.Verdict.STORED);
                closed.get(10, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.yield();
        }
    }

    private static boolean aDeliveryIsBeingStored() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(Book.class.getName())
                        && frame.getMethodName().equals("change"));
    }

    private static boolean listens(int port) {
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return caller.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The process is killed with no chance to clean up; what it had acknowledged is there. */
    @Test
    void whatAKilledHeadOfficeAcknowledgedIsThere() throws Exception {
        Database.Place place = database.place(directory);
        RunningOffice killed = RunningOffice.at(directory, place.configuration());
        try (killed;
                HttpHeadOffice doomed = HttpHeadOffice.at(killed.uri()).open()) {
            doomed.deliver(sales(1, 100));
            doomed.deliver(sales(101, 100));
            killed.kill();
        }
        try (Office reopened = Office.at(place.storage())) {
            assertThat(reopened.basketCount()).isEqualTo(200);
            assertThat(reopened.deliver(sales(101, 101)))
                    .extracting(Settlement::verdict)
                    .containsOnly(Settlement.Verdict.ALREADY_THERE, Settlement.Verdict.STORED);
            assertThat(reopened.basketCount()).isEqualTo(201);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
    }

    private HttpResponse<String> postPacked(String path, byte[] body) throws Exception {
        return send(request(path)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return PERSON.send(request, BodyHandlers.ofString());
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(plain);
        }
        return packed.toByteArray();
    }

    private static Delivery heavy(int number, int length) {
        return new Delivery(key(number), Sales.sale(number).json().replace("Käse, 2 €", "x".repeat(length)));
    }

    private static String member(int number) {
        return "{\"type\":\"member\",\"id\":\"M" + number + "\"}";
    }
}
