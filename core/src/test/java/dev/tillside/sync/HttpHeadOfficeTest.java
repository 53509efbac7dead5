package dev.tillside.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a till makes of head offices that misbehave. The round trips are tested beside the real server. */
@Timeout(30)
class HttpHeadOfficeTest {
    private static final String CARD = "2900000012349";
    private static final Delivery FIRST = delivery("T1");
    private static final Delivery SECOND = delivery("T2");

    @Test
    void aBatchIsPackedLinesAndNamesTheTill() throws Exception {
        String body = settled("T1", "STORED") + settled("T2", "ALREADY_THERE");
        try (StrangeServer server = StrangeServer.http("200 OK", body);
                HttpHeadOffice office = HttpHeadOffice.at(server.uri())
                        .till("till 03")
                        .apiKey("s3cret")
                        .open()) {
            assertThat(office.deliver(List.of(FIRST, SECOND)))
                    .extracting(Settlement::verdict)
                    .containsExactly(Settlement.Verdict.STORED, Settlement.Verdict.ALREADY_THERE);
            StrangeServer.Request request = server.request();
            assertThat(request.head())
                    .startsWith("POST /office/v1/baskets HTTP/1.1\r\n")
                    .contains("Content-Encoding: gzip", "Accept-Encoding: gzip", "Content-Type: application/x-ndjson")
                    .contains("Tillside-Till: till 03", "Authorization: Bearer s3cret");
            assertThat(unpacked(request.body())).isEqualTo(FIRST.json() + "\n" + SECOND.json() + "\n");
        }
    }

    @Test
    void aCursorTravelsWhateverIsInIt() throws Exception {
        String body = "{\"type\":\"page\",\"cursor\":\"a&b= ü\",\"more\":false}";
        try (StrangeServer server = StrangeServer.http("200 OK", body);
                HttpHeadOffice office = open(server)) {
            assertThat(office.changesAfter("a&b= ü", 7)).isEqualTo(new ChangePage(List.of(), "a&b= ü", false));
            assertThat(server.request().head()).startsWith("GET /office/v1/changes?after=a%26b%3D+%C3%BC&most=7 ");
        }
    }

    @Test
    void aPackedAnswerIsUnpackedAndUnknownFieldsArePassedOver() throws Exception {
        String body =
                "{\"news\":{\"key\":[1,{}]},\"key\":\"0042/3/2026-11-22/T1\",\"verdict\":\"REFUSED\",\"reason\":\"no\",\"x\":1e9}\n\n";
        try (StrangeServer server = StrangeServer.http(
                        "200 OK\r\nContent-Encoding: gzip", Gzip.pack(body.getBytes(StandardCharsets.UTF_8)));
                HttpHeadOffice office = open(server)) {
            Settlement settlement = office.deliver(List.of(FIRST)).get(0);
            assertThat(settlement.verdict()).isEqualTo(Settlement.Verdict.REFUSED);
            assertThat(settlement.reason()).contains("no");
        }
    }

