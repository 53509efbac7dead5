package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.list.PrintedList;
import dev.tillside.member.DateSpan;
import dev.tillside.pos.Notice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.POSPrinterConst;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A printer of 32 columns whose cover and paper the test has in its hands. */
@Timeout(60)
class JavaPosPrinterTest {
    private static final PosReceipt COFFEE = new PosReceipt(
            List.of("1 x Crème brûlée" + " ".repeat(22) + "2.39", "-".repeat(42)), List.of(), Optional.empty());
    private static final String[] PRINTED = {
        "transactionPrint[2, 11]",
        "printNormal[2, 1 x Crème brûlée            2.39\n]",
        "printNormal[2, --------------------------------\n]",
        "printNormal[2, \n\n\n]",
        "cutPaper[90]",
        "transactionPrint[2, 12]"
    };

    private final SimulatedDevice device = SimulatedServices.fresh("printer")
            .with("RecLineChars", 32)
            .with("RecLinesToPaperCut", 3)
            .with("CapRecPapercut", true)
            .with("CapRecBarCode", true)
            .with("CapTransaction", true)
            .with("CapMapCharacterSet", true)
            .with("CharacterSetList", "437,998");
    private final HandMovedScheduler scheduler = new HandMovedScheduler();
    private final BlockingQueue<String> cashier = new LinkedBlockingQueue<>();

    private JavaPosPrinter printer(String language) {
        return JavaPosPrinter.named("printer", language, this::tell, scheduler);
    }

    private void tell(Notice notice) {
        cashier.add(notice.text());
        throw new IllegalStateException("the POS is wrong, and receipts are printed all the same");
    }

    private void reads(String sentence) throws InterruptedException {
        assertThat(cashier.poll(20, TimeUnit.SECONDS)).isEqualTo(sentence);
    }

    @AfterEach
    void shutDown() {
        scheduler.shutdownNow();
    }

    @Test
    void aReceiptIsPrintedWholeWithItsVouchersAndTheNextList() throws InterruptedException {
        PrintedList list = new PrintedList("417", DateSpan.ALWAYS, "TL1:CODE", List.of("Apples"));
        PosReceipt whole = new PosReceipt(List.of("Thank you"), List.of("V123"), Optional.empty()).with(list);
        try (JavaPosPrinter printer = printer("en")) {
            assertThat(printer.print(whole)).isTrue();
            device.isAsked(
                    "transactionPrint[2, 11]",
                    "printNormal[2, Thank you\n]",
                    "printNormal[2, Voucher\n]",
                    "printBarCode[2, V123, 110, 1000, 5000, -2, -13]",
                    "printNormal[2, Your next list\n]",
                    "printNormal[2, Apples\n]",
                    "printBarCode[2, TL1:CODE, 204, 4500, 4500, -2, -11]");
        }
    }

    @Test
    void anOpenCoverIsOneSentenceAndTheReceiptIsPrintedOnceItIsClosed() throws InterruptedException {
        device.failing("transactionPrint", JposConst.JPOS_E_EXTENDED, POSPrinterConst.JPOS_EPTR_COVER_OPEN);
        try (JavaPosPrinter printer = printer("en")) {
            printer.print(COFFEE);
            reads("The receipt printer's cover is open. Please close it; the receipt is printed then.");
            scheduler.runNext(); // and it is still open
            device.failing("transactionPrint", JposConst.JPOS_SUCCESS, 0);
            device.status(POSPrinterConst.PTR_SUE_COVER_OK);
            device.isAsked(PRINTED);
            reads("The receipt printer prints again.");
            assertThat(printer.waiting()).isZero();
        }
        assertThat(cashier).isEmpty();
    }

    @Test
    void paperThatEndsWithinAReceiptHasItPrintedAnewFromItsBeginning() throws InterruptedException {
        device.failing("cutPaper", JposConst.JPOS_E_EXTENDED, POSPrinterConst.JPOS_EPTR_REC_EMPTY);
        try (JavaPosPrinter printer = printer("zh")) {
            printer.print(COFFEE);
            reads("小票打印机缺纸。请装入新纸卷，随后自动打印小票。");
            device.isAsked(PRINTED[0], PRINTED[1], PRINTED[2], PRINTED[3], "clearOutput[]");
            device.failing("cutPaper", JposConst.JPOS_SUCCESS, 0);
            scheduler.runNext();
            device.isAsked(PRINTED);
            reads("小票打印机已恢复打印。");
        }
    }

    @Test
    void aPrinterThatDoesNotAnswerKeepsEightReceiptsAndSaysSo() throws InterruptedException {
        device.failing("claim", JposConst.JPOS_E_TIMEOUT, 0);
        try (JavaPosPrinter printer = printer("en")) {
            for (int receipts = 0; receipts < 8; receipts++) {
                assertThat(printer.print(COFFEE)).isTrue();
            }
            assertThat(printer.print(COFFEE)).isFalse();
            reads(
                    "The receipt printer does not answer. Please check its cable and switch; the receipt is printed then.");
            reads("A receipt could not be printed. Please print it again.");
            assertThat(printer.waiting()).isEqualTo(8);
        }
    }

    @Test
    void whatThePrinterCannotPrintAtAllKeepsNoOtherReceiptWaiting() throws InterruptedException {
        device.failing("printBarCode", JposConst.JPOS_E_ILLEGAL, 0);
        try (JavaPosPrinter printer = printer("en")) {
            printer.print(new PosReceipt(List.of(), List.of("V123"), Optional.empty()));
            device.isAsked(PRINTED[0], "printNormal[2, Voucher\n]", "printNormal[2, V123\n]", PRINTED[3], PRINTED[4]);
            device.isAsked(PRINTED[5]);
            device.failing("transactionPrint", JposConst.JPOS_E_ILLEGAL, 0);
            printer.print(COFFEE);
            reads("A receipt could not be printed. Please print it again.");
            device.failing("transactionPrint", JposConst.JPOS_SUCCESS, 0);
            device.with("RecNearEnd", true);
            printer.print(COFFEE);
            device.isAsked(PRINTED);
            reads("The receipt printer's paper is running out.");
        }
    }
}
