package dev.tillside.list;

import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key whose lists tills accept: head office's own, or that of a till which prints lists, certified by head office in that it
 * sends the key down. Keys are changed by sending the next one before the old one's last day.
 *
 * @param id which key; every code names its key
 * @param version newer versions replace older ones
 * @param publicKey Base64 of an Ed25519 public key: its 32 bytes (RFC 8032), or its SubjectPublicKeyInfo (RFC 8410)
 * @param valid when lists that it signed may be scanned
 * @param revoked whether no list that it signed is accepted any more, whenever it was signed
 */
public record ListKey(String id, long version, String publicKey, DateSpan valid, boolean revoked) {
    /** A SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 bytes of the key. */
    private static final byte[] SPKI = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final int LONGEST_ID = 32;
    private static final int KEY_BYTES = 32;

    public ListKey {
        checked(id);
        BadInput.present(valid, "valid");
        publicKey = Base64.getEncoder().encodeToString(raw(BadInput.present(publicKey, "publicKey")));
    }

    /** A key's id stands in every code, and space is dear there. */
    static String checked(String id) {
        if (BadInput.present(id, "id").isBlank() || id.length() > LONGEST_ID) {
            throw BadInput.value("id", "not a key's id of 1 to " + LONGEST_ID + " characters");
        }
        return id;
    }

    private static byte[] raw(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw BadInput.value("publicKey", "not Base64");
        }
        boolean info =
                bytes.length == SPKI.length + KEY_BYTES && Arrays.equals(bytes, 0, SPKI.length, SPKI, 0, SPKI.length);
        if (!info && bytes.length != KEY_BYTES) {
            throw BadInput.value("publicKey", "not an Ed25519 public key: " + bytes.length + " bytes");
        }
        return info ? Arrays.copyOfRange(bytes, SPKI.length, bytes.length) : bytes;
    }

    /** The key as the JDK knows it. */
    PublicKey key() throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(publicKey);
        byte[] info = Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, info, SPKI.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
    }
}
