package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * A receipt's lines as plain text for any width of paper, for printers whose driver takes no more: what {@link ThermalReceipt} is
 * for those that take ESC/POS. Pure, thread-safe.
 */
public final class PlainReceipt {
    private static final int FEWEST = 16;

    private final LineGrid grid;
    private final Words words;

    /**
     * @param columns how many characters a line has, 16 at least
     * @param has which characters the printer has; those of ASCII are among them
     * @param width how many columns a character takes
     * @param language {@code en} or {@code zh}, for the few words besides the receipt's own
     */
    public PlainReceipt(int columns, IntPredicate has, IntUnaryOperator width, String language) {
        if (columns < FEWEST) {
            throw BadInput.value("columns", "fewer than " + FEWEST + ": " + columns);
        }
        BadInput.present(has, "has");
        this.grid = new LineGrid(columns, text -> Transliteration.of(text, has), BadInput.present(width, "width"));
        this.words = new Words(BadInput.present(language, "language"));
    }

    /**
     * The lines of a {@link dev.tillside.sale.Receipt}'s or {@link dev.tillside.sale.Refund}'s text, amounts at the paper's edge.
     *
     * @return none of them wider than the paper
     */
    public List<String> lines(List<String> text) {
        List<String> out = new ArrayList<>();
        ReceiptLines.read(BadInput.present(text, "text"), new ReceiptLines.Writer() {
            @Override
            public void rule() {
                out.add(grid.rule());
            }

            @Override
            public void row(String left, String amount) {
                out.addAll(grid.row(left, amount));
            }

            @Override
            public void text(String line) {
                out.addAll(grid.text(line));
            }
        });
        return out;
    }

    /** What stands above a voucher's code. */
    public List<String> voucherTitle() {
        return grid.plain(words.say("voucher"));
    }

    /** What stands above the next list's code: what it says. */
    public List<String> nextList(PrintedList list) {
        List<String> out = new ArrayList<>(grid.plain(words.say("next")));
        out.addAll(lines(list.text()));
        return out;
    }

    /** The next list by its number. */
    public List<String> listNumber(PrintedList list) {
        return grid.plain(words.say("number", "number", list.id()));
    }
}
