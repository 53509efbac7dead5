package dev.tillside.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * Moves a figure a little to either side, by a draw that hangs on a secret and on exactly who stands behind the figure and with how
 * much. The same households give the same figure in every report; one household more, one less, or one that did something else
 * gives another draw, so that the difference of two reports does not tell what it did. The draw is two-sided geometric: figures
 * that differ by one household are told with chances that differ by a factor of e^{@value #PRIVACY} at most. Pure.
 */
final class Blur {
    private static final double PRIVACY = .3;
    private static final double UNIT = 0x1p-32;

    private final long secret;
    private final String deal;

    /** @param secret what nobody outside knows */
    Blur(long secret, String deal) {
        this.secret = secret;
        this.deal = deal;
    }

    /** How many whole steps the figure of that name is moved, up or down. */
    long steps(String figure, Map<String, Double> contributions) {
        long cell = 0;
        for (Map.Entry<String, Double> each : contributions.entrySet()) {
            cell += hash(each.getKey(), Double.doubleToLongBits(each.getValue()));
        }
        long drawn = hash(figure, cell);
        return geometric(drawn >>> 32) - geometric(drawn & 0xffff_ffffL);
    }

    /** Of 32 even bits; the difference of two such is two-sided. */
    private static long geometric(long bits) {
        return (long) (StrictMath.log((bits + .5) * UNIT) / -PRIVACY);
    }

    private long hash(String text, long number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(2 * Long.BYTES + 4 * (deal.length() + text.length()) + 2)
                            .putLong(secret)
                            .putLong(number)
                            .put(deal.getBytes(StandardCharsets.UTF_8))
                            .put((byte) 0)
                            .put(text.getBytes(StandardCharsets.UTF_8))
                            .array());
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
