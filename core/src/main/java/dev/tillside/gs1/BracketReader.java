package dev.tillside.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads element strings as they are printed for people, {@code (01)...(10)...}; {@code \(} is a bracket within a value. */
final class BracketReader {
    private final String text;
    private final Gs1Options options;
    private final List<Element> elements = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    private BracketReader(String text, Gs1Options options) {
        this.text = text;
        this.options = options;
    }

    /** @param from where the first bracket is */
    static Parsed read(String text, int from, Gs1Options options) {
        return from >= text.length() ? Parsed.broken(Gs1Rule.EMPTY, from) : new BracketReader(text, options).read(from);
    }

    private Parsed read(int from) {
        int at = from;
        while (at < text.length()) {
            int close = text.charAt(at) == '(' ? text.indexOf(')', at) : -1;
            if (close < 0) {
                return Parsed.broken(Gs1Rule.MALFORMED, at);
            }
            String ai = text.substring(at + 1, close);
            Optional<Identifier> identifier = Identifiers.named(ai, options.permitUnknownAis());
            if (identifier.isEmpty()) {
                return Parsed.broken(Gs1Rule.UNKNOWN_AI, at + 1);
            }
            if (elements.size() == Parsed.MOST) {
                return Parsed.broken(Gs1Rule.TOO_MANY_AIS, at);
            }
            int end = end(close + 1);
            String value = text.substring(close + 1, end).replace("\\(", "(");
            Optional<Gs1Problem> problem = identifier.get().wholeProblem(value);
            if (problem.isPresent()) {
                return Parsed.broken(inText(problem.get(), close + 1));
            }
            places.add(at + 1);
            elements.add(new Element(ai, value));
            at = end;
        }
        return Parsed.of(elements, places);
    }

    private int end(int start) {
        int at = text.indexOf('(', start);
        while (at > start && text.charAt(at - 1) == '\\') {
            at = text.indexOf('(', at + 1);
        }
        return at < 0 ? text.length() : at;
    }

    /** A place in the value becomes one in the text, where escapes made it longer. */
    private Gs1Problem inText(Gs1Problem problem, int start) {
        int at = start;
        for (int i = 0; i < problem.at(); i++) {
            at += text.startsWith("\\(", at) ? 2 : 1;
        }
        return new Gs1Problem(problem.rule(), problem.ai(), at, problem.message());
    }
}
