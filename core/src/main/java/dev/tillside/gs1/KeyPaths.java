package dev.tillside.gs1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sequences of a key and its qualifiers that a Digital Link's path may hold (GS1 Digital Link: URI Syntax, section 4.8). */
final class KeyPaths {
    private static final Set<List<String>> ALL = new HashSet<>();

    /** Those of each key in the order of their text, which decides between equally long ones. */
    private static final List<List<String>> SORTED;

    static {
        for (Identifier identifier : Identifiers.all()) {
            for (List<String> qualifiers : identifier.key()) {
                addChoices(List.of(identifier.ai()), qualifiers);
            }
        }
        SORTED = new ArrayList<>(ALL);
        SORTED.sort(Comparator.comparing(path -> String.join(" ", path)));
    }

    private KeyPaths() {}

    /** Each qualifier may be there or not; their order stands. */
    private static void addChoices(List<String> path, List<String> left) {
        if (left.isEmpty()) {
            ALL.add(path);
            return;
        }
        List<String> rest = left.subList(1, left.size());
        addChoices(path, rest);
        List<String> longer = new ArrayList<>(path);
        longer.add(left.get(0));
        addChoices(List.copyOf(longer), rest);
    }

    static boolean valid(List<String> path) {
        return ALL.contains(path);
    }

    /** Whether the identifier could stand in that path instead of the query. */
    static boolean belongsIn(List<String> path, String ai) {
        for (int place = 1; place <= path.size(); place++) {
            List<String> longer = new ArrayList<>(path);
            longer.add(place, ai);
            if (valid(longer)) {
                return true;
            }
        }
        return false;
    }

    /** The longest path of that key whose qualifiers are all there. */
    static List<String> longest(String key, Set<String> there) {
        List<String> longest = List.of(key);
        for (List<String> path : SORTED) {
            boolean better = path.get(0).equals(key) && path.size() > longest.size() && there.containsAll(path);
            longest = better ? path : longest;
        }
        return longest;
    }
}
