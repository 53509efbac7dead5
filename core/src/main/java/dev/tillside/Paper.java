package dev.tillside;

import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.text.Message;
import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A receipt's paper, 42 columns wide; a wide (East Asian) character takes two. */
final class Paper {
    private static final int COLUMNS = 42;
    private static final String RULE = "-".repeat(COLUMNS);

    private final List<String> text = new ArrayList<>();
    private final String language;

    Paper(String language) {
        this.language = language;
    }

    List<String> lines() {
        return List.copyOf(text);
    }

    void rule() {
        text.add(RULE);
    }

    void text(String line) {
        text.add(fit(line, COLUMNS));
    }

    /** A text in as many lines as it takes, broken at blanks where there are any. */
    void wrapped(String whole) {
        String left = whole;
        while (TextWidth.of(left) > COLUMNS) {
            String head = fit(left, COLUMNS);
            int blank = head.lastIndexOf(' ');
            int end = blank > 0 ? blank : head.length();
            text(left.substring(0, end));
            left = left.substring(end).stripLeading();
        }
        text(left);
    }

    void row(String left, Money right) {
        row(left, right.plain());
    }

    void row(String left, String right) {
        String cut = fit(left, COLUMNS - right.length() - 1);
        text.add(cut + " ".repeat(COLUMNS - TextWidth.of(cut) - right.length()) + right);
    }

    /** A word of the receipt's in the shopper's language. */
    String word(String code) {
        return Message.shopper(code, Map.of()).text(language);
    }

    /** How much of an item, before its name; nothing for one piece. */
    static String counted(Quantity quantity, Unit unit) {
        if (quantity.equals(Quantity.ONE) && unit.isEach()) {
            return "";
        }
        return quantity.plain() + (unit.isEach() ? " x " : " " + unit + " ");
    }

    private static String fit(String left, int columns) {
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int point : left.codePoints().toArray()) {
            used += TextWidth.of(point);
            if (used > columns) {
                break;
            }
            cut.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
        }
        return cut.toString();
    }
}
