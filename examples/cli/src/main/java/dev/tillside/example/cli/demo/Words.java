package dev.tillside.example.cli.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The narrator's words in one language. What a cashier or a shopper reads is the library's, not here. */
final class Words {
    private final Properties words = new Properties();

    Words(String language) {
        String file = "words_" + (language.startsWith("zh") ? "zh" : "en") + ".properties";
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of that key, {@code {0}}, {@code {1}} ... filled in. */
    String of(String key, Object... arguments) {
        String text = Objects.requireNonNull(words.getProperty(key), key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }
}
