package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What head office says of a snapshot: all reference data of one moment, in parts that are fetched one by one.
 *
 * @param id its name, 1 to 64 letters, digits, dots, hyphens and underscores
 * @param issue a number that rises from snapshot to snapshot; a till takes no older one than it took before
 * @param cursor where changes go on after it
 * @param objects how many wire objects all parts hold together
 * @param parts in order
 * @param signature of {@link #text()}, where head office signs
 */
public record Snapshot(
        String id, long issue, String cursor, long objects, List<Part> parts, Optional<OfficeSignature> signature) {
    /** A part is at most this long, packed. */
    public static final int LONGEST_PART = 16 << 20;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_PARTS = 100_000;

    /**
     * A part: wire objects as JSON Lines, packed with gzip.
     *
     * @param bytes its length, packed
     * @param sha256 of the packed bytes, in lower-case hexadecimal
     */
    public record Part(long bytes, String sha256) {
        public Part {
            if (bytes < 1 || bytes > LONGEST_PART) {
                throw BadInput.value("bytes", "not a part's length of 1 to " + LONGEST_PART + ": " + bytes);
            }
            if (!SHA_256.matcher(BadInput.present(sha256, "sha256")).matches()) {
                throw BadInput.value("sha256", "not a SHA-256 in hexadecimal: " + Decimals.shown(sha256));
            }
        }

        /** Of a part that is here. */
        public static Part of(byte[] packed) {
            return new Part(packed.length, new Sha256().add(packed).hex());
        }

        /** Whether those bytes are the part that was announced. */
        public boolean fits(byte[] packed) {
            return packed.length == bytes && new Sha256().add(packed).hex().equals(sha256);
        }
    }

    public Snapshot {
        if (!ID.matcher(BadInput.present(id, "id")).matches()) {
            throw BadInput.value("id", "not a snapshot's name: " + Decimals.shown(id));
        }
        if (BadInput.present(cursor, "cursor").isEmpty() || cursor.chars().anyMatch(Character::isISOControl)) {
            throw BadInput.value("cursor", "empty, or not one line");
        }
        if (issue < 1) {
            throw BadInput.value("issue", "below one: " + issue);
        }
        if (objects < 0) {
            throw BadInput.value("objects", "below zero: " + objects);
        }
        parts = List.copyOf(parts);
        if (parts.size() > MOST_PARTS) {
            throw BadInput.value("parts", "more than " + MOST_PARTS);
        }
        BadInput.present(signature, "signature");
    }

    /** The same, signed. */
    public Snapshot signed(OfficeSignature by) {
        return new Snapshot(id, issue, cursor, objects, parts, Optional.of(by));
    }

    /**
     * What is signed: {@code tillside-snapshot-1}, the id, the issue, the cursor, the number of objects, and for each part its
     * length, a space and its SHA-256; a line each, with a line feed at the end.
     */
    public String text() {
        StringBuilder text = new StringBuilder("tillside-snapshot-1\n");
        text.append(id).append('\n').append(issue).append('\n');
        text.append(cursor).append('\n').append(objects).append('\n');
        parts.forEach(part ->
                text.append(part.bytes()).append(' ').append(part.sha256()).append('\n'));
        return text.toString();
    }
}
