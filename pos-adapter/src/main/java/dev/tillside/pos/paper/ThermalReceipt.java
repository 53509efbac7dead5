package dev.tillside.pos.paper;

import dev.tillside.barcode.Barcode;
import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import dev.tillside.text.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receipt's lines as ESC/POS, for any width of paper. It takes the text of a {@link dev.tillside.sale.Receipt} or {@link
 * dev.tillside.sale.Refund}, or the same lines of a sidecar's or replay's answer, and moves the amounts to the paper's edge. Not
 * thread-safe; the same calls give the same bytes.
 */
public final class ThermalReceipt {
    private static final int COLUMNS = 42;
    private static final String CONTINUED = "    ";
    private static final Pattern ROW = Pattern.compile("(.*?) +(\\S+)");
    private static final Pattern RULE = Pattern.compile("-{10,}");

    private final ThermalPrint print;
    private final Words words;

    /** @param language {@code en} or {@code zh}, for the few words besides the receipt's own */
    public ThermalReceipt(ThermalPaper paper, String language) {
        this.print = new ThermalPrint(BadInput.present(paper, "paper"));
        this.words = new Words(BadInput.present(language, "language"));
    }

    /** The receipt's lines, each of at most 42 columns. */
    public ThermalReceipt lines(List<String> text) {
        joined(text).forEach(this::line);
        return this;
    }

    /** Bars of a voucher's code below a word of what they are, or a QR symbol where bars are too wide. */
    public ThermalReceipt voucher(String code) {
        print.space();
        print.centred(words.say("voucher"), true);
        print.numberSymbol(BadInput.present(code, "voucher"));
        return this;
    }

    /**
     * What the next list says, and its QR symbol, which the shopper takes home with the receipt, or its number where the paper has
     * no room for the symbol.
     */
    public ThermalReceipt nextList(PrintedList list) {
        print.space();
        print.centred(words.say("next"), true);
        lines(list.text());
        Barcode code = Barcode.qr(list.code());
        if (print.hasRoom(code)) {
            print.symbol(code);
            print.centred(words.say("number", "number", list.id()), false);
        } else {
            print.numberSymbol(list.id());
        }
        return this;
    }

    /** Feeds the paper and cuts it. */
    public ThermalReceipt cut() {
        print.cut();
        return this;
    }

    /** What a printer takes, from its initialisation on. */
    public byte[] bytes() {
        return print.bytes();
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

    private void line(String line) {
        Matcher row = ROW.matcher(line);
        if (RULE.matcher(line).matches()) {
            print.rule();
        } else if (TextWidth.of(line) >= COLUMNS && row.matches()) {
            print.row(row.group(1), row.group(2), false);
        } else {
            print.text(line, false);
        }
    }
}
