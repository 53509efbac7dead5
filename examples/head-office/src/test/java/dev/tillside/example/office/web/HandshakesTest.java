package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tillside.example.office.Office;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.BadPaddingException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is written down of those with whom nobody could speak. */
class HandshakesTest {
    @TempDir
    private Path directory;

    private final BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Handshakes.class);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(line);
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        log.addAppender(appender);
        log.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(appender);
        log.setAdditive(true);
    }

    private static String values(ILoggingEvent line) {
        return line.getKeyValuePairs().stream()
                .map(pair -> pair.key + "=" + pair.value)
                .collect(Collectors.joining(" "));
    }

    private void isSaid(String reason, String sentence) throws InterruptedException {
        ILoggingEvent line = lines.poll(30, TimeUnit.SECONDS);
        assertThat(line).as(reason).isNotNull();
        assertThat(line.getFormattedMessage()).isEqualTo("No TLS: " + sentence + ".");
        assertThat(values(line)).isEqualTo("address=127.0.0.1 reason=" + reason + " untold=0");
        assertThat(line.getThrowableProxy()).isNull();
    }

    /** Whoever is turned away learns it when he reads at the latest. */
    private static void knock(OfficeServer server, Optional<SSLContext> context) throws Exception {
        try (Socket line = context.isPresent()
                ? context.get().getSocketFactory().createSocket("127.0.0.1", server.port())
                : new Socket("127.0.0.1", server.port())) {
            line.getOutputStream().write("GET /health/live HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            line.getInputStream().read();
        } catch (IOException e) {
            // He is turned away, which is what the line is about.
        }
    }

    @Test
    void whoCannotBeSpokenToIsNamedByAddressWithTheReasonAndCounted() throws Exception {
        Certificates authority = new Certificates();
        Certificates tills = new Certificates();
        Path chain = directory.resolve("server.pem");
        Path key = directory.resolve("server.key");
        Path clientCa = directory.resolve("tills.pem");
        authority.of("office", "EC").writePem(chain, key);
        tills.writePem(clientCa);
        for (boolean first : new boolean[] {true, false}) { // of one address a few lines a minute are written
            try (Office office = Office.temporary();
                    OfficeServer server = OfficeServer.over(office)
                            .tls(ServerTls.pem(chain, key).clientsOf(clientCa))
                            .start()) {
                List<String> counted = first ? doubtful(server, authority, tills) : strange(server, authority);
                SSLContext till = authority.context(Optional.of(tills.of("till", "EC")));
                Visitor visitor = new Visitor(
                        server.uri(),
                        Optional.empty(),
                        HttpClient.newBuilder().sslContext(till).build());
                assertThat(visitor.get("/metrics").body())
                        .contains(counted.stream()
                                .map(reason -> "head_office_handshakes_failed_total{reason=\"" + reason + "\"} 1.0")
                                .toList());
            }
        }
        assertThat(lines).isEmpty();
    }

    private List<String> doubtful(OfficeServer server, Certificates authority, Certificates tills) throws Exception {
        knock(server, Optional.of(authority.context(Optional.empty())));
        isSaid(
                "no_certificate",
                "the visitor shows no certificate, and must show one of an authority in listen.tls.clientCa");
        knock(server, Optional.of(authority.context(Optional.of(new Certificates().of("till", "EC")))));
        isSaid("untrusted", "the visitor's certificate is of none of the authorities in listen.tls.clientCa");
        knock(server, Optional.of(authority.context(Optional.of(tills.expired("till")))));
        isSaid("expired", "the visitor's certificate has expired, or the clock here is wrong");
        return List.of("no_certificate", "untrusted", "expired");
    }

    private List<String> strange(OfficeServer server, Certificates authority) throws Exception {
        knock(server, Optional.empty());
        isSaid("not_tls", "the visitor does not speak TLS: it asks an https port by http, say");
        knock(server, Optional.of(new Certificates().context(Optional.empty())));
        isSaid("turned_away", "the visitor ended the handshake: it does not trust this server's certificate, say");
        return List.of("not_tls", "turned_away");
    }

    @Test
    void whatAVisitorsProgramDoesInItsOwnWayIsKnownTooAndItsWordsAreNotRepeated() {
        assertThat(HandshakeFault.of(new SSLException("?", new BadPaddingException("no tag"))))
                .as("OpenSSL's alert")
                .isEqualTo(HandshakeFault.TURNED_AWAY);
        for (String version : List.of("", "(bad_certificate) ")) {
            assertThat(HandshakeFault.of(new SSLHandshakeException(version + "Received fatal alert: bad_certificate")))
                    .as("of older Javas and of newer ones")
                    .isEqualTo(HandshakeFault.TURNED_AWAY);
        }
        assertThat(HandshakeFault.of(new SSLHandshakeException("no cipher suites in common")))
                .isEqualTo(HandshakeFault.NOTHING_IN_COMMON);
        assertThat(HandshakeFault.of(new EOFException())).isEqualTo(HandshakeFault.HUNG_UP);
        assertThat(HandshakeFault.of(new SSLException("M-4711 was here"))).isEqualTo(HandshakeFault.OTHER);
    }

    @Test
    void aScannerFillsNoDiskAndHidesNobodyForLong() {
        AtomicLong nanos = new AtomicLong();
        List<HandshakeFault> counted = new ArrayList<>();
        Handshakes handshakes = new Handshakes(counted::add, nanos::get);
        for (int i = 0; i < 100_000; i++) {
            handshakes.failed("192.0.2.1", HandshakeFault.NOT_TLS);
            handshakes.failed("192.0.2.2", HandshakeFault.HUNG_UP);
        }
        assertThat(lines).hasSize(Handshakes.LINES_OF_ADDRESS);
        handshakes.failed("192.0.2.7", HandshakeFault.EXPIRED);
        assertThat(lines).hasSize(Handshakes.LINES_OF_ADDRESS + 1);
        for (int i = 0; i < 1000; i++) {
            handshakes.failed("198.51.100." + i, HandshakeFault.NOT_TLS);
        }
        assertThat(lines).hasSize(Handshakes.LINES);
        lines.clear();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        handshakes.failed("192.0.2.7", HandshakeFault.EXPIRED);
        assertThat(lines)
                .extracting(HandshakesTest::values)
                .containsExactly("address=192.0.2.7 reason=expired untold=" + (1000 - 6));
        assertThat(counted).hasSize(2 * 100_000 + 1 + 1000 + 1);
    }
}
