package dev.tillside.gs1;

import dev.tillside.gs1.Gs1Reading.Accepted;
import dev.tillside.gs1.Gs1Reading.Kind;
import dev.tillside.gs1.Gs1Reading.Refused;
import dev.tillside.item.Gtin;
import java.util.List;
import java.util.Optional;

/** Reads what a scanner sends: a symbology identifier and the symbol's message (ISO/IEC 15424). */
final class ScanDataReader {
    private static final int IDENTIFIER = 3;
    private static final int LONGEST = 8_190;
    private static final String COMPOSITE = "|]e0";
    private static final int GTIN_LENGTH = 14;

    private final String scan;
    private final Gs1Options options;

    private ScanDataReader(String scan, Gs1Options options) {
        this.scan = scan;
        this.options = options;
    }

    static Gs1Reading read(String scan, Gs1Options options) {
        return new ScanDataReader(scan, options).read();
    }

    private Gs1Reading read() {
        if (scan.length() < IDENTIFIER || scan.charAt(0) != ']') {
            return refused(Gs1Problem.of(Gs1Rule.NO_SYMBOLOGY, 0));
        }
        String identifier = scan.substring(1, IDENTIFIER);
        Optional<Symbol> symbol = Symbol.of(identifier);
        if (symbol.isEmpty()) {
            return refused(Gs1Problem.of(Gs1Rule.UNKNOWN_SYMBOLOGY, 0));
        }
        if (scan.length() - IDENTIFIER > LONGEST) {
            return refused(Gs1Problem.of(Gs1Rule.TOO_LONG, LONGEST));
        }
        if (symbol.get() == Symbol.EAN_13 || symbol.get() == Symbol.EAN_8) {
            return itemNumber(symbol.get());
        }
        return symbol.get().elements(identifier) ? elements(symbol.get()) : plain(symbol.get());
    }

    private Gs1Reading elements(Symbol symbol) {
        Parsed parsed = ElementReader.read(scan, IDENTIFIER, ElementString.SEPARATOR, options);
        return parsed.problem().map(this::refused).orElseGet(() -> {
            String message = ElementString.FNC1 + separated(IDENTIFIER);
            return accepted(Kind.ELEMENT_STRING, parsed.elements(), symbol, message);
        });
    }

    private String separated(int from) {
        return scan.substring(from).replace(ElementString.SEPARATOR, ElementString.FNC1);
    }

    private Gs1Reading itemNumber(Symbol symbol) {
        int end = IDENTIFIER + symbol.digits();
        boolean composite = scan.startsWith(COMPOSITE, end);
        if (scan.length() < end || scan.length() > end && !composite) {
            return refused(Gs1Problem.of(Gs1Rule.PRIMARY_LENGTH, Math.min(end, scan.length())));
        }
        Optional<Flaw> flaw = Checks.digits(scan, IDENTIFIER, end);
        String digits = scan.substring(IDENTIFIER, end);
        if (flaw.isPresent() || !Gtin.checks(digits)) {
            return refused(flaw.map(f -> Gs1Problem.of(f.rule(), f.at()))
                    .orElseGet(() -> Gs1Problem.of(Gs1Rule.CHECK_DIGIT, end - 1)));
        }
        Element item = new Element("01", "0".repeat(GTIN_LENGTH - digits.length()) + digits);
        if (!composite) {
            return accepted(Kind.EAN, List.of(item), symbol, digits);
        }
        int second = end + COMPOSITE.length();
        Parsed parsed = Parsed.of(List.of(item), List.of(IDENTIFIER))
                .and(ElementReader.read(scan, second, ElementString.SEPARATOR, options.withAssociations(false)))
                .associated(options);
        String message = digits + "|" + ElementString.FNC1 + separated(second);
        return parsed.problem()
                .map(this::refused)
                .orElseGet(() -> accepted(Kind.EAN, parsed.elements(), symbol, message));
    }

    private Gs1Reading plain(Symbol symbol) {
        String text = scan.substring(IDENTIFIER);
        String message = escaped(text);
        if (!LinkReader.looksLike(message)) {
            return accepted(Kind.PLAIN, List.of(), symbol, message);
        }
        Parsed parsed = LinkReader.read(text, options);
        return parsed.problem()
                .map(p -> refused(new Gs1Problem(p.rule(), p.ai(), p.at() + IDENTIFIER, p.message())))
                .orElseGet(() -> accepted(Kind.DIGITAL_LINK, parsed.elements(), symbol, message));
    }

    /** A plain text that begins as element strings do, or as such an escape does, gets one more escape. */
    private static String escaped(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at < text.length() && text.charAt(at) == ElementString.FNC1 ? "\\" + text : text;
    }

    private Gs1Reading accepted(Kind kind, List<Element> elements, Symbol symbol, String message) {
        return new Accepted(kind, new ElementString(elements), Optional.of(symbol), message);
    }

    private Gs1Reading refused(Gs1Problem problem) {
        return new Refused(problem);
    }
}
