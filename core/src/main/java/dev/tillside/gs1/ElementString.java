package dev.tillside.gs1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The element strings of a message, in order.
 *
 * @param elements each checked by its identifier's rules
 */
public record ElementString(List<Element> elements) {
    /** None. */
    public static final ElementString NONE = new ElementString(List.of());

    /** Stands for FNC1 where people read or write element strings. */
    public static final char FNC1 = '^';

    /** What a scanner sends for an FNC1 that is not the first. */
    public static final char SEPARATOR = 0x1D;

    public ElementString {
        elements = List.copyOf(elements);
    }

    /** The value of an identifier; of several the first. */
    public Optional<String> value(String ai) {
        for (Element element : elements) {
            if (element.ai().equals(ai)) {
                return Optional.of(element.value());
            }
        }
        return Optional.empty();
    }

    /** Values by identifier, in order. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        elements.forEach(element -> values.putIfAbsent(element.ai(), element.value()));
        return values;
    }

    /** As a symbol carries it, with {@code ^} for FNC1: first, and after each value whose end nobody could know. */
    public String text() {
        return elements.isEmpty() ? "" : joined(String.valueOf(FNC1), FNC1);
    }

    /** As a scanner sends it after a symbology identifier. */
    public String scanned() {
        return joined("", SEPARATOR);
    }

    private String joined(String first, char separator) {
        StringBuilder text = new StringBuilder(first);
        boolean open = false;
        for (Element element : elements) {
            if (open) {
                text.append(separator);
            }
            text.append(element.ai()).append(element.value());
            open = !predefined(element.ai());
        }
        return text.toString();
    }

    /** As it is printed for people, brackets within values escaped. */
    public String bracketed() {
        StringBuilder text = new StringBuilder();
        for (Element element : elements) {
            text.append('(').append(element.ai()).append(')');
            text.append(element.value().replace("(", "\\("));
        }
        return text.toString();
    }

    /** Whether no FNC1 need end the value of the last element. */
    boolean endsPredefined() {
        return elements.isEmpty()
                || predefined(elements.get(elements.size() - 1).ai());
    }

    private static boolean predefined(String ai) {
        return Identifiers.named(ai, true).map(Identifier::predefined).orElse(false);
    }
}
