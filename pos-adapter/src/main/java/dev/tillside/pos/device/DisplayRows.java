package dev.tillside.pos.device;

import dev.tillside.money.Money;
import dev.tillside.text.TextWidth;
import java.util.List;
import java.util.Optional;

/** What stands on a customer's display: words at the left, an amount at the right, a row each. Pure. */
final class DisplayRows {
    private final int columns;
    private final JavaPosCharacters characters;
    private final String language;

    DisplayRows(int columns, JavaPosCharacters characters, String language) {
        this.columns = columns;
        this.characters = characters;
        this.language = language;
    }

    /**
     * @param rows how many there are; with one the total counts
     * @param item the last line and its price, where there is one
     */
    List<String> rows(int rows, Optional<Shown> item, String label, Money total) {
        String last = row(label(label), total.plain());
        String first =
                item.map(shown -> row(shown.words(), shown.price().plain())).orElse(" ".repeat(columns));
        return rows < 2 ? List.of(last) : List.of(first, last);
    }

    /** A line of the ticket. */
    record Shown(String words, Money price) {}

    /** In English where the display has no characters for the language's own. */
    private String label(String key) {
        String own = DeviceWords.in(language).say(key);
        return characters.has(own) ? own : DeviceWords.in("en").say(key);
    }

    /** Words are cut off where both do not fit; an amount never is, unless it is wider than the display. */
    private String row(String words, String amount) {
        String right = amount.length() > columns ? amount.substring(amount.length() - columns) : amount;
        String left = cut(legible(words), columns - right.length() - 1);
        return left + " ".repeat(columns - TextWidth.of(left) - right.length()) + right;
    }

    /** A row of question marks tells nobody anything. */
    private String legible(String words) {
        String printable = characters.printable(words).strip();
        return printable.matches("[? ]*") ? "" : printable;
    }

    private static String cut(String text, int room) {
        int end = 0;
        int used = 0;
        while (end < text.length() && used + TextWidth.of(text.codePointAt(end)) <= room) {
            used += TextWidth.of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end).stripTrailing();
    }
}
