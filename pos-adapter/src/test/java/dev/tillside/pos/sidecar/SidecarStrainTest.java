package dev.tillside.pos.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library that hangs, listeners that do not read, and several at once. */
@Timeout(120)
class SidecarStrainTest {
    private static final String BEGIN = "{'type':'begin','tx':'T1','store':'0042'}";
    private static final String MILK =
            "{'type':'add','tx':'T1','line':'1','sku':'MILK','quantity':'1','amount':'1.45'}";

    @TempDir
    private Path folder;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final StuckClock clock = new StuckClock();

    /** A clock on which whatever looks at it can be made to hang. */
    private static final class StuckClock implements InstantSource {
        private volatile CountDownLatch goes = new CountDownLatch(0);
        private volatile CountDownLatch hangs = new CountDownLatch(1);

        void stick() {
            hangs = new CountDownLatch(1);
            goes = new CountDownLatch(1);
        }

        /** Returns once something hangs on it. */
        void awaitHanging() throws InterruptedException {
            hangs.await();
        }

        void go() {
            goes.countDown();
        }

        @Override
        public Instant instant() {
            try {
                hangs.countDown();
                goes.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Instant.parse("2026-11-22T10:00:00Z");
        }
    }

    /** Answers nobody until it may. */
    private static final class SilentOffice implements HeadOffice {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch goes = new CountDownLatch(1);

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            throw silence();
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            throw silence();
        }

        private IOException silence() {
            asked.countDown();
            try {
                goes.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new IOException("silent");
        }
    }

    @Test
    void aHeadOfficeThatHangsInARoundHoldsUpNobodyWhoSells() throws Exception {
        SilentOffice office = new SilentOffice();
        try (Sidecar sidecar = SidecarShop.in(folder).headOffice(office).start()) {
            Caller till = new Caller(sidecar, "1");
            Future<JsonNode> round = callers.submit(() -> till.say("{'type':'sync'}"));
            office.asked.await();
            assertThat(till.say(BEGIN)).hasToString("{\"type\":\"ok\"}");
            assertThat(till.say(MILK)).hasToString("{\"type\":\"ok\"}");
            assertThat(till.say("{'type':'commit','tx':'T1'}").at("/due").asText())
                    .isEqualTo("1.45");
            office.goes.countDown();
            assertThat(round.get().at("/type").asText()).isEqualTo("synced");
        }
    }

    @AfterEach
    void end() {
        clock.go();
        callers.shutdownNow();
    }

