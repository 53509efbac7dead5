package dev.tillside.gs1;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which identifiers need or exclude each other (GS1 General Specifications, sections 4.13 and 4.14). */
final class Associations {
    private static final Set<String> SERIAL_AFTER_KEY = Set.of("253", "255", "8003");
    private static final String SIGNATURE = "8030";

    private final List<Element> elements;
    private final List<Integer> places;
    private final boolean permitUnknown;

    private Associations(Parsed parsed, boolean permitUnknown) {
        this.elements = parsed.elements();
        this.places = parsed.places();
        this.permitUnknown = permitUnknown;
    }

    /** What is wrong with the company that the elements keep. */
    static Optional<Gs1Problem> problem(Parsed parsed, Gs1Options options) {
        Associations all = new Associations(parsed, options.permitUnknownAis());
        return all.excluded().or(all::missing).or(all::repeated).or(all::unsigned);
    }

    private Optional<Gs1Problem> excluded() {
        for (int i = 0; i < elements.size(); i++) {
            String ai = elements.get(i).ai();
            for (String pattern : identifier(ai).excludes()) {
                Optional<String> other = other(pattern, ai);
                if (other.isPresent()) {
                    return problem(Gs1Rule.EXCLUDED_AI, i, " " + other.get());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Gs1Problem> missing() {
        for (int i = 0; i < elements.size(); i++) {
            String ai = elements.get(i).ai();
            List<List<String>> needs = identifier(ai).needs();
            boolean met = needs.isEmpty() || needs.stream().anyMatch(group -> whole(group, ai));
            if (!met) {
                String wanted = String.join(
                        " or ",
                        needs.stream()
                                .map(group -> String.join(" with ", group))
                                .toList());
                return problem(Gs1Rule.MISSING_AI, i, ": " + wanted);
            }
        }
        return Optional.empty();
    }

    private boolean whole(List<String> group, String ai) {
        for (String pattern : group) {
            if (other(pattern, ai).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Gs1Problem> repeated() {
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            for (Element earlier : elements.subList(0, i)) {
                if (earlier.ai().equals(element.ai()) && !earlier.value().equals(element.value())) {
                    return problem(Gs1Rule.REPEATED_AI, i, "");
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Gs1Problem> unsigned() {
        boolean signed = elements.stream().anyMatch(element -> element.ai().equals(SIGNATURE));
        for (int i = 0; signed && i < elements.size(); i++) {
            Element element = elements.get(i);
            if (SERIAL_AFTER_KEY.contains(element.ai())
                    && element.value().length() == identifier(element.ai()).shortest()) {
                return problem(Gs1Rule.SERIAL_MISSING, i, "");
            }
        }
        return Optional.empty();
    }

    private Optional<Gs1Problem> problem(Gs1Rule rule, int number, String more) {
        return Optional.of(Gs1Problem.of(rule, elements.get(number).ai(), places.get(number), rule.phrase() + more));
    }

    /** An identifier among the elements that the pattern describes, and that is another. */
    private Optional<String> other(String pattern, String ai) {
        for (Element element : elements) {
            if (!element.ai().equals(ai) && describes(pattern, element.ai())) {
                return Optional.of(element.ai());
            }
        }
        return Optional.empty();
    }

    private static boolean describes(String pattern, String ai) {
        if (pattern.length() != ai.length()) {
            return false;
        }
        for (int i = 0; i < ai.length(); i++) {
            if (pattern.charAt(i) != 'n' && pattern.charAt(i) != ai.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Identifier identifier(String ai) {
        return Identifiers.named(ai, permitUnknown).orElseThrow();
    }
}
