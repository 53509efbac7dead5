package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.web.Certificates.Identity;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server proves who it is, and lets its visitors do so; certificates and keys are made here. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private final Certificates authority = new Certificates();
    private Office office;
    private Optional<OfficeServer> server = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        office = Office.temporary();
    }

    @AfterEach
    void close() throws IOException {
        server.ifPresent(OfficeServer::close);
        office.close();
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private ServerTls pem(Identity identity) throws IOException, GeneralSecurityException {
        identity.writePem(file("server.pem"), file("server.key"));
        return ServerTls.pem(file("server.pem"), file("server.key"));
    }

    private OfficeServer started(ServerTls tls) throws IOException {
        server = Optional.of(OfficeServer.over(office).tls(tls).start());
        return server.get();
    }

    private Visitor visitor(SSLContext context) {
        return new Visitor(
                server.orElseThrow().uri(),
                Optional.empty(),
                HttpClient.newBuilder().sslContext(context).build());
    }

    private String serial(SSLContext context) throws IOException {
        try (SSLSocket line = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", server.orElseThrow().port())) {
            line.startHandshake();
            return ((X509Certificate) line.getSession().getPeerCertificates()[0])
                    .getSerialNumber()
                    .toString();
        }
    }

    @Test
    void whoTrustsTheAuthorityIsAnsweredAndNobodyElseAsks() throws Exception {
        for (String algorithm : new String[] {"EC", "RSA"}) {
            OfficeServer running = started(pem(authority.of("office", algorithm)));
            assertThat(running.uri().getScheme()).isEqualTo("https");
            assertThat(visitor(authority.context(Optional.empty()))
                            .get("/health/ready")
                            .statusCode())
                    .isEqualTo(200);
            SSLContext elsewhere = new Certificates().context(Optional.empty());
            assertThatThrownBy(() -> visitor(elsewhere).get("/health/ready")).isInstanceOf(SSLException.class);
            running.close();
        }
    }

    @Test
    void aKeyStoreDoesAsWellAsTwoFiles() throws Exception {
        authority.of("office", "EC").writePkcs12(file("server.p12"), PASSWORD);
        started(ServerTls.pkcs12(file("server.p12"), PASSWORD));
        assertThat(visitor(authority.context(Optional.empty()))
                        .get("/health/live")
                        .statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> ServerTls.pkcs12(file("server.p12"), "guess").check())
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("guess");
    }

    @Test
    void oldVersionsOfTlsAreNotSpoken() throws Exception {
        started(pem(authority.of("office", "EC")));
        SSLContext context = authority.context(Optional.empty());
        for (String version : new String[] {"TLSv1", "TLSv1.1"}) {
            try (SSLSocket line = (SSLSocket) context.getSocketFactory()
                    .createSocket("127.0.0.1", server.orElseThrow().port())) {
                line.setEnabledProtocols(new String[] {version});
                assertThatThrownBy(line::startHandshake).isInstanceOf(SSLException.class);
            }
        }
        SSLParameters modern = new SSLParameters();
        modern.setProtocols(new String[] {"TLSv1.2"});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .sslParameters(modern)
                .build();
        assertThat(new Visitor(server.orElseThrow().uri(), Optional.empty(), client)
                        .get("/health/live")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void withMutualTlsOnlyWhoShowsACertificateOfTheAuthorityIsHeard() throws Exception {
        Certificates tills = new Certificates();
        tills.writePem(file("tills.pem"));
        ServerTls tls = pem(authority.of("office", "EC")).clientsOf(file("tills.pem"));
        started(tls);
        SSLContext nobody = authority.context(Optional.empty());
        SSLContext impostor = authority.context(Optional.of(new Certificates().of("till", "EC")));
        SSLContext till = authority.context(Optional.of(tills.of("till", "EC")));
        assertThatThrownBy(() -> visitor(nobody).get("/health/live")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> visitor(impostor).get("/health/live")).isInstanceOf(IOException.class);
        assertThat(visitor(till).get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void aTillWithItsCertificateDeliversAndOneWithoutKeepsItsSales() throws Exception {
        Certificates tills = new Certificates();
        tills.writePem(file("tills.pem"));
        started(pem(authority.of("office", "EC")).clientsOf(file("tills.pem")));
        SSLContext stranger = authority.context(Optional.empty());
        SSLContext till = authority.context(Optional.of(tills.of("till", "EC")));
        try (HttpHeadOffice unknown = HttpHeadOffice.at(server.orElseThrow().uri())
                        .tls(stranger)
                        .open();
                HttpHeadOffice known =
                        HttpHeadOffice.at(server.orElseThrow().uri()).tls(till).open()) {
            assertThatThrownBy(() -> unknown.deliver(List.of(Sales.sale(1)))).isInstanceOf(IOException.class);
            assertThat(office.basketCount()).isZero();
            assertThat(known.deliver(List.of(Sales.sale(1))))
                    .extracting(Settlement::verdict)
                    .containsExactly(Settlement.Verdict.STORED);
            assertThat(known.present(new Presence("till-1", List.of()))).isPresent();
        }
    }

    @Test
    void aProgramBesideTheServerKnowsItByItsCertificate() throws Exception {
        ServerTls tls = pem(authority.of("office", "EC"));
        authority.writePem(file("tills.pem"));
        started(tls.clientsOf(file("tills.pem")));
        assertThat(serial(tls.toItself())).isNotBlank();
        assertThat(visitor(tls.toItself()).get("/health/ready").statusCode()).isEqualTo(200);
        ServerTls other = ServerTls.pem(file("server.pem"), file("server.key"));
        pem(new Certificates().of("office", "EC"));
        assertThatThrownBy(() -> serial(other.toItself())).isInstanceOf(SSLException.class);
    }

    @Test
    void aRenewedCertificateIsTakenUpWhileTheServerRuns() throws Exception {
        Identity first = authority.of("office", "EC");
        OfficeServer running = started(pem(first));
        SSLContext context = authority.context(Optional.empty());
        assertThat(serial(context))
                .isEqualTo(first.certificate().getSerialNumber().toString());
        Identity second = authority.of("office", "RSA");
        pem(second);
        touch(1);
        running.readCertificatesAnew();
        assertThat(serial(context))
                .isEqualTo(second.certificate().getSerialNumber().toString());
        Files.writeString(file("server.pem"), "half a fi");
        touch(2);
        running.readCertificatesAnew();
        assertThat(serial(context))
                .as("what cannot be read is not taken up")
                .isEqualTo(second.certificate().getSerialNumber().toString());
        assertThat(visitor(context).get("/health/ready").statusCode()).isEqualTo(200);
    }

    /** Files that were written within one tick of the file system's clock have changed all the same. */
    private void touch(int minutes) throws IOException {
        Files.setLastModifiedTime(
                file("server.pem"), FileTime.from(Instant.now().plusSeconds(60L * minutes)));
    }

    @Test
    void whatIsNoCertificateOrKeyIsSaidByFile() throws Exception {
        Identity identity = authority.of("office", "EC");
        identity.writePem(file("server.pem"), file("server.key"));
        Files.writeString(file("empty"), "");
        assertThatThrownBy(() -> started(ServerTls.pem(file("empty"), file("server.key"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file("empty").toString());
        assertThatThrownBy(() -> started(ServerTls.pem(file("server.pem"), file("empty"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file("empty").toString());
        authority.of("other", "RSA").writePem(file("other.pem"), file("other.key"));
        assertThatThrownBy(() -> started(ServerTls.pem(file("server.pem"), file("other.key"))))
                .isInstanceOf(IOException.class);
    }
}
