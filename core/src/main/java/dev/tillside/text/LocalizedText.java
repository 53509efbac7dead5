package dev.tillside.text;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text in several languages.
 *
 * @param byLanguage ISO 639 language (or BCP 47 tag) to text; may be empty
 */
public record LocalizedText(SortedMap<String, String> byLanguage) {
    /** No text in any language. */
    public static final LocalizedText NONE = new LocalizedText(new TreeMap<>());

    public LocalizedText {
        byLanguage = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(byLanguage)));
    }

    /** The text in English alone. */
    public static LocalizedText english(String text) {
        return of(Map.of("en", text));
    }

    /** The texts of the map. */
    public static LocalizedText of(Map<String, String> byLanguage) {
        return new LocalizedText(new TreeMap<>(byLanguage));
    }

    /**
     * The text in the language, else in its base language ({@code zh} for {@code zh-Hans}), else in English, else in the
     * first language by code, else {@code otherwise}.
     */
    public String in(String language, String otherwise) {
        String exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        int dash = language.indexOf('-');
        if (dash > 0) {
            return in(language.substring(0, dash), otherwise);
        }
        String english = byLanguage.get("en");
        if (english != null) {
            return english;
        }
        return byLanguage.isEmpty() ? otherwise : byLanguage.get(byLanguage.firstKey());
    }
}
