package dev.tillside.pos.paper;

import dev.tillside.barcode.Barcode;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Money;
import java.util.Optional;

/** A shopping list as ESC/POS, for any width of paper. Pure: the same list and paper give the same bytes. */
public final class ThermalList {
    private static final String BOX = "[ ] ";
    private static final String INSIDE = "    ";

    private final PaperList list;
    private final ThermalPrint print;
    private final Words words;

    private ThermalList(PaperList list, ThermalPaper paper) {
        this.list = list;
        this.print = new ThermalPrint(paper);
        this.words = new Words(list.language());
    }

    /** The list from the printer's initialisation on to the cut. */
    public static byte[] of(PaperList list, ThermalPaper paper) {
        ThermalList thermal = new ThermalList(BadInput.present(list, "list"), BadInput.present(paper, "paper"));
        thermal.print();
        return thermal.print.bytes();
    }

    private void print() {
        print.centred(Sentences.greeting(list, words), true);
        print.centred(Sentences.valid(list, words), false);
        list.sections().forEach(this::section);
        print.rule();
        list.saving().ifPresent(this::saving);
        benefits();
        codes();
        print.cut();
    }

    private void section(PaperList.Section section) {
        print.rule();
        print.text(section.title(), true);
        section.entries().forEach(this::entry);
    }

    private void entry(PaperList.Entry entry) {
        Optional<String> price = entry.now().map(Words::price);
        price.ifPresentOrElse(
                now -> print.row(BOX + entry.name(), now, true), () -> print.text(BOX + entry.name(), false));
        entry.offer().ifPresent(offer -> print.text(INSIDE + offer, true));
        String more = Sentences.more(entry, words);
        if (!more.isEmpty()) {
            print.text(INSIDE + more, false);
        }
    }

    private void saving(Money saving) {
        print.centred(words.say("save", "amount", Words.price(saving)), true);
        print.centred(words.say("save.with"), false);
        print.rule();
    }

    private void benefits() {
        if (list.benefits().isEmpty()) {
            return;
        }
        print.text(words.say("benefits"), true);
        list.benefits().forEach(benefit -> print.text(benefit.title() + ": " + benefit.text(), false));
        print.rule();
    }

    private void codes() {
        print.centred(words.say("scan"), true);
        list.code().map(Barcode::qr).filter(print::hasRoom).ifPresent(code -> {
            print.symbol(code);
            print.centred(words.say("scan.linear"), false);
        });
        print.numberSymbol(list.number());
    }
}
