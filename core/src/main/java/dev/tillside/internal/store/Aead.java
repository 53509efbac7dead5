package dev.tillside.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a nonce drawn for each value. What comes out is the nonce, the ciphertext and a tag of 128 bits. Its parts
 * are used again and again, so that a value costs microseconds. Not thread-safe.
 */
final class Aead {
    static final int NONCE = 12;
    private static final int TAG = 16;
    private static final String HASH = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final Cipher sealing;
    private final Cipher opening;

    Aead() {
        try {
            sealing = Cipher.getInstance("AES/GCM/NoPadding");
            opening = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** Fresh bytes of chance. */
    byte[] drawn(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** @param bound what the value belongs to; it opens beside nothing else */
    byte[] seal(SecretKeySpec key, byte[] head, byte[] plain, byte[] bound) {
        byte[] sealed = Arrays.copyOf(head, head.length + NONCE + plain.length + TAG);
        byte[] nonce = drawn(NONCE);
        System.arraycopy(nonce, 0, sealed, head.length, NONCE);
        try {
            sealing.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce));
            sealing.updateAAD(head);
            sealing.updateAAD(bound);
            sealing.doFinal(plain, 0, plain.length, sealed, head.length + NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** Nothing where it was altered, was bound to something else, or was sealed with another key. */
    Optional<byte[]> open(SecretKeySpec key, int head, byte[] sealed, byte[] bound) {
        if (sealed.length < head + NONCE + TAG) {
            return Optional.empty();
        }
        try {
            opening.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * 8, sealed, head, NONCE));
            opening.updateAAD(sealed, 0, head);
            opening.updateAAD(bound);
            return Optional.of(opening.doFinal(sealed, head + NONCE, sealed.length - head - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty(); // that is the answer
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    /** A key for one purpose out of another: HKDF with SHA-256 (RFC 5869), one block. */
    static SecretKeySpec derived(byte[] key, byte[] salt, String purpose, String algorithm) {
        byte[] extracted = hmac(new SecretKeySpec(salt, HASH), key);
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] expanded = hmac(
                new SecretKeySpec(extracted, HASH),
                ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
        SecretKeySpec derived = new SecretKeySpec(expanded, algorithm);
        Arrays.fill(extracted, (byte) 0);
        Arrays.fill(expanded, (byte) 0);
        return derived;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    static IllegalStateException impossible(GeneralSecurityException e) {
        return new IllegalStateException("every Java has AES-256-GCM and HMAC-SHA-256", e);
    }
}
