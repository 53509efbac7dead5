package dev.tillside.gs1;

import java.util.Optional;

/** The symbols of GS1's system, as far as scan data tell them apart (ISO/IEC 15424; General Specifications, figure 5.1.2-1). */
public enum Symbol {
    GS1_128("C1", "C1"),
    GS1_128_COMPOSITE("C1", "C1"),
    EAN_13("E0", "E0"),
    UPC_A("E0", "E0"),
    UPC_E("E0", "E0"),
    EAN_8("E4", "E4"),
    DATABAR_EXPANDED("e0", "e0"),
    DATABAR_OMNIDIRECTIONAL("e0", "e0"),
    DATABAR_LIMITED("e0", "e0"),
    DATA_MATRIX("d1", "d2"),
    QR("Q1", "Q3"),
    DOT_CODE("J0", "J1");

    private final String plain;
    private final String gs1;

    Symbol(String plain, String gs1) {
        this.plain = plain;
        this.gs1 = gs1;
    }

    /** The symbology identifier of plain text and of GS1 element strings in it. */
    String identifier(boolean elements) {
        return "]" + (elements ? gs1 : plain);
    }

    /** The first kind of symbol with that identifier. */
    static Optional<Symbol> of(String identifier) {
        for (Symbol symbol : values()) {
            if (symbol.plain.equals(identifier) || symbol.gs1.equals(identifier)) {
                return Optional.of(symbol);
            }
        }
        return Optional.empty();
    }

    /** Whether that identifier says that element strings follow. */
    boolean elements(String identifier) {
        return gs1.equals(identifier) && this != EAN_13 && this != EAN_8;
    }

    /** How many digits the item number has; 0 where it is none of a fixed length. */
    int digits() {
        return switch (this) {
            case EAN_13 -> 13;
            case UPC_A, UPC_E -> 12;
            case EAN_8 -> 8;
            case DATABAR_OMNIDIRECTIONAL, DATABAR_LIMITED -> 14;
            case GS1_128, GS1_128_COMPOSITE, DATABAR_EXPANDED, DATA_MATRIX, QR, DOT_CODE -> 0;
        };
    }
}
