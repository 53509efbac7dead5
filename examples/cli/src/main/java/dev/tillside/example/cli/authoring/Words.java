package dev.tillside.example.cli.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The sentences of one language. */
public final class Words {
    private static final Words ENGLISH = new Words("en");
    private static final Words CHINESE = new Words("zh");

    private final Properties sentences = new Properties();

    private Words(String language) {
        String file = "authoring_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentences of that language (a BCP 47 tag); English where there are none. */
    public static Words in(String language) {
        return language.equals("zh") || language.startsWith("zh-") ? CHINESE : ENGLISH;
    }

    /** The word or sentence of that code. */
    public String word(String code) {
        return sentences.getProperty(code, ENGLISH.sentences.getProperty(code, code));
    }

    /** The sentence of that code, its places filled. */
    public String sentence(String code, Map<String, String> arguments) {
        StringBuilder filled = new StringBuilder();
        String pattern = word(code);
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            filled.append(pattern, at, open).append(arguments.getOrDefault(pattern.substring(open + 1, close), "?"));
            at = close + 1;
        }
        return filled.append(pattern.substring(at)).toString();
    }

    /** The codes that have a sentence. */
    public Iterable<String> codes() {
        return new java.util.TreeSet<>(sentences.stringPropertyNames());
    }
}
