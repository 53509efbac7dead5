package dev.tillside.pos.tck;

import dev.tillside.fault.BadInput;
import dev.tillside.scan.Symbology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A scanner that sends what real ones send, with their settings and their bad habits. Immutable and thread-safe.
 *
 * <p>The data is what stands in the symbol, with {@link #GS} where FNC1 separates element strings; nothing of it is checked.
 * {@code GS1_128}, {@code GS1_DATAMATRIX} and {@code DATABAR} are symbols of GS1's, others go by their identifiers.
 */
public final class VirtualScanner {
    /** FNC1 between element strings, as a scanner sends it that can. */
    public static final String GS = "\u001d";

    private static final Set<String> GS1 = Set.of("]C1", "]e0", "]d2", "]Q3", "]J1");
    private static final String FRENCH_KEYS = "\u00e0&\u00e9\"'(-\u00e8_\u00e7";

    /** What a scanner does, well or badly. */
    public enum Habit {
        /** It says by an AIM identifier (ISO/IEC 15424) what it read, as it should. */
        IDENTIFIES,
        /** It sends the identifier twice, where it sends one. */
        STAMMERS,
        /** It sends the FNC1 at the front of a symbol of GS1's as a separator. */
        SEPARATOR_FIRST,
        /** It plays a keyboard, and types digits on the keys of a French one, without shift. */
        FRENCH_KEYBOARD
    }

    private final Set<Habit> habits;
    private final String separator;
    private final String before;
    private final String after;

    private VirtualScanner(Set<Habit> habits, String separator, String before, String after) {
        this.habits = Set.copyOf(habits);
        this.separator = BadInput.present(separator, "separator");
        this.before = BadInput.present(before, "before");
        this.after = BadInput.present(after, "after");
    }

    /** A scanner with those habits; without any it sends the data and nothing else, as one that plays a keyboard. */
    public static VirtualScanner with(Habit... habits) {
        return new VirtualScanner(Set.of(habits), GS, "", "");
    }

    /** The same, sending that text for FNC1 between element strings; an empty one loses it. */
    public VirtualScanner separating(String substitute) {
        return new VirtualScanner(habits, substitute, before, after);
    }

    /** The same, putting that around each scan: STX and ETX, a carriage return, a tabulator. */
    public VirtualScanner around(String first, String last) {
        return new VirtualScanner(habits, separator, first, last);
    }

    /** What it sends of that symbol. */
    public String frame(Symbology symbology, String data) {
        return frame(aim(BadInput.present(symbology, "symbology")), data);
    }

    /**
     * What it sends of a symbol by its AIM identifier: {@code ]Q3} for a QR symbol of GS1's, say.
     *
     * @param identifier three characters; none for a stripe
     */
    public String frame(String identifier, String data) {
        boolean gs1 = GS1.contains(BadInput.present(identifier, "identifier"));
        String text = gs1 && habits.contains(Habit.SEPARATOR_FIRST) ? GS + data : data;
        return before + sent(identifier) + typed(text.replace(GS, separator)) + after;
    }

    /**
     * The same in pieces, as a serial line delivers it.
     *
     * @param longest characters of a piece at most
     */
    public List<String> pieces(Symbology symbology, String data, int longest) {
        if (longest < 1) {
            throw BadInput.value("longest", "not above zero: " + longest);
        }
        String frame = frame(symbology, data);
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < frame.length(); from += longest) {
            pieces.add(frame.substring(from, Math.min(frame.length(), from + longest)));
        }
        return pieces;
    }

    private String sent(String identifier) {
        if (!habits.contains(Habit.IDENTIFIES)) {
            return "";
        }
        return habits.contains(Habit.STAMMERS) ? identifier + identifier : identifier;
    }

    /** A stripe has none. */
    private static String aim(Symbology symbology) {
        return switch (symbology) {
            case EAN13, UPCA, UPCE -> "]E0";
            case EAN8 -> "]E4";
            case CODE128 -> "]C0";
            case GS1_128 -> "]C1";
            case CODE39 -> "]A0";
            case CODABAR -> "]F0";
            case ITF -> "]I0";
            case QR -> "]Q1";
            case DATAMATRIX -> "]d1";
            case GS1_DATAMATRIX -> "]d2";
            case DATABAR -> "]e0";
            case PDF417 -> "]L0";
            case AZTEC -> "]z0";
            case MSR -> "";
        };
    }

    private String typed(String text) {
        if (!habits.contains(Habit.FRENCH_KEYBOARD)) {
            return text;
        }
        StringBuilder typed = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            typed.append(c >= '0' && c <= '9' ? FRENCH_KEYS.charAt(c - '0') : c);
        }
        return typed.toString();
    }
}
