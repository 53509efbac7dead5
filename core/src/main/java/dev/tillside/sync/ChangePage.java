package dev.tillside.sync;

import dev.tillside.fault.BadInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reference data that changed after a cursor.
 *
 * @param objects wire objects, one line of JSON each, in the order in which they changed
 * @param cursor where the next page begins; opaque to the till
 * @param more whether there is a next page now
 * @param signature of {@link #text}, where head office signs
 */
public record ChangePage(List<String> objects, String cursor, boolean more, Optional<OfficeSignature> signature) {
    /** What a page tells of: a page of the one cannot be passed off as a page of the other. */
    public enum Kind {
        /** {@link HeadOffice#changesAfter}. */
        CHANGES("changes"),
        /** {@link HeadOffice#basketsAfter}. */
        BASKETS("baskets");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public ChangePage {
        objects = List.copyOf(objects);
        BadInput.present(cursor, "cursor");
        BadInput.present(signature, "signature");
    }

    /** A page that nobody signed. */
    public ChangePage(List<String> objects, String cursor, boolean more) {
        this(objects, cursor, more, Optional.empty());
    }

    /** The same page, signed. */
    public ChangePage signed(OfficeSignature by) {
        return new ChangePage(objects, cursor, more, Optional.of(by));
    }

    /**
     * What is signed: {@code tillside-changes-1} or {@code tillside-baskets-1}, the cursor that was asked for, the page's own
     * cursor, {@code more} or {@code end}, the number of objects, and the SHA-256 of their lines, each with a line feed at its
     * end, in hexadecimal; a line each, with a line feed at the end. The cursors keep an old page from being played again in
     * another place.
     *
     * @param after the cursor that was asked for
     */
    public String text(Kind kind, String after) {
        Sha256 lines = new Sha256();
        for (String object : objects) {
            lines.add(object.getBytes(StandardCharsets.UTF_8)).add(new byte[] {'\n'});
        }
        return String.join(
                "\n",
                "tillside-" + kind.word + "-1",
                after,
                cursor,
                more ? "more" : "end",
                Integer.toString(objects.size()),
                lines.hex(),
                "");
    }

    /** Whether it tells nothing and leads nowhere, so that there is nothing to trust. */
    public boolean isStill(String after) {
        return objects.isEmpty() && !more && cursor.equals(after);
    }
}
