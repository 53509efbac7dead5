package dev.tillside.pos.paper;

import dev.tillside.barcode.Barcode;
import dev.tillside.fault.BadInput;
import dev.tillside.list.PrintedList;
import java.util.List;

/**
 * A receipt's lines as ESC/POS, for any width of paper. It takes the text of a {@link dev.tillside.sale.Receipt} or {@link
 * dev.tillside.sale.Refund}, or the same lines of a sidecar's or replay's answer, and moves the amounts to the paper's edge. Not
 * thread-safe; the same calls give the same bytes.
 */
public final class ThermalReceipt {
    private final ThermalPrint print;
    private final Words words;

    /** @param language {@code en} or {@code zh}, for the few words besides the receipt's own */
    public ThermalReceipt(ThermalPaper paper, String language) {
        this.print = new ThermalPrint(BadInput.present(paper, "paper"));
        this.words = new Words(BadInput.present(language, "language"));
    }

    /** The receipt's lines, each of at most 42 columns. */
    public ThermalReceipt lines(List<String> text) {
        ReceiptLines.read(text, new ReceiptLines.Writer() {
            @Override
            public void rule() {
                print.rule();
            }

            @Override
            public void row(String left, String amount) {
                print.row(left, amount, false);
            }

            @Override
            public void text(String line) {
                print.text(line, false);
            }
        });
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
}
