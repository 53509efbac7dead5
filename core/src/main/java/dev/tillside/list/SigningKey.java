package dev.tillside.list;

import dev.tillside.fault.BadInput;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The private half of a {@link ListKey}: it makes lists. Immutable and thread-safe; it never prints itself.
 *
 * <p>A till that prints lists holds one of its own, which head office certifies, lets run out soon and can revoke.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";

    private final String id;
    private final String publicKey;
    private final PrivateKey key;

    private SigningKey(String id, String publicKey, PrivateKey key) {
        this.id = ListKey.checked(id);
        this.publicKey = publicKey;
        this.key = key;
    }

    /**
     * A new key.
     *
     * @param id at most 32 characters; it stands in every list that the key signs
     * @param random where it comes from
     */
    public static SigningKey generate(String id, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(java.security.spec.NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] info = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(info, info.length - 32, info.length);
            return new SigningKey(id, Base64.getEncoder().encodeToString(raw), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /**
     * A key that was kept.
     *
     * @param publicKey Base64, as in {@link ListKey}
     * @param privateKey Base64 of the key's PKCS #8 form (RFC 8410)
     * @throws BadInput where one of them is none, or where they are not a pair
     */
    public static SigningKey of(String id, String publicKey, String privateKey) {
        try {
            byte[] encoded = Base64.getDecoder().decode(BadInput.present(privateKey, "privateKey"));
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            ListKey shown = new ListKey(id, 1, publicKey, dev.tillside.member.DateSpan.ALWAYS, false);
            SigningKey signing = new SigningKey(id, shown.publicKey(), key);
            if (!signing.makes(shown)) {
                throw BadInput.value("publicKey", "not the other half of the private key");
            }
            return signing;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw BadInput.value("privateKey", "not an Ed25519 private key in PKCS #8");
        }
    }

    /** A wrong pair would print lists that no till accepts, and nobody would know before the first shopper. */
    private boolean makes(ListKey shown) throws GeneralSecurityException {
        byte[] probe = {1};
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(shown.key());
        check.update(probe);
        return check.verify(sign(probe));
    }

    public String id() {
        return id;
    }

    /** Base64 of the public half's 32 bytes, for the {@code listKey} object. */
    public String publicKey() {
        return publicKey;
    }

    /** Base64 of the private half in PKCS #8: keep it where nobody else reads it. */
    public String privateKey() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw BadInput.value("privateKey", "not an Ed25519 private key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
