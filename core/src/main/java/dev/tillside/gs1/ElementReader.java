package dev.tillside.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads element strings one after the other (GS1 General Specifications, section 7.8). */
final class ElementReader {
    private ElementReader() {}

    /**
     * @param from where the first identifier begins
     * @param separator what ends a value whose end nobody could know
     */
    static Parsed read(String text, int from, char separator, Gs1Options options) {
        if (from >= text.length()) {
            return Parsed.broken(Gs1Rule.EMPTY, text.length());
        }
        List<Element> elements = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            Optional<Identifier> found = Identifiers.at(text, at, options.permitUnknownAis());
            if (found.isEmpty()) {
                return Parsed.broken(Gs1Rule.UNKNOWN_AI, at);
            }
            Identifier identifier = found.get();
            int start = at + identifier.ai().length();
            int end = end(text, start, separator, identifier);
            Optional<Gs1Problem> problem = identifier.problem(text, start, end);
            if (problem.isPresent()) {
                return Parsed.broken(problem.get());
            }
            int most = start + identifier.longest();
            if (end > most) {
                return Parsed.broken(Gs1Problem.of(Gs1Rule.VALUE_TOO_LONG, identifier.ai(), most));
            }
            if (elements.size() == Parsed.MOST) {
                return Parsed.broken(Gs1Rule.TOO_MANY_AIS, at);
            }
            places.add(at);
            elements.add(new Element(identifier.ai(), text.substring(start, end)));
            boolean separated = end < text.length() && text.charAt(end) == separator;
            at = separated ? end + 1 : end;
        }
        return Parsed.of(elements, places).associated(options);
    }

    /** A separator ends even a value of predefined length; where none comes the length does. */
    private static int end(String text, int start, char separator, Identifier identifier) {
        int next = text.indexOf(separator, start);
        int end = next < 0 ? text.length() : next;
        return identifier.predefined() ? Math.min(end, start + identifier.longest()) : end;
    }
}
