package dev.tillside.example.pos;

import java.util.ArrayList;
import java.util.List;

/** What people at the till see: sentences on the display, and the receipt. */
final class Display {
    private final List<String> sentences = new ArrayList<>();
    private final List<String> receipt = new ArrayList<>();

    void clear() {
        sentences.clear();
        receipt.clear();
    }

    void show(String sentence) {
        sentences.add(sentence);
    }

    void print(List<String> lines) {
        receipt.addAll(lines);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    List<String> receipt() {
        return List.copyOf(receipt);
    }
}
