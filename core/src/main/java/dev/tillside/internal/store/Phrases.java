package dev.tillside.internal.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes JSON texts short and gets back the very same bytes: what every member's and coupon's text says alike becomes one
 * byte that UTF-8 JSON on one line never has.
 */
final class Phrases {
    private static final byte OWNER = 0x01;
    private static final byte SELF = 0x02;

    /**
     * Part of the format: the place is the code, so never move one. Ends of fields take the next name's quote along, so that
     * names begin without.
     */
    private static final List<String> FIXED = List.of(
            "{\"type\":\"coupon\",\"id\":\"",
            "{\"type\":\"member\",\"id\":\"",
            "{\"type\":\"list\",\"id\":\"",
            "\",\"",
            "\"],\"",
            "\"},\"",
            ",\"",
            "\"},{\"",
            "\"}",
            "\"]}",
            "\"}}",
            "\"}]}",
            "\":\"",
            "\":[\"",
            "version\":",
            "member\":\"",
            "offer\":\"",
            "uses\":",
            "valid\":{\"from\":\"",
            "through\":\"",
            "cards\":[\"",
            "codes\":[\"",
            "tier\":\"",
            "name\":\"",
            "language\":\"",
            "birthday\":\"--",
            "points\":\"",
            "joined\":\"",
            "segments\":[\"",
            "household\":\"",
            "expires\":\"",
            "lines\":[{\"item\":{\"gtin\":\"",
            "item\":{\"gtin\":\"",
            "item\":{\"sku\":\"",
            "description\":\"",
            "quantity\":\"",
            "price\":\"",
            "was\":\"",
            "coupon\":\"",
            "issued\":\"",
            "version\":1,\"",
            "2026-");

    private static final byte[][] BY_CODE = new byte[256][];
    private static final byte[][] BY_FIRST = new byte[256][];

    static {
        byte[] codes = codes();
        for (int i = 0; i < FIXED.size(); i++) {
            BY_CODE[codes[i] & 0xff] = FIXED.get(i).getBytes(StandardCharsets.UTF_8);
        }
        for (int first = 0; first < 256; first++) {
            BY_FIRST[first] = beginningWith(first);
        }
    }

    private Phrases() {}

    /** Control characters, and bytes beyond what UTF-8 uses (RFC 3629, section 4). */
    private static byte[] codes() {
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        for (int code = SELF + 1; code < 0x20; code++) {
            codes.write(code);
        }
        codes.write(0xC0);
        codes.write(0xC1);
        for (int code = 0xF5; code <= 0xFF; code++) {
            codes.write(code);
        }
        return codes.toByteArray();
    }

    /** The codes of phrases with that first byte, the longest phrase first. */
    private static byte[] beginningWith(int first) {
        List<Integer> codes = IntStream.range(0, 256)
                .filter(code -> BY_CODE[code] != null && (BY_CODE[code][0] & 0xff) == first)
                .boxed()
                .sorted(Comparator.comparing((Integer code) -> -BY_CODE[code].length))
                .toList();
        byte[] sorted = new byte[codes.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = codes.get(i).byteValue();
        }
        return sorted;
    }

    /** Whether the text has bytes of its own that stand for phrases here: then it can only be kept as it is. */
    static boolean clash(byte[] text) {
        for (byte one : text) {
            if (isCode(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(byte one) {
        int code = one & 0xff;
        return code < 0x20 || code == 0xC0 || code == 0xC1 || code >= 0xF5;
    }

    /**
     * @param text without a {@link #clash}
     * @param owner the member's id, which his texts repeat
     * @param self the object's own id
     */
    static byte[] pack(byte[] text, byte[] owner, byte[] self) {
        byte[] packed = new byte[text.length];
        int length = 0;
        int at = 0;
        while (at < text.length) {
            byte code = code(text, at, owner, self);
            packed[length++] = code == 0 ? text[at] : code;
            at += code == 0 ? 1 : phrase(code, owner, self).length;
        }
        return Arrays.copyOf(packed, length);
    }

    private static byte code(byte[] text, int at, byte[] owner, byte[] self) {
        for (byte code : BY_FIRST[text[at] & 0xff]) {
            if (stands(BY_CODE[code & 0xff], text, at)) {
                return code;
            }
        }
        if (self.length > 1 && stands(self, text, at)) {
            return SELF;
        }
        return owner.length > 1 && stands(owner, text, at) ? OWNER : 0;
    }

    private static boolean stands(byte[] phrase, byte[] text, int at) {
        if (text.length - at < phrase.length) {
            return false;
        }
        for (int i = 0; i < phrase.length; i++) {
            if (text[at + i] != phrase[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] phrase(byte code, byte[] owner, byte[] self) {
        return code == OWNER ? owner : code == SELF ? self : BY_CODE[code & 0xff];
    }

    /** What {@link #pack} packed with the same ids. */
    static byte[] unpack(byte[] packed, int from, int to, byte[] owner, byte[] self) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += isCode(packed[i]) ? phrase(packed[i], owner, self).length : 1;
        }
        byte[] text = new byte[length];
        int at = 0;
        for (int i = from; i < to; i++) {
            if (isCode(packed[i])) {
                byte[] phrase = phrase(packed[i], owner, self);
                System.arraycopy(phrase, 0, text, at, phrase.length);
                at += phrase.length;
            } else {
                text[at++] = packed[i];
            }
        }
        return text;
    }
}
