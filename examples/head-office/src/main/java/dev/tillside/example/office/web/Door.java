package dev.tillside.example.office.web;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the server listens, with TLS or without, and what it bears of who connects. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int QUIET_MS = 200; // on closing, a connection that is quiet for so long has nothing under way

    private final String host;
    private final int port;
    private final Limits limits;
    private final Optional<ServerTls> tls;
    private final Handshakes handshakes;
    private final SslContextFactory.Server certificates = new SslContextFactory.Server();
    private List<FileTime> read = List.of();

    Door(String host, int port, Limits limits, Optional<ServerTls> tls, Handshakes handshakes) throws IOException {
        this.host = host;
        this.port = port;
        this.limits = limits;
        this.tls = tls;
        this.handshakes = handshakes;
        if (tls.isPresent()) {
            read = tls.get().times();
            tls.get().settle(certificates);
        }
    }

    ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(limits.of(Limit.HEADER_BYTES));
        if (tls.isPresent()) {
            http.addCustomizer(new SecureRequestCustomizer(false)); // the visitor looks whether the name is right
        }
        ServerConnector connector = new ServerConnector(server, factories(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(limits.of(Limit.IDLE));
        connector.setShutdownIdleTimeout(QUIET_MS);
        connector.addBean(new NetworkConnectionLimit(limits.of(Limit.CONNECTIONS), connector));
        connector.addBean(handshakes);
        connector.addBean(new Patience(connector, limits.of(Limit.PATIENCE)));
        return connector;
    }

    private ConnectionFactory[] factories(HttpConfiguration http) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        return tls.isPresent()
                ? new ConnectionFactory[] {new SslConnectionFactory(certificates, plain.getProtocol()), plain}
                : new ConnectionFactory[] {plain};
    }

    /** Takes up certificates and keys that have changed on the disk; connections that stand keep theirs. */
    synchronized void readCertificatesAnew() {
        try {
            if (tls.isPresent() && !tls.get().times().equals(read)) {
                List<FileTime> times = tls.get().times();
                tls.get().check();
                certificates.reload(factory -> settleAgain((SslContextFactory.Server) factory));
                read = times;
                LOG.info("The certificate was read anew.");
            }
        } catch (Exception e) { // Jetty's reload declares no less
            LOG.error("The certificate on the disk is not one; the one before is in force.", e);
        }
    }

    private void settleAgain(SslContextFactory.Server factory) {
        try {
            tls.orElseThrow().settle(factory);
        } catch (IOException e) {
            throw new IllegalStateException("a certificate changed while it was read", e);
        }
    }
}
