package dev.tillside.gs1;

import dev.tillside.fault.BadInput;
import dev.tillside.gs1.Gs1Reading.Accepted;
import dev.tillside.gs1.Gs1Reading.Kind;
import dev.tillside.gs1.Gs1Reading.Refused;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes GS1's data as the standard has them, with the verdicts of the GS1 Syntax Engine; nothing is mended.
 * Immutable, thread-safe. No text makes it throw, and the time it takes grows in step with the text's length.
 */
public final class Gs1Syntax {
    /** Where Digital Links of nobody's own begin. */
    public static final String CANONICAL_STEM = "https://id.gs1.org";

    private static final int LONGEST = 8_191;

    private final Gs1Options options;

    public Gs1Syntax(Gs1Options options) {
        this.options = BadInput.present(options, "options");
    }

    /**
     * What a scanner sends: a symbology identifier, then the message; FNC1 within it is GS (0x1D). An EAN or UPC symbol's number
     * is (01) to the identifiers of its composite component; the Syntax Engine misses one there.
     */
    public Gs1Reading scanData(String scan) {
        return ScanDataReader.read(scan, options);
    }

    /** Element strings with {@code ^} for FNC1, which comes first; a composite component's come after a bar, {@code |^}. */
    public Gs1Reading elementString(String text) {
        if (text.length() > LONGEST) {
            return refused(Gs1Rule.TOO_LONG, LONGEST);
        }
        Gs1Options alone = options.withAssociations(false);
        return elements(CompositeText.read(text, options, (message, from) -> message(message, from, alone)), text);
    }

    private static Parsed message(String text, int from, Gs1Options options) {
        return text.startsWith(String.valueOf(ElementString.FNC1), from)
                ? ElementReader.read(text, from + 1, ElementString.FNC1, options)
                : Parsed.broken(Gs1Rule.NO_FNC1, from);
    }

    /**
     * Element strings as people read them, {@code (01)...(10)...}; {@code \(} is a bracket within a value, and a composite
     * component's come after a bar.
     */
    public Gs1Reading bracketed(String text) {
        if (text.length() > LONGEST) {
            return refused(Gs1Rule.TOO_LONG, LONGEST);
        }
        Parsed parsed =
                CompositeText.read(text, options, (message, from) -> BracketReader.read(message, from, options));
        return elements(parsed, CompositeText.message(text, parsed));
    }

    /** A Digital Link URI, uncompressed. */
    public Gs1Reading digitalLink(String uri) {
        if (uri.length() > LONGEST) {
            return refused(Gs1Rule.TOO_LONG, LONGEST);
        }
        Parsed parsed = LinkReader.read(uri, options);
        return parsed.problem()
                .<Gs1Reading>map(Refused::new)
                .orElseGet(() ->
                        new Accepted(Kind.DIGITAL_LINK, new ElementString(parsed.elements()), Optional.empty(), uri));
    }

    /** The value of one identifier, by that identifier's rules alone. */
    public Gs1Reading value(String ai, String value) {
        Optional<Identifier> identifier = Identifiers.named(ai, options.permitUnknownAis());
        if (identifier.isEmpty()) {
            return refused(Gs1Rule.UNKNOWN_AI, 0);
        }
        return identifier
                .flatMap(i -> i.wholeProblem(value))
                .<Gs1Reading>map(Refused::new)
                .orElseGet(() -> {
                    ElementString one = new ElementString(List.of(new Element(ai, value)));
                    return new Accepted(Kind.ELEMENT_STRING, one, Optional.empty(), one.text());
                });
    }

    /**
     * Writes a Digital Link URI.
     *
     * @param stem scheme, domain and what else comes before the key; {@link #CANONICAL_STEM} for nobody's own
     * @return nothing where the elements hold no key, or one that a Digital Link cannot hold
     */
    public Optional<String> toDigitalLink(ElementString elements, String stem) {
        return LinkWriter.write(elements.elements(), stem, options.permitUnknownAis());
    }

    /**
     * Writes what a scanner sends for a symbol.
     *
     * @param message what the symbol carries: digits, plain text, or element strings with {@code ^} for FNC1; the message of a
     *     composite component after {@code |}
     * @param addCheckDigit whether an item number lacks its last digit
     * @return nothing where no such symbol can carry it
     */
    public static Optional<String> toScanData(Symbol symbol, String message, boolean addCheckDigit) {
        return new ScanDataWriter(symbol, message, addCheckDigit).write();
    }

    private static Gs1Reading elements(Parsed parsed, String message) {
        return parsed.problem()
                .<Gs1Reading>map(Refused::new)
                .orElseGet(() -> new Accepted(
                        Kind.ELEMENT_STRING, new ElementString(parsed.elements()), Optional.empty(), message));
    }

    private static Gs1Reading refused(Gs1Rule rule, int at) {
        return new Refused(Gs1Problem.of(rule, at));
    }
}
