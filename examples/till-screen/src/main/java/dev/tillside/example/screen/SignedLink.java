package dev.tillside.example.screen;

import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that let whoever has them see one member's page through a last day: the id, the day, and HMAC-SHA-256 over both. Immutable;
 * thread-safe.
 */
final class SignedLink {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param key at least 32 bytes
     */
    SignedLink(byte[] key) {
        if (key.length < 32) {
            throw BadInput.value("key", "shorter than 32 bytes");
        }
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** The link's query. */
    String query(String member, LocalDate through) {
        return "m=" + member + "&d=" + through + "&s=" + signature(member, through.toString());
    }

    /**
     * Whose page the query may see; nothing where it was altered, is not whole, or its last day is over.
     *
     * @param query by name
     */
    Optional<String> member(Map<String, String> query, LocalDate today) {
        String member = query.getOrDefault("m", "");
        String day = query.getOrDefault("d", "");
        boolean signed = MessageDigest.isEqual(bytes(signature(member, day)), bytes(query.getOrDefault("s", "")));
        return signed && holds(day, today) ? Optional.of(member) : Optional.empty();
    }

    private static boolean holds(String day, LocalDate today) {
        try {
            return !LocalDate.parse(day).isBefore(today);
        } catch (DateTimeParseException e) {
            return false; // signed by this key, and yet no day: nobody made such a link
        }
    }

    private String signature(String member, String day) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(bytes(member.length() + ":" + member));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(day)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
