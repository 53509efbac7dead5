package dev.tillside.example.office.web;

import dev.tillside.fault.BadInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The server's certificate and key, from files, and whose certificates its visitors must show. TLS 1.2 and 1.3 alone. Files that
 * change are read anew while the server runs; what cannot be read then leaves those before in force.
 */
public final class ServerTls {
    private static final String ALIAS = "server";

    private final List<Path> files;
    private final Keys keys;
    private final Optional<Path> clientCa;

    private interface Keys {
        KeyStore read() throws IOException, GeneralSecurityException;
    }

    private ServerTls(List<Path> files, Keys keys, Optional<Path> clientCa) {
        this.files = files;
        this.keys = keys;
        this.clientCa = clientCa;
    }

    /**
     * Two files in PEM.
     *
     * @param chain the server's certificate, and those between it and an authority that tills know
     * @param key its private key in PKCS#8, not encrypted: best readable by this program's user alone
     */
    public static ServerTls pem(Path chain, Path key) {
        BadInput.present(chain, "certificate");
        BadInput.present(key, "key");
        return new ServerTls(List.of(chain, key), () -> of(chain, key), Optional.empty());
    }

    /**
     * One file in PKCS#12.
     *
     * @param password of the file and of its key
     */
    public static ServerTls pkcs12(Path store, String password) {
        BadInput.present(store, "keystore");
        BadInput.present(password, "keystorePassword");
        return new ServerTls(List.of(store), () -> of(store, password), Optional.empty());
    }

    /** The same, and visitors show a certificate of one of the authorities in this file in PEM. */
    public ServerTls clientsOf(Path authorities) {
        List<Path> more = new ArrayList<>(files);
        more.add(BadInput.present(authorities, "clientCa"));
        return new ServerTls(List.copyOf(more), keys, Optional.of(authorities));
    }

    private static KeyStore of(Path chain, Path key) throws IOException, GeneralSecurityException {
        List<Certificate> certificates = PemFiles.certificates(chain);
        PrivateKey own = PemFiles.privateKey(key);
        requirePair(certificates.get(0), own);
        KeyStore store = empty();
        store.setKeyEntry(ALIAS, own, new char[0], certificates.toArray(Certificate[]::new));
        return store;
    }

    /** Java itself finds out only when the first visitor comes. */
    private static void requirePair(Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        byte[] signed = signing.sign();
        signing.initVerify(certificate);
        if (!signing.verify(signed)) {
            throw new SignatureException("the key is not the certificate's");
        }
    }

    private static KeyStore of(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore packed = KeyStore.getInstance("PKCS12");
        byte[] bytes = Files.readAllBytes(file);
        try {
            packed.load(new ByteArrayInputStream(bytes), password.toCharArray());
        } catch (IOException e) {
            throw new IOException("not a key store in PKCS#12 of that password: " + file, e);
        }
        KeyStore store = empty();
        for (String alias : Collections.list(packed.aliases())) {
            if (packed.isKeyEntry(alias)) {
                store.setKeyEntry(
                        alias,
                        packed.getKey(alias, password.toCharArray()),
                        new char[0],
                        packed.getCertificateChain(alias));
            }
        }
        if (store.size() == 0) {
            throw new IOException("no key is in " + file);
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /**
     * Reads the files, and says if they are not what they should be.
     *
     * @throws IOException which names the file
     */
    public void check() throws IOException {
        settle(new SslContextFactory.Server());
    }

    /** For a program beside the server: trusts its certificate alone, by whatever name, and shows the same. */
    public SSLContext toItself() throws IOException {
        try {
            KeyStore own = keys.read();
            KeyStore trusted = empty();
            for (String alias : Collections.list(own.aliases())) {
                trusted.setCertificateEntry(alias, own.getCertificate(alias));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(own, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate and key do not go together: " + files, e);
        }
    }

    /** The time of change of each file, to see whether one is another. */
    List<FileTime> times() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path file : files) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }

    void settle(SslContextFactory.Server factory) throws IOException {
        try {
            KeyStore own = keys.read();
            Optional<KeyStore> trusted =
                    clientCa.isPresent() ? Optional.of(authorities(clientCa.get())) : Optional.empty();
            factory.setKeyStore(own);
            factory.setKeyStorePassword("");
            factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            factory.setNeedClientAuth(trusted.isPresent());
            trusted.ifPresent(factory::setTrustStore);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate and key do not go together: " + files, e);
        }
    }

    private static KeyStore authorities(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        for (Certificate authority : PemFiles.certificates(file)) {
            trusted.setCertificateEntry("authority-" + trusted.size(), authority);
        }
        return trusted;
    }
}
