package dev.tillside.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One plain sentence for a person at the till.
 *
 * @param to who reads it
 * @param code stable, upper case; the text files under {@code dev/tillside/text} have one sentence per code and language
 * @param arguments what the sentence's {@code {name}} places are filled with; never contact data or a whole card number, and a
 *     name only in a greeting
 * @param texts the same, where what to fill in is said in each language by itself
 */
public record Message(Reader to, String code, Map<String, String> arguments, Map<String, LocalizedText> texts) {
    /** Who reads a message. */
    public enum Reader {
        CASHIER,
        SHOPPER
    }

    private static final Map<String, Properties> SENTENCES = Map.of("en", load("en"), "zh", load("zh"));

    public Message {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(code, "code");
        arguments = java.util.Collections.unmodifiableMap(new TreeMap<>(arguments));
        texts = java.util.Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    public Message(Reader to, String code, Map<String, String> arguments) {
        this(to, code, arguments, Map.of());
    }

    /** The code alone: a log line must not show what a shopper is told. */
    @Override
    public String toString() {
        return "Message[" + to + " " + code + "]";
    }

    public static Message cashier(String code, Map<String, String> arguments) {
        return new Message(Reader.CASHIER, code, arguments);
    }

    public static Message shopper(String code, Map<String, String> arguments) {
        return new Message(Reader.SHOPPER, code, arguments);
    }

    /** The sentence in the language (a BCP 47 tag; its base language counts), in English where there is none. */
    public String text(String language) {
        String base = language.indexOf('-') > 0 ? language.substring(0, language.indexOf('-')) : language;
        Properties sentences = SENTENCES.getOrDefault(base, SENTENCES.get("en"));
        String sentence = sentences.getProperty(code, SENTENCES.get("en").getProperty(code, code));
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            sentence = sentence.replace("{" + argument.getKey() + "}", argument.getValue());
        }
        for (Map.Entry<String, LocalizedText> text : texts.entrySet()) {
            sentence =
                    sentence.replace("{" + text.getKey() + "}", text.getValue().in(language, text.getKey()));
        }
        return sentence;
    }

    private static Properties load(String language) {
        String file = "messages_" + language + ".properties";
        try (var in = Message.class.getResourceAsStream(file)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
