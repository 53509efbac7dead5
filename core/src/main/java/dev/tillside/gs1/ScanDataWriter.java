package dev.tillside.gs1;

import dev.tillside.item.Gtin;
import java.util.Optional;

/** Writes what a scanner sends for a symbol, from the message that the symbol carries. */
final class ScanDataWriter {
    private static final String COMPOSITE = "]e0";

    private final Symbol symbol;
    private final String linear;
    private final Optional<String> composite;
    private final boolean addCheckDigit;

    /** What stands after a bar belongs to the composite component, but for symbols that have none. */
    ScanDataWriter(Symbol symbol, String message, boolean addCheckDigit) {
        int bar = message.indexOf('|');
        boolean plainMatrix = matrix(symbol) && !elements(message);
        boolean split = bar >= 0 && !plainMatrix;
        this.symbol = symbol;
        this.linear = split ? message.substring(0, bar) : message;
        this.composite = split ? Optional.of(message.substring(bar + 1)) : Optional.empty();
        this.addCheckDigit = addCheckDigit;
    }

    private static boolean matrix(Symbol symbol) {
        return symbol == Symbol.QR || symbol == Symbol.DATA_MATRIX || symbol == Symbol.DOT_CODE;
    }

    private static boolean elements(String message) {
        return message.startsWith(String.valueOf(ElementString.FNC1));
    }

    /** Nothing where no such symbol can carry the message. */
    Optional<String> write() {
        boolean compositeOk = composite.map(ScanDataWriter::elements).orElse(true);
        return switch (symbol) {
            case QR, DATA_MATRIX, DOT_CODE -> Optional.of(symbol.identifier(elements(linear)) + body(linear));
            case GS1_128, GS1_128_COMPOSITE, DATABAR_EXPANDED ->
                elements(linear) && compositeOk ? Optional.of(elementStrings()) : Optional.empty();
            case DATABAR_OMNIDIRECTIONAL, DATABAR_LIMITED -> compositeOk ? dataBar() : Optional.empty();
            case EAN_13, EAN_8, UPC_A, UPC_E -> compositeOk ? itemNumber() : Optional.empty();
        };
    }

    /** A message without its first FNC1, or a plain text without the escape in front. */
    private static String body(String message) {
        if (elements(message)) {
            return message.substring(1).replace(ElementString.FNC1, ElementString.SEPARATOR);
        }
        int at = 0;
        while (at < message.length() && message.charAt(at) == '\\') {
            at++;
        }
        boolean escaped = at > 0 && at < message.length() && message.charAt(at) == ElementString.FNC1;
        return escaped ? message.substring(1) : message;
    }

    private String elementStrings() {
        if (composite.isEmpty() && symbol != Symbol.DATABAR_EXPANDED) {
            return symbol.identifier(true) + body(linear);
        }
        String second = composite.map(ScanDataWriter::body).orElse("");
        boolean open = composite.isPresent() && !endsPredefined(linear);
        return COMPOSITE + body(linear) + (open ? ElementString.SEPARATOR : "") + second;
    }

    private static boolean endsPredefined(String message) {
        Parsed parsed = ElementReader.read(
                message,
                1,
                ElementString.FNC1,
                Gs1Options.STRICT.withUnknownAis(true).withAssociations(false));
        return parsed.problem().isEmpty() && new ElementString(parsed.elements()).endsPredefined();
    }

    private Optional<String> dataBar() {
        String digits = linear.startsWith("^01") ? linear.substring(3) : linear;
        return checked(digits)
                .filter(gtin -> symbol != Symbol.DATABAR_LIMITED || gtin.charAt(0) < '2')
                .map(gtin -> COMPOSITE + "01" + gtin
                        + composite.map(ScanDataWriter::body).orElse(""));
    }

    private Optional<String> itemNumber() {
        String filled = "^01" + "0".repeat(14 - symbol.digits());
        String digits = linear.startsWith(filled) ? linear.substring(filled.length()) : linear;
        boolean upc = symbol == Symbol.UPC_A || symbol == Symbol.UPC_E;
        return checked(digits)
                .map(number -> symbol.identifier(false)
                        + (upc ? "0" : "")
                        + number
                        + composite.map(c -> "|" + COMPOSITE + body(c)).orElse(""));
    }

    private Optional<String> checked(String digits) {
        int given = addCheckDigit ? symbol.digits() - 1 : symbol.digits();
        if (digits.length() != given || Checks.digits(digits, 0, given).isPresent()) {
            return Optional.empty();
        }
        String whole = addCheckDigit ? digits + Gtin.checkDigit(digits) : digits;
        return Gtin.checks(whole) ? Optional.of(whole) : Optional.empty();
    }
}
