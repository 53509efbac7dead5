package dev.tillside.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One part of an identifier's value.
 *
 * @param characters which it may hold
 * @param shortest its least length
 * @param longest its greatest length
 * @param optional whether it may be absent
 * @param checks its other rules
 */
record Component(CharacterSet characters, int shortest, int longest, boolean optional, List<Check> checks) {
    Component {
        checks = List.copyOf(checks);
    }

    /** As the table writes it: {@code N6:yymmdd}, {@code ?X..17}. */
    static Component parse(String text) {
        String[] parts = text.split(":");
        boolean optional = parts[0].charAt(0) == '?';
        String shape = optional ? parts[0].substring(1) : parts[0];
        boolean variable = shape.startsWith("..", 1);
        int longest = Integer.parseInt(shape.substring(variable ? 3 : 1));
        List<Check> checks = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String name = parts[i];
            checks.add(Checks.named(name).orElseThrow(() -> new IllegalStateException("no check " + name)));
        }
        return new Component(CharacterSet.of(shape.charAt(0)), variable ? 1 : longest, longest, optional, checks);
    }

    Optional<Flaw> flaw(String text, int from, int to) {
        Optional<Flaw> flaw = characters.flaw(text, from, to);
        for (int i = 0; flaw.isEmpty() && i < checks.size(); i++) {
            flaw = checks.get(i).flaw(text, from, to);
        }
        return flaw;
    }
}
