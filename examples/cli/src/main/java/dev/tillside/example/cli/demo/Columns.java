package dev.tillside.example.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in a terminal's columns: a wide (East Asian) character takes two. */
final class Columns {
    /** A blank at which no line is broken; it shows as any other. */
    static final char KEPT = '\u00a0';

    private static final String NEVER_FIRST = "，。、：；！？）」》”·";

    private Columns() {}

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int point) {
        boolean wide = point >= 0x2e80 && point <= 0xa4cf
                || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x20000 && point <= 0x3fffd;
        return wide ? 2 : 1;
    }

    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** Broken at blanks, and between wide characters, so that no line is wider. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces(text)) {
            if (width(line) + width(piece.stripTrailing()) > columns && !line.isBlank()) {
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
            boolean breaks = !stop && !kept && (before == ' ' || width(point) == 2 || width(before) == 2);
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
