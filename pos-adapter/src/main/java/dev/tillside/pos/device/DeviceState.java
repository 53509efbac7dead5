package dev.tillside.pos.device;

import dev.tillside.pos.Notice;

/** Whether a device is there. */
public enum DeviceState {
    /** It is there for the first time. */
    READY,
    /** It is not there: unplugged, switched off, taken by another program, or never found. It is looked for. */
    GONE,
    /** It is there again. */
    BACK;

    /**
     * What the cashier reads of a scanner in that state.
     *
     * @param language a BCP 47 tag whose base language counts; English stands for what there is not
     */
    public Notice scanner(String language) {
        return DeviceWords.in(language).notice("SCANNER_" + name());
    }
}
