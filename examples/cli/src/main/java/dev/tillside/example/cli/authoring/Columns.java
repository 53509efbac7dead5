package dev.tillside.example.cli.authoring;

import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal, where a wide (East Asian) character takes two. */
public final class Columns {
    private Columns() {}

    /** The text and blanks up to that width. */
    public static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - TextWidth.of(text)));
    }

    /** Blanks up to that width and the text. */
    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - TextWidth.of(text))) + text;
    }

    /** The text, cut with {@code ...} where it is wider than that. */
    public static String cut(String text, int width) {
        if (TextWidth.of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 3;
        for (int point : text.codePoints().toArray()) {
            used += TextWidth.of(point);
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
            if (TextWidth.of(line.toString()) + TextWidth.of(word.stripTrailing()) > width && !line.isEmpty()) {
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
                    && (word.charAt(word.length() - 1) == ' ' && point != ' '
                            || TextWidth.of(point) == 2 && !closing(point));
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
}
