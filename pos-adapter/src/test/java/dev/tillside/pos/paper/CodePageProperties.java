package dev.tillside.pos.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.pos.paper.ThermalPaper.Roll;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CodePageProperties {
    private static final List<ThermalPaper> PAPERS = List.of(
            ThermalPaper.of(Roll.MM_58, CodePage.PC437),
            new ThermalPaper(Roll.MM_58, 42, CodePage.PC858, false, false),
            new ThermalPaper(Roll.MM_80, 42, CodePage.PC850, true, false),
            ThermalPaper.of(Roll.MM_80, CodePage.WPC1252),
            ThermalPaper.of(Roll.MM_80, CodePage.GB18030),
            new ThermalPaper(Roll.MM_58, 32, CodePage.GB18030, true, false));

    /** The printer refuses lines that are too long, and bytes that are no characters of its table. */
    @Property(tries = 150)
    void whateverAnItemIsCalledNoByteIsACommandAndNoLineLeavesThePaper(
            @ForAll String name, @ForAll @IntRange(max = 5) int which, @ForAll @IntRange(max = 99_999_999) int cents) {
        ThermalPaper paper = PAPERS.get(which);
        ThermalPrint print = new ThermalPrint(paper);
        print.row(name, String.valueOf(cents), true);
        print.text(name, false);
        print.centred(name, false);
        PrinterModel printer = new PrinterModel(print.bytes(), paper.roll() == Roll.MM_58 ? 384 : 576);
        assertThat(String.join("", printer.lines())).contains(String.valueOf(cents));
    }

    @Example
    void whatAPageLacksIsWrittenAsPeopleWouldWriteIt() {
        assertThat(CodePage.PC437.printable("Łódź żurek €5 „świeży” — ½ kg"))
                .isEqualTo("Lódz zurek EUR5 \"swiezy\" - ½ kg");
        assertThat(CodePage.PC850.printable("Молоко 2 л · Γάλα")).isEqualTo("Moloko 2 l · Gala");
        assertThat(CodePage.WPC1252.printable("Ｍｉｌｋ ﬁne 👍🏽 ✓")).isEqualTo("Milk fine ?? v");
        assertThat(CodePage.GB18030.printable("牛奶 £2 Crème")).isEqualTo("牛奶 ￡2 Creme");
        assertThat(CodePage.PC437.printable("牛奶\u001b@\u200b2")).isEqualTo("?? @2");
    }
}
