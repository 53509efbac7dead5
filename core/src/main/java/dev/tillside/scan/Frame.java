package dev.tillside.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scan out of its wrapping: without what the device put around it, and with what its symbology identifier says.
 *
 * @param text the data
 * @param symbology from the identifier, or else from the device
 * @param syntax whether element strings may be expected
 * @param repairs what was mended
 */
record Frame(String text, Optional<Symbology> symbology, Syntax syntax, List<Repair> repairs) {
    /** Whether a symbol says that it carries GS1 element strings. */
    enum Syntax {
        ELEMENTS,
        OTHER,
        UNSAID
    }

    private static final int IDENTIFIER = 3;

    /** Identifiers of symbols that begin with FNC1 (GS1 General Specifications, figure 5.1.2-1). */
    private static final Set<String> ELEMENTS = Set.of("]C1", "]e0", "]d2", "]Q3", "]J1");

    /** EAN and UPC with an add-on in one message. */
    private static final String WITH_ADD_ON = "]E3";

    static Frame of(String raw, Optional<Symbology> device, boolean mends) {
        List<Repair> repairs = new ArrayList<>();
        String text = raw;
        if (mends) {
            text = withoutNoise(raw);
            if (text.length() < raw.length()) {
                repairs.add(Repair.DEVICE_NOISE);
            }
        }
        Optional<String> identifier = identifier(text);
        while (mends && identifier.isPresent() && text.startsWith(identifier.get(), IDENTIFIER)) {
            text = text.substring(IDENTIFIER);
            if (!repairs.contains(Repair.DOUBLE_PREFIX)) {
                repairs.add(Repair.DOUBLE_PREFIX);
            }
        }
        if (identifier.isEmpty()) {
            return new Frame(text, device, syntax(device), repairs);
        }
        String data = text.substring(IDENTIFIER);
        Syntax syntax = ELEMENTS.contains(identifier.get()) ? Syntax.ELEMENTS : Syntax.OTHER;
        return new Frame(data, symbology(identifier.get(), data.length()).or(() -> device), syntax, repairs);
    }

    /** Start and end of transmission, line ends, blanks: what a device puts around a scan, and no symbol ends in. */
    private static String withoutNoise(String raw) {
        int from = 0;
        int to = raw.length();
        while (from < to && noise(raw.charAt(from))) {
            from++;
        }
        while (to > from && noise(raw.charAt(to - 1))) {
            to--;
        }
        return raw.substring(from, to);
    }

    private static boolean noise(char c) {
        return c <= 0x06 || c == '\t' || c == '\n' || c == '\r' || c == ' ';
    }

    private static Optional<String> identifier(String text) {
        boolean there = text.length() >= IDENTIFIER
                && text.charAt(0) == ']'
                && letter(text.charAt(1))
                && (text.charAt(2) >= '0' && text.charAt(2) <= '9' || letter(text.charAt(2)));
        return there ? Optional.of(text.substring(0, IDENTIFIER)) : Optional.empty();
    }

    private static boolean letter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /** A device that names a symbology of GS1's says so; QR and DataMatrix may carry either. */
    private static Syntax syntax(Optional<Symbology> device) {
        if (device.isEmpty()) {
            return Syntax.UNSAID;
        }
        return switch (device.get()) {
            case GS1_128, GS1_DATAMATRIX, DATABAR -> Syntax.ELEMENTS;
            case QR, DATAMATRIX -> Syntax.UNSAID;
            case EAN13, EAN8, UPCA, UPCE, CODE128, CODE39, CODABAR, ITF, PDF417, AZTEC, MSR -> Syntax.OTHER;
        };
    }

    /** ISO/IEC 15424. */
    private static Optional<Symbology> symbology(String identifier, int length) {
        char modifier = identifier.charAt(2);
        return switch (identifier.charAt(1)) {
            case 'E' -> modifier == '4' ? Optional.of(Symbology.EAN8) : upc(identifier, length);
            case 'C' -> Optional.of(modifier == '1' ? Symbology.GS1_128 : Symbology.CODE128);
            case 'A' -> Optional.of(Symbology.CODE39);
            case 'F' -> Optional.of(Symbology.CODABAR);
            case 'I' -> Optional.of(Symbology.ITF);
            case 'Q' -> Optional.of(Symbology.QR);
            case 'd' -> Optional.of(modifier == '2' ? Symbology.GS1_DATAMATRIX : Symbology.DATAMATRIX);
            case 'e' -> Optional.of(Symbology.DATABAR);
            case 'L' -> Optional.of(Symbology.PDF417);
            case 'z' -> Optional.of(Symbology.AZTEC);
            default -> Optional.empty();
        };
    }

    /** {@code ]E0} stands for EAN-13, UPC-A and UPC-E alike; their lengths tell them apart. */
    private static Optional<Symbology> upc(String identifier, int length) {
        if (identifier.equals(WITH_ADD_ON)) {
            return Optional.of(Symbology.EAN13);
        }
        return switch (length) {
            case 13, 15, 18 -> Optional.of(Symbology.EAN13);
            case 12 -> Optional.of(Symbology.UPCA);
            case 6, 7, 8 -> Optional.of(Symbology.UPCE);
            default -> Optional.empty();
        };
    }
}
