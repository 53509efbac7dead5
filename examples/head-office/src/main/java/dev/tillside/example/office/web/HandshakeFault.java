package dev.tillside.example.office.web;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.net.ssl.SSLException;

/** Why nobody could speak over TLS with a visitor, in words of this program: a visitor's own are not repeated. */
enum HandshakeFault {
    NO_CERTIFICATE("the visitor shows no certificate, and must show one of an authority in listen.tls.clientCa"),
    EXPIRED("the visitor's certificate has expired, or the clock here is wrong"),
    NOT_YET_VALID("the visitor's certificate is not valid yet, or the clock here is wrong"),
    UNTRUSTED("the visitor's certificate is of none of the authorities in listen.tls.clientCa"),
    NOT_TLS("the visitor does not speak TLS: it asks an https port by http, say"),
    NOTHING_IN_COMMON("the visitor speaks no version or cipher of TLS that is spoken here"),
    TURNED_AWAY("the visitor ended the handshake: it does not trust this server's certificate, say"),
    HUNG_UP("the visitor hung up before the handshake was done"),
    OTHER("the handshake failed");

    private static final int DEEPEST = 10;

    private final String sentence;

    HandshakeFault(String sentence) {
        this.sentence = sentence;
    }

    /** What it is, for people. */
    String sentence() {
        return sentence;
    }

    /** What it is, as a label. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The innermost cause that says something says it best. */
    static HandshakeFault of(Throwable failure) {
        HandshakeFault found = OTHER;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            found = said(cause).orElse(found);
            cause = cause.getCause();
        }
        return found;
    }

    private static Optional<HandshakeFault> said(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return Optional.of(EXPIRED);
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of(NOT_YET_VALID);
        }
        if (cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException) {
            return Optional.of(UNTRUSTED);
        }
        if (cause instanceof SSLException) {
            return inWords(Optional.ofNullable(cause.getMessage()).orElse(""));
        }
        if (cause instanceof BadPaddingException) {
            return Optional.of(TURNED_AWAY); // OpenSSL says what it does not trust without encrypting it
        }
        return cause instanceof IOException ? Optional.of(HUNG_UP) : Optional.empty();
    }

    /** Java tells these apart by their sentences alone; newer ones begin with the alert in brackets. */
    private static Optional<HandshakeFault> inWords(String sentence) {
        if (sentence.contains("client certificate chain")) {
            return Optional.of(NO_CERTIFICATE);
        }
        if (sentence.contains("recognized SSL message")) {
            return Optional.of(NOT_TLS);
        }
        if (sentence.contains("Received fatal alert")) {
            return Optional.of(TURNED_AWAY);
        }
        if (sentence.contains("cipher suites in common") || sentence.contains("protocol version")) {
            return Optional.of(NOTHING_IN_COMMON);
        }
        return sentence.contains("closed") || sentence.contains("EOF") ? Optional.of(HUNG_UP) : Optional.empty();
    }
}
