package dev.tillside.pos.device;

import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinterConst;

/** Why a printer does not print, as far as a cashier can do something about it. */
enum PrinterTrouble {
    COVER_OPEN,
    PAPER_OUT,
    /** It does not answer, or fails in a way of its own. */
    GONE,
    /** It never will: what was asked makes no sense to it. */
    NOT_PRINTED;

    /** What the cashier reads. */
    String code() {
        return "PRINTER_" + name();
    }

    static PrinterTrouble of(JposException e) {
        if (e.getErrorCode() == JposConst.JPOS_E_EXTENDED) {
            return switch (e.getErrorCodeExtended()) {
                case POSPrinterConst.JPOS_EPTR_COVER_OPEN -> COVER_OPEN;
                case POSPrinterConst.JPOS_EPTR_REC_EMPTY -> PAPER_OUT;
                default -> GONE;
            };
        }
        return e.getErrorCode() == JposConst.JPOS_E_ILLEGAL ? NOT_PRINTED : GONE;
    }
}
