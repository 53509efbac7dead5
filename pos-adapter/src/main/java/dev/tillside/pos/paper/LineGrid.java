package dev.tillside.pos.paper;

import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Texts and amounts in lines of so many columns; nothing goes over the edge. Pure. */
final class LineGrid {
    private static final int INDENT = 2;

    private final int columns;
    private final UnaryOperator<String> printable;
    private final IntUnaryOperator width;

    /**
     * @param printable writes a text in the characters that there are
     * @param width how many columns such a character takes
     */
    LineGrid(int columns, UnaryOperator<String> printable, IntUnaryOperator width) {
        this.columns = columns;
        this.printable = printable;
        this.width = width;
    }

    /** A text over as many lines as it takes, all but the first a little further in. */
    List<String> text(String text) {
        String whole = printable.apply(text);
        List<String> lines = wrapped(whole, columns);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            out.add((i == 0 ? "" : indent(whole)) + lines.get(i));
        }
        return out;
    }

    /** The text over as many lines as it takes, none of them moved. */
    List<String> plain(String text) {
        return TextWidth.wrapped(printable.apply(text), columns, width);
    }

    /** Words at the left, and at the right edge of the last line of them an amount; below them where not both fit. */
    List<String> row(String words, String amount) {
        String right = printable.apply(amount);
        int room = columns - width(right) - 1;
        if (room < columns / 3) {
            List<String> out = new ArrayList<>(text(words));
            out.addAll(text(amount));
            return out;
        }
        String left = printable.apply(words);
        List<String> lines = wrapped(left, room);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < lines.size() - 1; i++) {
            out.add((i == 0 ? "" : indent(left)) + lines.get(i));
        }
        String last = (lines.size() == 1 ? "" : indent(left)) + lines.get(lines.size() - 1);
        out.add(last + " ".repeat(columns - width(last) - width(right)) + right);
        return out;
    }

    String rule() {
        return "-".repeat(columns);
    }

    /** Lines that still fit when all but the first are moved in. */
    private List<String> wrapped(String whole, int room) {
        return width(whole) <= room
                ? List.of(whole)
                : TextWidth.wrapped(whole, room - indent(whole).length(), width);
    }

    /** As far in as the text itself, and a little. */
    private static String indent(String text) {
        int own = text.length() - text.stripLeading().length();
        return " ".repeat(Math.min(own, INDENT) + INDENT);
    }

    private int width(String text) {
        return text.codePoints().map(width).sum();
    }
}
