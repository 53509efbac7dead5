package dev.tillside.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to head office with keys and certificates made on the spot. */
@Timeout(60)
class TlsTest {
    private static final char[] WORD = "only for this test".toCharArray();

    @TempDir
    private static Path folder;

    private static KeyStore office;
    private static KeyStore elsewhere;
    private static KeyStore till;
    private static KeyStore thief;

    @BeforeAll
    static void makeCertificates() throws Exception {
        office = certificate("office", "dns:localhost,ip:127.0.0.1");
        elsewhere = certificate("elsewhere", "dns:elsewhere.example");
        till = certificate("till", "dns:till-03");
        thief = certificate("thief", "dns:till-03");
    }

    @Test
    void aTillTrustsTheAuthorityThatItWasTold() throws Exception {
        try (Server server = new Server(office, Optional.empty());
                HttpHeadOffice way = HttpHeadOffice.at(server.uri())
                        .tls(context(Optional.empty(), office))
                        .open()) {
            assertThat(way.present(new Presence("4c1f", List.of()))).contains("7f3a");
        }
    }

    @Test
    void aTillThatWasToldNothingTrustsNoAuthorityOfTheRetailers() throws Exception {
        try (Server server = new Server(office, Optional.empty());
                HttpHeadOffice way = HttpHeadOffice.at(server.uri()).open()) {
            untrusted(way);
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedEvenWhereItsAuthorityIsTrusted() throws Exception {
        try (Server server = new Server(elsewhere, Optional.empty());
                HttpHeadOffice way = HttpHeadOffice.at(server.uri())
                        .tls(context(Optional.empty(), elsewhere))
                        .open()) {
            untrusted(way);
            assertThat(server.heard).as("nothing was said to it").isEmpty();
        }
    }

    @Test
    void anOfficeThatAsksForCertificatesHearsTheTillsThatItKnows() throws Exception {
        try (Server server = new Server(office, Optional.of(till))) {
            try (HttpHeadOffice way = HttpHeadOffice.at(server.uri())
                    .tls(context(Optional.of(till), office))
                    .open()) {
                assertThat(way.present(new Presence("4c1f", List.of()))).contains("7f3a");
            }
            assertThat(server.heard.poll(30, TimeUnit.SECONDS)).contains("/v1/presence");
            for (Optional<KeyStore> stranger : List.of(Optional.<KeyStore>empty(), Optional.of(thief))) {
                try (HttpHeadOffice way = HttpHeadOffice.at(server.uri())
                        .tls(context(stranger, office))
                        .open()) {
                    assertThatThrownBy(() -> way.present(new Presence("4c1f", List.of())))
                            .isInstanceOf(IOException.class);
                }
            }
            assertThat(server.heard).as("no stranger is heard").isEmpty();
        }
    }

    private static void untrusted(HttpHeadOffice way) {
        assertThatThrownBy(() -> way.present(new Presence("4c1f", List.of())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no trusted TLS connection");
    }

    /** The JDK makes certificates with its own tool alone. */
    private static KeyStore certificate(String name, String names) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(WORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, WORD);
        }
        return store;
    }

    private static SSLContext context(Optional<KeyStore> own, KeyStore trusted) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, WORD);
        String name = trusted.aliases().nextElement();
        trust.setCertificateEntry(name, trusted.getCertificate(name));
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.isPresent() ? keys(own.get()) : null, trusting.getTrustManagers(), null);
        return context;
    }

    private static javax.net.ssl.KeyManager[] keys(KeyStore own) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, WORD);
        return keys.getKeyManagers();
    }

    /** Answers every request with head office's name, to whoever may speak. */
    private static final class Server implements AutoCloseable {
        private final SSLServerSocket door;
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Server(KeyStore own, Optional<KeyStore> clients) throws Exception {
            door = (SSLServerSocket) context(Optional.of(own), clients.orElse(own))
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            door.setNeedClientAuth(clients.isPresent());
            Thread thread = new Thread(this::serve, "tls-server");
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("https://127.0.0.1:" + door.getLocalPort());
        }

        private void serve() {
            while (!door.isClosed()) {
                try (SSLSocket caller = (SSLSocket) door.accept()) {
                    byte[] first = new byte[1_000];
                    int length = caller.getInputStream().read(first);
                    if (length > 0) {
                        heard.add(new String(first, 0, length, StandardCharsets.ISO_8859_1));
                        String body = "{\"office\":\"7f3a\"}";
                        caller.getOutputStream()
                                .write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length()
                                                + "\r\n\r\n" + body)
                                        .getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException e) {
                    // A caller who is not trusted, or trusts nobody here, hangs up: that is what is tried.
                }
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