    @Test
    void aLibraryThatHangsIsAnsweredForWithTheLastQuoteAndGoesOn() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder)
                .clock(clock)
                .budget(Budget.SETTLE, Duration.ofMillis(1))
                .start()) {
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            till.say(MILK);
            till.say("{'type':'price','tx':'T1'}");
            clock.stick();
            String commit = "{'type':'commit','tx':'T1'}";
            for (int i = 0; i < 3; i++) {
                assertThat(till.send(commit, Optional.of("k")).body())
                        .startsWith("{\"type\":\"late\",\"degraded\":true,\"tx\":\"T1\"")
                        .contains("Sell on at the price shown.", "\"due\":\"1.45\"");
            }
            assertThat(till.send("{'type':'cancel','tx':'T7'}", Optional.empty())
                            .body())
                    .contains("Sell on at full price.", "\"quote\":null");
            clock.go();
            String answer = till.send(commit, Optional.of("k")).body();
            while (answer.contains("\"late\"")) {
                answer = till.send(commit, Optional.of("k")).body();
            }
            assertThat(answer).contains("\"type\":\"committed\"").doesNotContain("again");
            assertThat(till.say("{'type':'status'}").at("/waiting").asInt())
                    .as("three times asked for, and done once")
                    .isEqualTo(1);
        }
    }

    @Test
    void moreThanALaneCanHoldIsRefusedAndItCanStillBeStopped() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder)
                .lane("1")
                .lane("2")
                .clock(clock)
                .budget(Budget.BASKET, Duration.ofMillis(1))
                .start()) {
            Caller till = new Caller(sidecar, "1");
            till.say("{'type':'status'}");
            clock.stick();
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 34; i++) {
                if (i == 1) {
                    clock.awaitHanging();
                }
                statuses.add(till.send(BEGIN.replace("T1", "T" + i), Optional.of("k" + i))
                        .statusCode());
            }
            assertThat(statuses.subList(0, 33)).containsOnly(200);
            assertThat(statuses.get(33)).isEqualTo(503);
            assertThat(new Caller(sidecar, "2")
                            .say("{'type':'status'}")
                            .at("/type")
                            .asText())
                    .as("the other lane is well")
                    .isEqualTo("status");
        }
    }

    @Test
    void lanesSellBesideEachOtherAndEachInOrder() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).lane("1").lane("2").start()) {
            List<Callable<JsonNode>> work = new ArrayList<>();
            for (String lane : sidecar.lanes()) {
                Caller till = new Caller(sidecar, lane);
                till.say(BEGIN);
                for (int i = 0; i < 20; i++) {
                    String line =
                            "{'type':'add','tx':'T1','line':'" + i + "','sku':'A','quantity':'1','amount':'1.00'}";
                    work.add(() -> till.say(line));
                }
            }
            for (Future<JsonNode> answer : callers.invokeAll(work)) {
                assertThat(answer.get()).hasToString("{\"type\":\"ok\"}");
            }
            for (String lane : sidecar.lanes()) {
                JsonNode committed = new Caller(sidecar, lane).say("{'type':'commit','tx':'T1'}");
                assertThat(committed.at("/due").asText()).isEqualTo("20.00");
                assertThat(committed.at("/key").asText()).startsWith("0042/" + lane + "/");
            }
        }
    }

    @Test
    void oneRequestAskedTwiceAtOnceIsDoneOnce() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start()) {
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            List<Callable<String>> twice =
                    List.of(() -> till.send(MILK, Optional.of("k")).body(), () -> till.send(MILK, Optional.of("k"))
                            .body());
            for (Future<String> answer : callers.invokeAll(twice)) {
                assertThat(answer.get()).isEqualTo("{\"type\":\"ok\"}");
            }
        }
    }

    @Test
    void aListenerThatDoesNotReadIsLetGo() throws Exception {
        try (Sidecar sidecar = SidecarShop.in(folder).start();
                Socket slow = new Socket()) {
            slow.setReceiveBufferSize(1);
            slow.connect(new java.net.InetSocketAddress(
                    sidecar.uri().getHost(), sidecar.uri().getPort()));
            String head = "GET /v1/lanes/1/tells HTTP/1.1\r\nHost: 127.0.0.1:"
                    + sidecar.uri().getPort() + "\r\nAuthorization: Bearer "
                    + Files.readString(sidecar.tokenFile()).strip() + "\r\n\r\n";
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).as("it is being told").isEqualTo('H');
            Caller till = new Caller(sidecar, "1");
            till.say(BEGIN);
            String padding = "x".repeat(200_000);
            till.say(MILK.replace("'}", "','description':'" + padding + "'}"));
            long told = 0;
            for (int i = 1; i <= 100; i++) {
                till.say("{'type':'quantity','tx':'T1','line':'1','quantity':'" + i + "','amount':'" + i + ".00'}");
                told += padding.length();
            }
            String heard = readToTheEnd(slow);
            assertThat((long) heard.length())
                    .as("the stream ended before all was told")
                    .isLessThan(told);
            assertThat(heard.endsWith("\r\n0\r\n\r\n"))
                    .as("a tidy end, for which somebody waited")
                    .isFalse();
            try (Caller.Stream tells = till.tells(Optional.empty())) {
                assertThat(tells.next("checkouts")
                                .data()
                                .at("/open/0/lines/0/quantity")
                                .asText())
                        .as("it comes back and hears how things are")
                        .isEqualTo("100");
            }
        }
    }

    private static String readToTheEnd(Socket socket) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (IOException e) {
            return read.toString(StandardCharsets.US_ASCII); // reset: that is an end too
        }
        return read.toString(StandardCharsets.US_ASCII);
    }
}
