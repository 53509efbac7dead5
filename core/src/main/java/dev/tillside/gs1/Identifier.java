package dev.tillside.gs1;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An application identifier and the rules of its value.
 *
 * @param ai two to four digits
 * @param predefined whether its value has a length that everybody knows, so that no FNC1 ends it
 * @param attribute whether it may stand in a Digital Link's query
 * @param components the parts of its value, in order
 * @param needs groups, of which one must be there whole; empty: none
 * @param excludes what may not come with it
 * @param key sequences of qualifiers, where it is a Digital Link key; an empty sequence for a key without
 * @param title its name
 * @param known false for one that is let through without knowing it
 */
record Identifier(
        String ai,
        boolean predefined,
        boolean attribute,
        List<Component> components,
        List<List<String>> needs,
        List<String> excludes,
        List<List<String>> key,
        String title,
        boolean known) {
    private static final int LONGEST_UNKNOWN = 90;

    /** One line of the table, and one identifier of the range that it may give. */
    static Identifier parse(String ai, String[] columns) {
        return new Identifier(
                ai,
                columns[1].contains("F"),
                columns[1].contains("A"),
                Arrays.stream(columns[2].split(" ")).map(Component::parse).toList(),
                words(columns[3], ",").stream()
                        .map(group -> words(group, "\\+"))
                        .toList(),
                words(columns[4], ","),
                columns[5].equals("-")
                        ? List.of(List.of())
                        : words(columns[5], "/").stream()
                                .map(sequence -> words(sequence, ","))
                                .toList(),
                columns[6],
                true);
    }

    /** One that nobody told us about: what its number's beginning says of its value's length holds. */
    static Identifier unknown(String ai, int predefinedLength) {
        Component any = predefinedLength > 0
                ? new Component(CharacterSet.SET_82, predefinedLength, predefinedLength, false, List.of())
                : new Component(CharacterSet.SET_82, 1, LONGEST_UNKNOWN, false, List.of());
        return new Identifier(ai, predefinedLength > 0, true, List.of(any), List.of(), List.of(), List.of(), "", false);
    }

    private static List<String> words(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }

    boolean isKey() {
        return !key.isEmpty();
    }

    int shortest() {
        int sum = 0;
        for (Component component : components) {
            sum += component.optional() ? 0 : component.shortest();
        }
        return sum;
    }

    int longest() {
        int sum = 0;
        for (Component component : components) {
            sum += component.longest();
        }
        return sum;
    }

    /**
     * Checks a value component by component.
     *
     * @return the first thing wrong; a value longer than all components is none of this method's business
     */
    Optional<Gs1Problem> problem(String text, int from, int to) {
        if (from == to) {
            return Optional.of(Gs1Problem.of(Gs1Rule.VALUE_EMPTY, ai, from));
        }
        int at = from;
        for (Component component : components) {
            int length = Math.min(to - at, component.longest());
            if (length == 0 && component.optional()) {
                continue;
            }
            if (length < component.shortest()) {
                return Optional.of(Gs1Problem.of(Gs1Rule.VALUE_TOO_SHORT, ai, to));
            }
            Optional<Flaw> flaw = component.flaw(text, at, at + length);
            if (flaw.isPresent()) {
                return flaw.map(f -> Gs1Problem.of(f.rule(), ai, f.at(), f.what()));
            }
            at += length;
        }
        return Optional.empty();
    }

    /** Checks a value that stands alone: too long is too long. */
    Optional<Gs1Problem> wholeProblem(String value) {
        if (!value.isEmpty() && value.length() < shortest()) {
            return Optional.of(Gs1Problem.of(Gs1Rule.VALUE_TOO_SHORT, ai, value.length()));
        }
        int most = known || predefined ? longest() : longest() - ai.length();
        if (value.length() > most) {
            return Optional.of(Gs1Problem.of(Gs1Rule.VALUE_TOO_LONG, ai, most));
        }
        int separator = value.indexOf(ElementString.FNC1);
        return separator >= 0
                ? Optional.of(Gs1Problem.of(Gs1Rule.VALUE_HOLDS_FNC1, ai, separator))
                : problem(value, 0, value.length());
    }
}