    @Test
    void aRefusalNeedsNoKey() throws Exception {
        try (StrangeServer server =
                        StrangeServer.http("200 OK", "{\"verdict\":\"REFUSED\",\"reason\":\"unreadable\"}");
                HttpHeadOffice office = open(server)) {
            assertThat(office.deliver(List.of(FIRST)).get(0).key()).isEqualTo(FIRST.key());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                                  | settled 0 sales where 1 were delivered",
                "{\"key\":\"0042/3/2026-11-22/T2\",\"verdict\":\"STORED\"}         | settled another sale than 0042/3/2026-11-22/T1",
                "{\"verdict\":\"STORED\"}                                          | settled another sale than",
                "{\"key\":2900000012349,\"verdict\":\"STORED\"}                    | settled another sale than",
                "{\"key\":\"0042/3/2026-11-22/T1\",\"verdict\":\"2900000012349\"}  | a verdict that is not known",
                "{\"key\":\"0042/3/2026-11-22/T1\"}                                | a verdict that is not known",
                "[\"2900000012349\"]                                               | is not a JSON object",
                "{\"key\":\"0042/3/2026-11-22/T1\",\"verdict\":\"STO               | is not a JSON object",
                "{\"key\":\"0042/3/2026-11-22/T1\",\"verdict\":\"STORED\"} 2900000012349 | is not a JSON object",
                "{\"key\":\"0042/3/2026-11-22/T1\",\"verdict\":\"STORED\",\"verdict\":\"REFUSED\"} | is not a JSON object",
                "<html>2900000012349</html>                                        | is not a JSON object",
            })
    void settlementsThatDoNotFitAreAnIoException(String body, String sentence) throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", body == null ? "" : body);
                HttpHeadOffice office = open(server)) {
            refused(() -> office.deliver(List.of(FIRST)), sentence);
        }
    }

    @Test
    void moreSettlementsThanSalesAreAnIoException() throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", settled("T1", "STORED") + settled("T2", "STORED"));
                HttpHeadOffice office = open(server)) {
            refused(() -> office.deliver(List.of(FIRST)), "settled 2 sales where 1 were delivered");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                           | do not end with their page line",
                "{\"type\":\"member\",\"id\":\"2900000012349\"}             | do not end with their page line",
                "{\"type\":\"page\",\"cursor\":\"7\"}                       | do not end with their page line",
                "{\"type\":\"page\",\"cursor\":\"7\",\"more\":\"yes\"}      | do not end with their page line",
                "{\"type\":\"page\",\"cursor\":7,\"more\":false}            | do not end with their page line",
                "{\"type\":\"page\",\"cursor\":\"0\",\"more\":true}         | its cursor does not move",
                "<html>Please sign in to the shop's Wi-Fi</html>            | is not a JSON object",
            })
    void pagesThatAreNoneAreAnIoException(String body, String sentence) throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", body == null ? "" : body);
                HttpHeadOffice office = open(server)) {
            refused(() -> office.changesAfter(HeadOffice.START, 10), sentence);
        }
    }

    @Test
    void moreChangesThanAskedForAreAnIoException() throws Exception {
        String body = "{}\n{}\n{\"type\":\"page\",\"cursor\":\"2\",\"more\":false}";
        try (StrangeServer server = StrangeServer.http("200 OK", body);
                HttpHeadOffice office = open(server)) {
            refused(() -> office.changesAfter(HeadOffice.START, 1), "more changes than it was asked for");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "500 Oops                            | {\"code\":\"FAILED\",\"message\":\"card 2900000012349\"} | answered 500 FAILED",
                "500 Oops                            | {\"code\":\"2900000012349\"}    | answered 500",
                "502 Bad Gateway                     | <html>2900000012349</html>      | answered 502",
                "201 Created                         | {}                              | answered 201",
                "204 No Content                      | -                               | answered 204",
                "302 Found                          | -                               | answered 302: redirects are not followed, give the final address",
                "401 Unauthorized                    | -                               | answered 401: look at the API key",
                "404 Not Found                       | -                               | answered 404: look at the address",
            })
    void anyOtherStatusIsAnIoExceptionThatNamesIt(String status, String body, String sentence) throws Exception {
        try (StrangeServer server = StrangeServer.http(status, body == null ? "" : body);
                HttpHeadOffice office = open(server)) {
            Throwable thrown = refused(() -> office.deliver(List.of(FIRST)), sentence);
            assertThat(thrown).hasMessage("head office " + sentence);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2900000012349 is not HTTP\r\n\r\n",
                "HTTP/1.1 2900000012349 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2900000012349x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"key\":\"2900000012349\"}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n2900000012349",
            })
    void anAnswerThatIsNotWholeHttpIsAnIoException(String answer) throws Exception {
        try (StrangeServer server = StrangeServer.raw(answer);
                HttpHeadOffice office = open(server)) {
            refused(() -> office.deliver(List.of(FIRST)), "head office");
        }
    }

    @Test
    void whatIsNotPackedAsItSaysIsAnIoException() throws Exception {
        byte[] packed = Gzip.pack(settled("T1", "STORED").getBytes(StandardCharsets.UTF_8));
        byte[] cut = java.util.Arrays.copyOf(packed, packed.length - 9);
        for (byte[] body : List.of(CARD.getBytes(StandardCharsets.UTF_8), cut)) {
            try (StrangeServer server = StrangeServer.http("200 OK\r\nContent-Encoding: gzip", body);
                    HttpHeadOffice office = open(server)) {
                refused(() -> office.deliver(List.of(FIRST)), "is not whole gzip");
            }
        }
        try (StrangeServer server = StrangeServer.http("200 OK\r\nContent-Encoding: br", "x");
                HttpHeadOffice office = open(server)) {
            refused(() -> office.deliver(List.of(FIRST)), "in a way that was not asked for");
        }
        try (StrangeServer server = StrangeServer.http("200 OK", new byte[] {'"', (byte) 0xC3, '"'});
                HttpHeadOffice office = open(server)) {
            refused(() -> office.deliver(List.of(FIRST)), "is not UTF-8");
        }
    }

    @Test
    void aBombIsAnIoException() throws Exception {
        byte[] bomb = Gzip.pack(new byte[HttpHeadOffice.LONGEST_ANSWER + 1]);
        assertThat(bomb.length).isLessThan(1 << 20);
        try (StrangeServer server = StrangeServer.http("200 OK\r\nContent-Encoding: gzip", bomb);
                HttpHeadOffice office = open(server)) {
            refused(() -> office.changesAfter(HeadOffice.START, 1), "longer than 67108864 bytes");
        }
    }

    @Test
    void anAnswerThatDoesNotEndIsAnIoException() throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", new byte[HttpHeadOffice.LONGEST_ANSWER + 1]);
                HttpHeadOffice office = open(server)) {
            refused(() -> office.changesAfter(HeadOffice.START, 1), "longer than 67108864 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"key\":"})
    void aHeadOfficeThatFallsSilentHoldsNobody(String first) throws Exception {
        try (StrangeServer server = StrangeServer.silentAfter(first);
                HttpHeadOffice office = HttpHeadOffice.at(server.uri())
                        .answerTimeout(Duration.ofMillis(300))
                        .open()) {
            refused(() -> office.deliver(List.of(FIRST)), "did not answer within 300 ms");
        }
    }

    @Test
    void nobodyAtTheAddressIsAnIoException() throws Exception {
        StrangeServer gone = StrangeServer.raw("");
        gone.close();
        try (HttpHeadOffice office = open(gone)) {
            refused(() -> office.deliver(List.of(FIRST)), "could not be asked: nobody answers at its address");
        }
    }

    @Test
    void closingFreesWhoWaitsAndLeavesNoThreadOfOurs() throws Exception {
        try (StrangeServer server = StrangeServer.silentAfter("")) {
            HttpHeadOffice office = open(server);
            CompletableFuture<Throwable> waiting = new CompletableFuture<>();
            Thread courier =
                    new Thread(() -> waiting.complete(catchThrowable(() -> office.deliver(List.of(FIRST)))), "courier");
            courier.start();
            server.request();
            office.close();
            assertThat(waiting.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the way to head office was closed");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("tillside-head-office-"));
            office.close();
            refused(() -> office.deliver(List.of(FIRST)), "was closed");
        }
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
        try (StrangeServer server = StrangeServer.silentAfter("");
                HttpHeadOffice office = open(server)) {
            CountDownLatch kept = new CountDownLatch(1);
            CompletableFuture<Throwable> waiting = new CompletableFuture<>();
            Thread courier = new Thread(
                    () -> {
                        waiting.complete(catchThrowable(() -> office.deliver(List.of(FIRST))));
                        if (Thread.currentThread().isInterrupted()) {
                            kept.countDown();
                        }
                    },
                    "courier");
            courier.start();
            server.request();
            courier.interrupt();
            assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            assertThat(kept.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://office",
                "office",
                "http:///v1",
                "http://user:secret@office",
                "http://office?x=1",
                "http://office#x",
            })
    void anAddressThatIsNoneIsRefusedAtTheDoor(String address) {
        assertThatThrownBy(() -> HttpHeadOffice.at(URI.create(address)))
                .isInstanceOf(BadInput.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void settingsThatAreNonsenseAreRefusedByName() {
        HttpHeadOffice.Builder settings = HttpHeadOffice.at(URI.create("https://office.example/tills"));
        for (String name : List.of("", " ", " x", "x\r\nEvil: yes", "käse", "x".repeat(65))) {
            assertThatThrownBy(() -> settings.till(name)).isInstanceOf(BadInput.class);
        }
        for (String key : List.of("", "two words", "line\n")) {
            assertThatThrownBy(() -> settings.apiKey(key)).isInstanceOf(BadInput.class);
        }
        assertThatThrownBy(() -> settings.answerTimeout(Duration.ZERO)).hasMessage("not a time above zero: PT0S");
        assertThatThrownBy(() -> settings.connectTimeout(null)).hasMessage("connectTimeout is missing");
    }

    @Test
    void aDeliveryIsOneLine() {
        for (String json : List.of("", " ", "{\n}", "{\r}")) {
            assertThatThrownBy(() -> new Delivery(FIRST.key(), json)).hasMessage("not one line of JSON");
        }
    }

    private static HttpHeadOffice open(StrangeServer server) {
        return HttpHeadOffice.at(server.uri()).open();
    }

    private static Throwable refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String sentence) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining(sentence);

        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain(CARD);
        }
        return thrown;
    }

    private static String settled(String tx, String verdict) {
        return "{\"key\":\"" + key(tx) + "\",\"verdict\":\"" + verdict + "\"}\n";
    }

    private static Delivery delivery(String tx) {
        return new Delivery(key(tx), "{\"key\":\"" + key(tx) + "\",\"note\":\"Käse, 2 €\"}");
    }

    private static BasketKey key(String tx) {
        return new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), tx);
    }

    private static String unpacked(byte[] packed) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
