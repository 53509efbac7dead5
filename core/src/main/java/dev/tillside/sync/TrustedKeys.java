package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Head office's public keys, by id. Two at once let head office change over: tills learn the new key first, head office
 * signs with it from some day on, and then tills forget the old one. Immutable.
 */
public final class TrustedKeys {
    /** No key: nothing is asked to be signed. */
    public static final TrustedKeys NONE = new TrustedKeys(Map.of());

    private static final String ED25519 = "Ed25519";

    private final Map<String, PublicKey> keys;

    private TrustedKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /**
     * These keys and one more.
     *
     * @param id 1 to 64 letters, digits, dots, hyphens and underscores
     * @param publicKey Ed25519, an X.509 SubjectPublicKeyInfo (RFC 8410) in Base64
     * @throws BadInput {@code trust.key} or {@code trust.publicKey}
     */
    public TrustedKeys with(String id, String publicKey) {
        OfficeSignature.keyId(id, "trust.key");
        Map<String, PublicKey> more = new TreeMap<>(keys);
        more.put(id, read(BadInput.present(publicKey, "trust.publicKey")));
        return new TrustedKeys(more);
    }

    private static PublicKey read(String publicKey) {
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey);
            return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw BadInput.value("trust.publicKey", "not an Ed25519 public key, X.509 in Base64");
        }
    }

    /** Whether signatures are asked for at all. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** What is wrong with a signature on that text, in words that follow its subject; nothing where it is right. */
    public Optional<String> fault(Optional<OfficeSignature> signature, String text) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (signature.isEmpty()) {
            return Optional.of("is not signed");
        }
        Optional<PublicKey> key = Optional.ofNullable(keys.get(signature.get().key()));
        if (key.isEmpty()) {
            return Optional.of("is signed with the key " + signature.get().key() + ", which is not trusted here");
        }
        return verifies(key.get(), signature.get(), text)
                ? Optional.empty()
                : Optional.of("does not fit its signature with the key "
                        + signature.get().key());
    }

    private static boolean verifies(PublicKey key, OfficeSignature signature, String text) {
        try {
            Signature check = Signature.getInstance(ED25519);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature.value()));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false; // not Base64, or not 64 bytes: no signature of anything
        }
    }
}
