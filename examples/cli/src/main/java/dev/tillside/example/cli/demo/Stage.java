package dev.tillside.example.cli.demo;

import dev.tillside.text.TextWidth;
import java.io.PrintWriter;
import java.util.List;

/** Where the story is told: 80 columns, in colour or plain. */
final class Stage {
    static final int COLUMNS = 80;

    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final boolean colours;
    private int chapter;

    Stage(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** A text in an ink, as wide as the text. */
    String ink(Ink ink, String text) {
        return ink.on(text, colours);
    }

    void title(String name, String beside, String below) {
        out.println();
        String gap = " ".repeat(COLUMNS - 4 - TextWidth.of(name) - TextWidth.of(beside));
        out.println("  " + ink(Ink.TITLE, name) + gap + ink(Ink.FAINT, beside));
        Columns.wrap(below, COLUMNS - 4).forEach(line -> out.println("  " + line));
    }

    void chapter(String name) {
        chapter++;
        String number = Columns.right(String.valueOf(chapter), 2);
        int rule = COLUMNS - 6 - TextWidth.of(name);
        out.println();
        out.println(ink(Ink.TITLE, number + "  " + name) + " " + ink(Ink.FAINT, "─".repeat(rule)));
    }

    /** The narrator's sentences. */
    void say(String text) {
        Columns.wrap(text, COLUMNS - 2 * INDENT.length()).forEach(line -> out.println(INDENT + line));
    }

    void gap() {
        out.println();
    }

    /** One line, inked already, indented. */
    void line(String inked) {
        out.println(INDENT + inked);
    }

    /** A paper with these lines on it, each of at most so many columns. */
    void paper(List<String> lines, int columns) {
        String margin = " ".repeat((COLUMNS - columns - 4) / 2);
        out.println(margin + ink(Ink.FAINT, "┌" + "─".repeat(columns + 2) + "┐"));
        String side = ink(Ink.FAINT, "│");
        for (String line : lines) {
            boolean rule = !line.isEmpty() && line.chars().allMatch(c -> c == '-');
            String shown = Columns.left(line, columns);
            out.println(margin + side + " " + (rule ? ink(Ink.FAINT, shown) : shown) + " " + side);
        }
        out.println(margin + ink(Ink.FAINT, "└" + "─".repeat(columns + 2) + "┘"));
        out.flush();
    }

    void end() {
        out.println();
        out.flush();
    }
}
