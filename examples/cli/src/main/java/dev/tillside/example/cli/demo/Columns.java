package dev.tillside.example.cli.demo;

import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Text in a terminal's columns: a wide (East Asian) character takes two. */
final class Columns {
    /** A blank at which no line is broken; it shows as any other. */
    static final char KEPT = '\u00a0';

    private static final String NEVER_FIRST = "，。、：；！？）」》”·";

    private Columns() {}

    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - TextWidth.of(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - TextWidth.of(text))) + text;
    }

    /** Broken at blanks, and between wide characters, so that no line is wider. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces(text)) {
            if (TextWidth.of(line) + TextWidth.of(piece.stripTrailing()) > columns && !line.isBlank()) {
                lines.add(line.stripTrailing());
                line = "";
            }
            line += piece;
        }
        lines.add(line.stripTrailing());
        return lines.stream().map(done -> done.replace(KEPT, ' ')).toList();
    }

    /** What must not be torn: a word with the blank behind it, or one wide character with the stops behind it. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int before = ' ';
        for (int point : text.codePoints().toArray()) {
            boolean stop = NEVER_FIRST.indexOf(point) >= 0;
            boolean kept = point == KEPT || before == KEPT;
            boolean breaks = !stop && !kept && (before == ' ' || TextWidth.of(point) == 2 || TextWidth.of(before) == 2);
            if (breaks && point != ' ' && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(point);
            before = point;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
