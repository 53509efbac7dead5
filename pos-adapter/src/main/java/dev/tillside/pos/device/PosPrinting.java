package dev.tillside.pos.device;

import dev.tillside.list.PrintedList;
import dev.tillside.pos.paper.PlainReceipt;
import java.util.List;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

/** Prints receipts on a printer that is claimed, each whole or, where the printer can, not at all. One thread. */
final class PosPrinting {
    private static final int STATION = POSPrinterConst.PTR_S_RECEIPT;
    /** Of the map mode's units: hundredths of a millimetre. */
    private static final int BAR_HEIGHT = 1_000;

    private static final int BAR_WIDTH = 5_000;
    private static final int QR_SIDE = 4_500;
    private static final int CUT = 90;

    private final POSPrinter printer;
    private final PlainReceipt text;
    private final boolean whole;

    private PosPrinting(POSPrinter printer, PlainReceipt text) throws JposException {
        this.printer = printer;
        this.text = text;
        this.whole = printer.getCapTransaction();
    }

    /** On a printer that is enabled. */
    static PosPrinting on(POSPrinter printer, String language) throws JposException {
        boolean maps = JavaPosControl.flag(printer::getCapMapCharacterSet);
        if (maps) {
            printer.setMapCharacterSet(true);
        }
        printer.setAsyncMode(false);
        printer.setMapMode(POSPrinterConst.PTR_MM_METRIC);
        JavaPosCharacters characters = JavaPosCharacters.of(printer.getCharacterSetList(), maps, language);
        characters.choose(printer::setCharacterSet);
        return new PosPrinting(
                printer, new PlainReceipt(printer.getRecLineChars(), characters::has, characters::width, language));
    }

    void print(PosReceipt receipt) throws JposException {
        if (whole) {
            printer.transactionPrint(STATION, POSPrinterConst.PTR_TP_TRANSACTION);
        }
        try {
            body(receipt);
            if (whole) {
                printer.transactionPrint(STATION, POSPrinterConst.PTR_TP_NORMAL);
            }
        } catch (JposException e) {
            forget(e);
            throw e;
        }
    }

    /** Else the next receipt would begin with this one's rest. */
    private void forget(JposException why) {
        if (!whole) {
            return;
        }
        try {
            printer.clearOutput();
        } catch (JposException e) {
            why.addSuppressed(e);
        }
    }

    private void body(PosReceipt receipt) throws JposException {
        lines(text.lines(receipt.lines()));
        for (String voucher : receipt.vouchers()) {
            lines(text.voucherTitle());
            code(voucher, List.of(voucher), POSPrinterConst.PTR_BCS_Code128, BAR_HEIGHT, BAR_WIDTH);
        }
        if (receipt.nextList().isPresent()) {
            nextList(receipt.nextList().get());
        }
        cut();
    }

    private void nextList(PrintedList list) throws JposException {
        lines(text.nextList(list));
        code(list.code(), List.of(), POSPrinterConst.PTR_BCS_QRCODE, QR_SIDE, QR_SIDE);
        lines(text.listNumber(list));
    }

    /** A symbol, or the words where the printer has no such symbol. */
    private void code(String data, List<String> words, int symbology, int height, int width) throws JposException {
        try {
            if (printer.getCapRecBarCode()) {
                printer.printBarCode(
                        STATION,
                        data,
                        symbology,
                        height,
                        width,
                        POSPrinterConst.PTR_BC_CENTER,
                        words.isEmpty() ? POSPrinterConst.PTR_BC_TEXT_NONE : POSPrinterConst.PTR_BC_TEXT_BELOW);
                return;
            }
        } catch (JposException e) {
            if (e.getErrorCode() != JposConst.JPOS_E_ILLEGAL) {
                throw e;
            }
            // No such symbol, or not that large: the words are printed.
        }
        lines(words);
    }

    private void lines(List<String> lines) throws JposException {
        for (String line : lines) {
            printer.printNormal(STATION, line.stripTrailing() + "\n");
        }
    }

    private void cut() throws JposException {
        int feed = printer.getCapRecPapercut() ? printer.getRecLinesToPaperCut() : 1;
        printer.printNormal(STATION, "\n".repeat(Math.max(1, feed)));
        if (printer.getCapRecPapercut()) {
            printer.cutPaper(CUT);
        }
    }
}
