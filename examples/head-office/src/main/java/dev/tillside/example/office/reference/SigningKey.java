package dev.tillside.example.office.reference;

import dev.tillside.fault.BadInput;
import dev.tillside.sync.OfficeSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key with which head office signs what goes down to tills. It never says its private half, in no message either. To make
 * one:
 *
 * <pre>{@code
 * openssl genpkey -algorithm ed25519 -outform DER -out key.der
 * echo "k1:$(base64 -w0 key.der)" > signing.key                          # for head office
 * openssl pkey -inform DER -in key.der -pubout -outform DER | base64 -w0 # for LoyaltyTillBuilder.trust("k1", ...)
 * }</pre>
 */
public final class SigningKey {
    private static final String ED25519 = "Ed25519";

    private final String id;
    private final PrivateKey key;

    private SigningKey(String id, PrivateKey key) {
        this.id = id;
        this.key = key;
    }

    /**
     * @param text the key's id, a colon, and the private key: PKCS#8 (RFC 8410) in Base64
     * @throws BadInput {@code signingKey}
     */
    public static SigningKey of(String text) {
        int colon = BadInput.present(text, "signingKey").indexOf(':');
        if (colon < 1) {
            throw unreadable();
        }
        try {
            byte[] encoded =
                    Base64.getDecoder().decode(text.substring(colon + 1).strip());
            PrivateKey key = KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey signing = new SigningKey(text.substring(0, colon).strip(), key);
            signing.sign(""); // a name that is none is refused here, not at the first till
            return signing;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unreadable();
        }
    }

    private static BadInput unreadable() {
        return BadInput.value("signingKey", "not a key's id, a colon and an Ed25519 private key, PKCS#8 in Base64");
    }

    /** The signature of this text, with the name of the key. */
    public OfficeSignature sign(String text) {
        try {
            Signature signing = Signature.getInstance(ED25519);
            signing.initSign(key);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return new OfficeSignature(id, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 signs with Ed25519", e);
        }
    }
}
