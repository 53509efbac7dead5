package dev.tillside.example.office.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text files (RFC 7468). No message quotes what is in them. */
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private PemFiles() {}

    /** All certificates of a file, in its order. */
    static List<Certificate> certificates(Path file) throws IOException {
        try {
            List<Certificate> found = List.copyOf(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))));
            if (found.isEmpty()) {
                throw new IOException("no certificate is in " + file);
            }
            return found;
        } catch (CertificateException e) {
            throw new IOException("not certificates in PEM: " + file, e);
        }
    }

    /** The private key of a file: PKCS#8, not encrypted. */
    static PrivateKey privateKey(Path file) throws IOException {
        Matcher found = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new IOException("no private key in PKCS#8 (BEGIN PRIVATE KEY) is in " + file);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
        for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException e) {
                // It is of another kind; the key does not say which until it is tried.
            } catch (GeneralSecurityException e) {
                throw new IOException("this Java has no " + algorithm, e);
            }
        }
        throw new IOException("neither an EC nor an RSA nor an EdDSA key is in " + file);
    }
}
