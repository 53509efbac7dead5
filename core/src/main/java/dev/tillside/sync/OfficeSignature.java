package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.util.regex.Pattern;

/**
 * Head office's signature on what it sent: Ed25519 (RFC 8032) over a text that the thing signed says itself.
 *
 * @param key the id of the key, by which tills find its public half
 * @param value the 64 bytes, Base64
 */
public record OfficeSignature(String key, String value) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public OfficeSignature {
        keyId(key, "key");
        BadInput.present(value, "signature");
    }

    /** Refuses what is no key's id: 1 to 64 letters, digits, dots, hyphens and underscores. */
    static String keyId(String id, String path) {
        if (!KEY.matcher(BadInput.present(id, path)).matches()) {
            throw BadInput.value(path, "not a key's id: " + Decimals.shown(id));
        }
        return id;
    }
}
