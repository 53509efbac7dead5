package dev.tillside.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What is sealed is what the standards say, and what anybody else's AES-256-GCM opens. */
class AeadTest {
    private static final byte[] HEAD = {1, 2, 3};
    private static final byte[] PLACE = text("journal/sale.json");
    private static final byte[] TEXT = text("two plums");
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

    private final Aead aead = new Aead();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anotherCipherOpensIt() throws Exception {
        byte[] sealed = aead.seal(KEY, HEAD, TEXT, PLACE);
        assertThat(sealed).startsWith(HEAD).hasSize(HEAD.length + 12 + TEXT.length + 16);
        Cipher other = Cipher.getInstance("AES/GCM/NoPadding");
        other.init(Cipher.DECRYPT_MODE, KEY, new GCMParameterSpec(128, sealed, HEAD.length, 12));
        other.updateAAD(ByteBuffer.allocate(HEAD.length + PLACE.length)
                .put(HEAD)
                .put(PLACE)
                .array());
        int from = HEAD.length + 12;
        assertThat(other.doFinal(sealed, from, sealed.length - from)).isEqualTo(TEXT);
        assertThat(aead.open(KEY, HEAD.length, sealed, PLACE))
                .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(TEXT));
    }

    @Test
    void everyBitCounts() {
        byte[] sealed = aead.seal(KEY, HEAD, TEXT, PLACE);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(aead.open(KEY, HEAD.length, altered, PLACE)).isEmpty();
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(aead.open(KEY, HEAD.length, Arrays.copyOf(sealed, length), PLACE))
                    .isEmpty();
        }
        assertThat(aead.open(KEY, HEAD.length, sealed, text("journal/aside.json")))
                .isEmpty();
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(aead.open(new SecretKeySpec(other, "AES"), HEAD.length, sealed, PLACE))
                .isEmpty();
    }

    @Test
    void noNonceComesTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            byte[] sealed = aead.seal(KEY, HEAD, TEXT, PLACE);
            nonces.add(HexFormat.of().formatHex(sealed, HEAD.length, HEAD.length + 12));
        }
        assertThat(nonces).hasSize(5_000);
    }

    /** RFC 5869, appendix A.1: its first 32 bytes. */
    @Test
    void derivedKeysAreTheStandards() {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c");
        byte[] key = new byte[22];
        Arrays.fill(key, (byte) 0x0b);
        String purpose = new String(HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9"), StandardCharsets.ISO_8859_1);
        assertThat(Aead.derived(key, salt, purpose, "AES").getEncoded())
                .isEqualTo(HexFormat.of().parseHex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
    }
}
