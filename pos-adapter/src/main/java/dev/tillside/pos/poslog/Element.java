package dev.tillside.pos.poslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An element of a log, on its way to or from a file. Made by one thread, in the order of the standard's schema. */
final class Element {
    private static final char REPLACEMENT = '\ufffd';

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final Set<String> repeatable = new LinkedHashSet<>();
    private String text = "";

    Element(String name) {
        this.name = name;
    }

    Element(String name, String text) {
        this(name);
        this.text = clean(text);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Element> children() {
        return children;
    }

    /** Whether the schema lets children of that name stand here more than once. */
    boolean isRepeatable(String child) {
        return repeatable.contains(child);
    }

    Element with(String attribute, String value) {
        attributes.put(attribute, clean(value));
        return this;
    }

    Element add(Element child) {
        children.add(child);
        return this;
    }

    Element add(Optional<Element> child) {
        child.ifPresent(children::add);
        return this;
    }

    Element add(String child, String childText) {
        return add(new Element(child, childText));
    }

    /** Adds one of several. */
    Element each(Element child) {
        repeatable.add(child.name);
        return add(child);
    }

    Element each(List<Element> several) {
        several.forEach(this::each);
        return this;
    }

    void read(String more) {
        text += more;
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    List<Element> all(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    Optional<Element> first(String child) {
        return children.stream().filter(c -> c.name.equals(child)).findFirst();
    }

    /** The text of that child without blanks around it, where it has one. */
    Optional<String> textOf(String child) {
        return first(child).map(c -> c.text.strip()).filter(t -> !t.isEmpty());
    }

    /** XML 1.0 has no way to write most control characters, halves of surrogate pairs, and U+FFFE and U+FFFF. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isWhite(c) ? ' ' : isWritable(c) ? c : REPLACEMENT));
        return clean.toString();
    }

    private static boolean isWhite(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isWritable(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && c != 0xfffe && c != 0xffff;
    }
}
