package dev.tillside.scan;

/** What kind of symbol a text was read from, as the device or the AIM identifier tells it (ISO/IEC 15424). */
public enum Symbology {
    EAN13,
    EAN8,
    UPCA,
    UPCE,
    CODE128,
    GS1_128,
    CODE39,
    CODABAR,
    ITF,
    QR,
    DATAMATRIX,
    GS1_DATAMATRIX,
    DATABAR,
    PDF417,
    AZTEC,
    MSR
}
