package dev.tillside.scan;

/** What was mended of a scan before it could be read; each is told, so that the scanner's settings can be put right. */
public enum Repair {
    /** The symbology identifier came twice. */
    DOUBLE_PREFIX,
    /** Brackets around identifiers, as printed for people, stood in the data. */
    BRACKETS,
    /** A separator stood before the first identifier. */
    LEADING_SEPARATOR,
    /** A configured text stood for the separator. */
    SUBSTITUTE_SEPARATOR,
    /** Control characters or blanks of the device stood around the data. */
    DEVICE_NOISE
}
