package dev.tillside.pos.paper;

import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a receipt's text, each of at most 42 columns. */
final class ReceiptLines {
    private static final int COLUMNS = 42;
    private static final String CONTINUED = "    ";
    private static final Pattern ROW = Pattern.compile("(.*?) +(\\S+)");
    private static final Pattern RULE = Pattern.compile("-{10,}");

    private ReceiptLines() {}

    /** Who writes what is read. */
    interface Writer {
        void rule();

        void row(String words, String amount);

        void text(String text);
    }

    static void read(List<String> text, Writer to) {
        for (String line : joined(text)) {
            Matcher row = ROW.matcher(line);
            if (RULE.matcher(line).matches()) {
                to.rule();
            } else if (TextWidth.of(line) >= COLUMNS && row.matches()) {
                to.row(row.group(1), row.group(2));
            } else {
                to.text(line);
            }
        }
    }

    /** Each as long as it was before it was made to fit 42 columns. */
    private static List<String> joined(List<String> text) {
        List<String> whole = new ArrayList<>();
        for (String line : text) {
            int last = whole.size() - 1;
            if (line.startsWith(CONTINUED) && last >= 0) {
                whole.set(last, whole.get(last).stripTrailing() + " " + line.strip());
            } else {
                whole.add(line);
            }
        }
        return whole;
    }
}
