package dev.tillside;

import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.money.Money;
import dev.tillside.text.Message;
import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A receipt's paper, 42 columns wide; a wide (East Asian) character takes two. */
final class Paper {
    private static final int COLUMNS = 42;
    private static final String CONTINUED = "    ";
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
        text.addAll(lines(line, COLUMNS));
    }

    void row(String left, Money right) {
        row(left, right.plain());
    }

    void row(String left, String right) {
        List<String> lines = lines(left, COLUMNS - right.length() - 1);
        text.addAll(lines.subList(0, lines.size() - 1));
        String last = lines.get(lines.size() - 1);
        text.add(last + " ".repeat(COLUMNS - TextWidth.of(last) - right.length()) + right);
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

    /** What is too long goes on in the next line, further in than any line begins, so that it can be told from one. */
    private static List<String> lines(String text, int columns) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        if (TextWidth.of(clean.toString()) <= columns) {
            return List.of(clean.toString());
        }
        List<String> lines = TextWidth.wrapped(clean.toString(), columns - CONTINUED.length(), TextWidth::of);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i == 0 ? lines.get(i) : CONTINUED + lines.get(i))
                .toList();
    }
}
