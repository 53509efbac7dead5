package dev.tillside.example.office.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test, and whom it vouches for. */
final class Certificates {
    private static final AtomicLong SERIAL = new AtomicLong();
    private static final char[] NONE = new char[0];

    private static final Duration DAY = Duration.ofDays(1);

    private final Identity authority;

    Certificates() {
        KeyPair keys = keys("EC");
        authority = new Identity(certificate("authority", keys, "authority", keys, true, DAY), keys);
    }

    /** A certificate and its key. */
    record Identity(X509Certificate certificate, KeyPair keys) {
        void writePem(Path chain, Path key) throws IOException, GeneralSecurityException {
            Files.writeString(chain, pem("CERTIFICATE", certificate.getEncoded()));
            Files.writeString(key, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        }

        void writePkcs12(Path file, String password) throws IOException, GeneralSecurityException {
            KeyStore store = empty();
            store.setKeyEntry("own", keys.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
        }
    }

    /** Somebody of that name, on the loopback address. */
    Identity of(String name, String algorithm) {
        return of(name, algorithm, DAY);
    }

    /** The same, whose time is over. */
    Identity expired(String name) {
        return of(name, "EC", Duration.ofMinutes(-1));
    }

    private Identity of(String name, String algorithm, Duration left) {
        KeyPair keys = keys(algorithm);
        return new Identity(certificate(name, keys, "authority", authority.keys(), false, left), keys);
    }

    void writePem(Path file) throws IOException, GeneralSecurityException {
        Files.writeString(file, pem("CERTIFICATE", authority.certificate().getEncoded()));
    }

    /** How somebody speaks TLS who trusts this authority alone, and shows that certificate. */
    SSLContext context(Optional<Identity> shown) throws GeneralSecurityException, IOException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore own = empty();
        if (shown.isPresent()) {
            own.setKeyEntry("own", shown.get().keys().getPrivate(), NONE, new Certificate[] {
                shown.get().certificate()
            });
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NONE);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate certificate(
            String name, KeyPair keys, String issuer, KeyPair issuerKeys, boolean isAuthority, Duration left) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(now.minus(DAY)),
                    Date.from(now.plus(left)),
                    new X500Name("CN=" + name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            List<GeneralName> names = List.of(
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.dNSName, "localhost"));
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        } catch (CertIOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
