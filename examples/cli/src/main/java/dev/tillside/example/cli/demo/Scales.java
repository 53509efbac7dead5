package dev.tillside.example.cli.demo;

import java.math.BigDecimal;

/** Both books side by side, and the verdict, which is computed from them. */
final class Scales {
    private static final int NAME = 34;
    private static final int FIGURE = 16;

    private final Stage stage;
    private final Words words;

    Scales(Stage stage, Words words) {
        this.stage = stage;
        this.words = words;
    }

    void show(Story.Ending ending) {
        Books till = ending.till();
        Books office = ending.office();
        stage.line(Columns.left("", NAME)
                + stage.ink(Ink.TILL, Columns.right(words.of("till"), FIGURE))
                + stage.ink(Ink.OFFICE, Columns.right(words.of("office"), FIGURE)));
        row("scales.sales", BigDecimal.valueOf(till.count()), BigDecimal.valueOf(office.count()));
        row("scales.total", till.total(), office.total());
        row("scales.saved", till.discount(), office.discount());
        row("scales.due", till.due(), office.due());
        row("scales.points", till.points(), office.points());
        stage.gap();
        fault("scales.missing", till.missingIn(office));
        fault("scales.doubled", office.doubled() + office.missingIn(till));
        fault("scales.waiting", ending.waiting() + ending.deadLetters());
        stage.gap();
        stage.line(
                ending.good()
                        ? stage.ink(Ink.GOOD, "✔ " + words.of("scales.good"))
                        : stage.ink(Ink.BAD, "✘ " + words.of("scales.bad")));
    }

    private void row(String name, BigDecimal till, BigDecimal office) {
        boolean same = till.compareTo(office) == 0;
        stage.line(Columns.left(words.of(name), NAME)
                + Columns.right(till.toPlainString(), FIGURE)
                + Columns.right(office.toPlainString(), FIGURE)
                + "   " + (same ? stage.ink(Ink.GOOD, "=") : stage.ink(Ink.BAD, "≠")));
    }

    private void fault(String name, long count) {
        stage.line(Columns.left(words.of(name), NAME + FIGURE)
                + stage.ink(count == 0 ? Ink.GOOD : Ink.BAD, Columns.right(String.valueOf(count), FIGURE)));
    }
}
