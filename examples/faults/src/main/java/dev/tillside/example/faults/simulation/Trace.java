package dev.tillside.example.faults.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a run, a line each, and how often what. */
final class Trace {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> actions = new TreeMap<>();
    private final Map<String, Integer> faults = new TreeMap<>();

    void line(String text) {
        lines.add(text);
    }

    void action(String kind) {
        actions.merge(kind, 1, Integer::sum);
    }

    void fault(String kind) {
        faults.merge(kind, 1, Integer::sum);
        lines.add("      ! " + kind);
    }

    void faults(Map<String, Integer> more) {
        more.forEach((kind, times) -> faults.merge(kind, times, Integer::sum));
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Integer> actions() {
        return actions;
    }

    Map<String, Integer> faults() {
        return faults;
    }

    /** Of all lines: two runs of one seed have the same. */
    String digest() {
        return digest(String.join("\n", lines));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
