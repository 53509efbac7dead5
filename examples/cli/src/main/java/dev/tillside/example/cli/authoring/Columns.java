package dev.tillside.example.cli.authoring;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal, where a wide (East Asian) character takes two. */
public final class Columns {
    private Columns() {}

    /** How many columns the text takes. */
    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** The text and blanks up to that width. */
    public static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Blanks up to that width and the text. */
    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - width(text))) + text;
    }

    /** The text, cut with {@code ...} where it is wider than that. */
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 3;
        for (int point : text.codePoints().toArray()) {
            used += width(point);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + "...";
    }

    /** The text in lines of at most that width, broken at blanks and after wide characters. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            if (width(line.toString()) + width(word.stripTrailing()) > width && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** What must stay together, with the blanks behind it. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            boolean startsNext = word.length() > 0
                    && (word.charAt(word.length() - 1) == ' ' && point != ' ' || width(point) == 2 && !closing(point));
            if (startsNext) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(point);
        }
        words.add(word.toString());
        return words;
    }

    /** A mark that never begins a line. */
    private static boolean closing(int point) {
        return "，。：；、）”！？".indexOf(point) >= 0;
    }

    private static int width(int point) {
        boolean wide = point >= 0x1100
                && (point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0xffe0 && point <= 0xffe6
                        || point >= 0x20000 && point <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
