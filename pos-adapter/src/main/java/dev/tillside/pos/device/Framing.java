package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import java.time.Duration;

/**
 * How a device says where a scan begins and ends. Immutable.
 *
 * @param start the character that begins a scan, such as STX, or nothing. What stands outside a scan is noise then, and one
 *     within a scan begins it anew
 * @param end the character that ends a scan, such as CR, ETX or a tabulator; CR and LF stand for each other and for both. Nothing:
 *     a pause ends it
 * @param identified whether scans without an AIM identifier are noise
 * @param pause how long a device rests at least between scans, and less within one. Where nothing else ends a scan this does;
 *     else what was begun before is dropped, and never joined to the next
 */
public record Framing(String start, String end, boolean identified, Duration pause) {
    /** Longest scan in characters or bytes; QR has 7,089 digits at most. What is longer is noise. */
    static final int LONGEST = 8_192;

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final String STX = "\u0002";
    private static final String ETX = "\u0003";
    private static final Duration WITHIN = Duration.ofSeconds(1);

    /** A line each, ended by CR, LF or both: what most scanners do unless they are told otherwise. */
    public static final Framing LINES = new Framing("", "\r", false, WITHIN);
    /** Between STX and ETX. */
    public static final Framing STX_ETX = new Framing(STX, ETX, false, WITHIN);
    /** With nothing around it. */
    public static final Framing PAUSES = new Framing("", "", false, Duration.ofMillis(100));

    public Framing {
        oneAtMost(start, "start");
        oneAtMost(end, "end");
        BadInput.present(pause, "pause");
        if (pause.isNegative() || pause.isZero() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw BadInput.value("pause", "not above zero, or longer than a day: " + pause);
        }
        if (!start.isEmpty() && (start.equals(end) || isLineEnd(start.charAt(0)))) {
            throw BadInput.value("start", "a scan cannot begin with what ends it or a line");
        }
    }

    private static void oneAtMost(String text, String field) {
        if (BadInput.present(text, field).length() > 1 || text.chars().anyMatch(c -> c > 0x7f)) {
            throw BadInput.value(field, "one ASCII character or none");
        }
    }

    /**
     * The framing of that name, for configurations.
     *
     * @param name {@code lines}, {@code tab}, {@code stx-etx} or {@code pauses}
     */
    public static Framing named(String name) {
        return switch (BadInput.present(name, "framing")) {
            case "lines" -> LINES;
            case "tab" -> new Framing("", "\t", false, WITHIN);
            case "stx-etx" -> STX_ETX;
            case "pauses" -> PAUSES;
            default -> throw BadInput.value("framing", "none of lines, tab, stx-etx, pauses");
        };
    }

    /** The same with another pause. */
    public Framing withPause(Duration other) {
        return new Framing(start, end, identified, other);
    }

    /** The same, taking scans with an AIM identifier alone. */
    public Framing withIdentifiersAlone() {
        return new Framing(start, end, true, pause);
    }

    boolean isStart(char c) {
        return !start.isEmpty() && start.charAt(0) == c;
    }

    boolean isEnd(char c) {
        return !end.isEmpty() && (end.charAt(0) == c || isLineEnd(end.charAt(0)) && isLineEnd(c));
    }

    boolean endsByPause() {
        return end.isEmpty();
    }

    /** Whether such data is a scan at all. */
    boolean takes(String data) {
        return !data.isEmpty() && (!identified || data.matches("(?s)\\][A-Za-z][0-9A-Za-z].+"));
    }

    private static boolean isLineEnd(char c) {
        return c == '\r' || c == '\n';
    }
}
