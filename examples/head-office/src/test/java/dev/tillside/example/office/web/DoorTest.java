package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.store.Book;
import dev.tillside.example.office.store.Storage;
import dev.tillside.sync.HttpHeadOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server bears of those who mean no good, and that it answers others meanwhile. */
@Timeout(60)
class DoorTest {
    private static final int CHUNK = 1 << 20;

    @TempDir
    private Path directory;

    private Office office;
    private OfficeServer server;

    private void open(Limits limits) throws IOException {
        office = Office.at(directory.resolve("office.db"));
        server = OfficeServer.over(office).limits(limits).start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        office.close();
    }

    @Test
    void aGigabyteInAMegabyteIsRefused() throws IOException {
        open(Limits.USUAL);
        byte[] part = Visitor.packed(new byte[CHUNK]);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 1024; i++) {
            bomb.write(part);
        }
        assertThat(bomb.size()).isLessThan(2 * CHUNK);
        HttpResponse<String> answer = Visitor.of(server).postPacked("/v1/baskets", bomb.toByteArray());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"TOO_LARGE\"");
        stillAnswers();
    }

    @Test
    void aGigabyteInChunksIsRefusedBeforeItHasCome() throws IOException {
        open(Limits.USUAL);
        long sent = 0;
        try (Socket line = line()) {
            OutputStream out = line.getOutputStream();
            out.write(head("POST /v1/baskets", "Transfer-Encoding: chunked"));
            byte[] chunk = new byte[CHUNK];
            while (sent < 1L << 30) {
                out.write((Integer.toHexString(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                sent += CHUNK;
            }
        } catch (SocketException e) {
            assertThat(e).isNotNull(); // it hung up
        }
        assertThat(sent).isLessThan(1L << 30);
        stillAnswers();
    }

    @Test
    void aLengthThatIsALieIsRefusedAtOnceOrWhenNothingComes() throws IOException {
        open(Limits.USUAL.with(Limit.IDLE, 200));
        assertThat(said(head("POST /v1/baskets", "Content-Length: 1000000000000")))
                .startsWith("HTTP/1.1 413 ");
        assertThat(said(head("POST /v1/baskets", "Content-Length: 100"))).startsWith("HTTP/1.1 408 ");
        assertThat(said(head("POST /v1/baskets", "Content-Length: -1"))).startsWith("HTTP/1.1 400 ");
        assertThat(said(head("POST /v1/baskets", "Content-Length: 5", "Content-Length: 6")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(said(head("POST /v1/baskets", "Content-Length: 5", "Transfer-Encoding: chunked")))
                .startsWith("HTTP/1.1 400 ");
        stillAnswers();
    }

    @Test
    void aBodyThatDripsIsRefused() throws IOException {
        open(Limits.USUAL.with(Limit.BODY_GRACE, 100).with(Limit.BODY_RATE, 1_000_000));
        try (Socket line = line()) {
            line.getOutputStream().write(head("POST /v1/baskets", "Content-Length: 100000"));
            assertThat(answerWhileDripping(line)).startsWith("HTTP/1.1 408 ").contains("\"code\":\"TOO_SLOW\"");
        }
        stillAnswers();
    }

    @Test
    void headersThatDripAreHungUpOn() throws IOException {
        open(Limits.USUAL.with(Limit.PATIENCE, 200));
        try (Socket line = line()) {
            line.getOutputStream()
                    .write("GET /v1/totals HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            assertThat(answerWhileDripping(line)).isEmpty();
        }
        try (Socket line = line()) { // and the second request of a connection
            line.getOutputStream().write(head("GET /health/live"));
            byte[] first = new byte[12];
            assertThat(line.getInputStream().readNBytes(first, 0, 12)).isEqualTo(12);
            line.getOutputStream().write("GET /v1/to".getBytes(StandardCharsets.US_ASCII));
            answerWhileDripping(line);
        }
        stillAnswers();
    }

    /** A byte whenever the other side has not said anything for a moment, until it ends or hangs up. */
    private static String answerWhileDripping(Socket line) throws IOException {
        line.setSoTimeout(20);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        while (true) {
            try {
                int one = line.getInputStream().read();
                if (one < 0) {
                    return heard.toString(StandardCharsets.UTF_8);
                }
                heard.write(one);
            } catch (SocketTimeoutException silence) {
                try {
                    line.getOutputStream().write('x');
                } catch (SocketException gone) {
                    return heard.toString(StandardCharsets.UTF_8);
                }
            } catch (SocketException gone) {
                return heard.toString(StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void whoSaysNothingIsHungUpOn() throws IOException {
        open(Limits.USUAL.with(Limit.IDLE, 100));
        try (Socket silent = line()) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        stillAnswers();
    }

    @Test
    void anAnswerThatNobodyTakesIsGivenUp() throws IOException {
        open(Limits.USUAL.with(Limit.IDLE, 300));
        heavyAnswerIsCutOff(line -> {});
    }

    @Test
    void anAnswerThatIsTakenDropByDropIsGivenUp() throws IOException {
        open(Limits.USUAL.with(Limit.IDLE, 60_000).with(Limit.PATIENCE, 400));
        heavyAnswerIsCutOff(line -> line.getInputStream().readNBytes(1_000));
    }

    private interface Taking {
        void some(Socket line) throws IOException;
    }

    private void heavyAnswerIsCutOff(Taking taking) throws IOException {
        for (int i = 0; i < 2; i++) {
            String heavy = Sales.sale(i).json().replace("Käse", "x".repeat(4 << 20));
            assertThat(Visitor.of(server).post("/v1/baskets", heavy).body()).contains("STORED");
        }
        try (Socket line = new Socket()) {
            line.setReceiveBufferSize(4 << 10);
            line.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            line.getOutputStream().write(head("GET /v1/baskets"));
            until(() -> {
                take(taking, line);
                return count("head_office_requests_seconds_count{method=\"GET\",route=\"/v1/baskets\"") == 1;
            });
            assertThat(line.getInputStream().readAllBytes().length).isLessThan(8 << 20);
        } catch (SocketException gone) {
            assertThat(gone).isNotNull();
        }
        stillAnswers();
    }

    private static void take(Taking taking, Socket line) {
        try {
            taking.some(line);
        } catch (IOException e) {
            // It hung up, which is counted in a moment.
        }
    }

    @Test
    void headersThatAreTooLongAreRefused() throws IOException {
        open(Limits.USUAL);
        String answer = said(head("GET /v1/totals", "X-Long: " + "x".repeat(9_000)));
        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"code\":\"HEADERS_TOO_LARGE\"");
        assertThat(said(head("GET /v1/" + "x".repeat(9_000)))).startsWith("HTTP/1.1 414 ");
        stillAnswers();
    }

    @Test
    void jsonThatIsNestedWithoutEndIsRefusedAndOnlyItsLine() throws IOException {
        open(Limits.USUAL);
        String deep = "{\"key\":\"" + Sales.key(9) + "\",\"x\":" + "[".repeat(1_000_000);
        String body = Visitor.of(server)
                .post("/v1/baskets", deep + "\n" + Sales.sale(1).json())
                .body();
        assertThat(body.lines().toList().get(0)).contains("REFUSED");
        assertThat(body.lines().toList().get(1)).contains("STORED");
        assertThat(Visitor.of(server).post("/v1/leases", "[".repeat(1_000_000)).statusCode())
                .isEqualTo(400);
        assertThat(Visitor.of(server)
                        .post("/v1/reference", "{\"type\":".repeat(100_000))
                        .body())
                .contains("REFUSED");
        stillAnswers();
    }

    @Test
    void aBodyOfCountlessLinesIsRefused() throws IOException {
        open(Limits.USUAL);
        HttpResponse<String> answer = Visitor.of(server).post("/v1/baskets", "{}\n".repeat(20_001));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Visitor.of(server).post("/v1/baskets", "{}\n".repeat(20_000)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void bodiesTogetherTakeNoMoreMemoryThanTheyMay() throws IOException {
        open(Limits.USUAL.with(Limit.BODIES_BYTES, 1 << 20));
        HttpResponse<String> answer = Visitor.of(server).post("/v1/baskets", "x".repeat(2 << 20));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(Visitor.of(server).post("/v1/baskets", Sales.sale(1).json()).body())
                .as("what was taken is given back")
                .contains("STORED");
    }

    /** One is being stored, one waits; a third is sent away, and comes again. */
    @Test
    void moreThanCanWaitAreToldToComeAgain() throws Exception {
        open(Limits.USUAL.with(Limit.AT_ONCE, 1).with(Limit.WAITING, 1).with(Limit.WAIT, 60_000));
        ExecutorService tills = Executors.newFixedThreadPool(2);
        try (Connection other = Database.other(Storage.file(directory.resolve("office.db")));
                Statement lock = other.createStatement();
                HttpHeadOffice third = HttpHeadOffice.at(server.uri()).open()) {
            lock.execute("begin immediate");
            Future<String> first = tills.submit(() -> delivered(1));
            until(DoorTest::aDeliveryIsBeingStored);
            Future<String> second = tills.submit(() -> delivered(2));
            until(() -> !server.queueHasRoom());
            HttpResponse<String> sentAway = Visitor.of(server).get("/v1/totals");
            assertThat(sentAway.statusCode()).isEqualTo(503);
            assertThat(sentAway.body()).contains("\"code\":\"BUSY\"");
            assertThat(sentAway.headers().firstValue("Retry-After")).contains("5");
            assertThatThrownBy(() -> third.deliver(Sales.sales(3, 1)))
                    .isExactlyInstanceOf(IOException.class) // no fault of the content: the till comes again
                    .hasMessage("head office answered 503 BUSY");
            lock.execute("commit");
            assertThat(first.get(20, TimeUnit.SECONDS)).contains("STORED");
            assertThat(second.get(20, TimeUnit.SECONDS)).contains("STORED");
            assertThat(third.deliver(Sales.sales(3, 1))).hasSize(1);
        } finally {
            tills.shutdownNow();
        }
    }

    private String delivered(int number) throws IOException {
        return Visitor.of(server).post("/v1/baskets", Sales.sale(number).json()).body();
    }

    private static boolean aDeliveryIsBeingStored() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(Book.class.getName())
                        && frame.getMethodName().equals("change"));
    }

    @Test
    void moreConnectionsThanMayBeWaitUntilOneHasGone() throws IOException {
        open(Limits.USUAL.with(Limit.CONNECTIONS, 2));
        try (Socket first = line();
                Socket second = line();
                Socket third = line()) {
            for (Socket held : List.of(first, second)) {
                held.getOutputStream().write(head("GET /health/live"));
                assertThat(held.getInputStream().read()).isEqualTo('H');
            }
            third.getOutputStream().write(head("GET /health/live"));
            third.setSoTimeout(200);
            assertThatThrownBy(() -> third.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            first.shutdownOutput();
            third.setSoTimeout(20_000);
            assertThat(third.getInputStream().read()).isEqualTo('H');
        }
    }

    private void stillAnswers() throws IOException {
        assertThat(Visitor.of(server).get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(office.basketKeys()).doesNotContain(Sales.key(9));
    }

    private double count(String metric) {
        try {
            return Visitor.of(server)
                    .get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(metric))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.yield();
        }
    }

    private Socket line() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static byte[] head(String request, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return (request + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** All that is answered until the other side hangs up. */
    private String said(byte[] request) throws IOException {
        try (Socket line = line();
                InputStream answer = line.getInputStream()) {
            line.getOutputStream().write(request);
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
