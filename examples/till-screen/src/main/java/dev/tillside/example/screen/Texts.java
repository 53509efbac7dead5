package dev.tillside.example.screen;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The words of pages in one language, and the library's own sentences beside them, which tells name by their codes. */
final class Texts {
    private final Map<String, String> words;

    private Texts(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /** The pages' own words. */
    static Texts own(Language language) {
        return new Texts(read("/dev/tillside/example/screen/texts_" + language.tag() + ".properties"));
    }

    /** The pages' own words and the library's. */
    static Texts all(Language language) {
        Map<String, String> words =
                new TreeMap<>(read("/dev/tillside/text/messages_" + language.tag() + ".properties"));
        words.putAll(own(language).words);
        return new Texts(words);
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> words = new TreeMap<>();
        properties.forEach((key, value) -> words.put(key.toString(), value.toString()));
        return words;
    }

    String of(String key) {
        return Objects.requireNonNull(words.get(key), key);
    }

    Map<String, String> byKey() {
        return words;
    }
}
