package dev.tillside.example.cli.evaluate;

import java.util.HashMap;
import java.util.Map;

/** One text for each name that is read again and again. */
final class Names {
    private final Map<String, String> known = new HashMap<>();

    String one(String name) {
        String first = known.putIfAbsent(name, name);
        return first == null ? name : first;
    }
}
