package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.Notice;
import dev.tillside.text.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What a cashier or a customer reads of devices, in English or Chinese. */
final class DeviceWords {
    private static final Map<String, DeviceWords> LANGUAGES = Map.of("en", load("en"), "zh", load("zh"));

    private final Properties sentences;

    private DeviceWords(Properties sentences) {
        this.sentences = sentences;
    }

    /** @param language a BCP 47 tag whose base language counts; English stands for what there is not */
    static DeviceWords in(String language) {
        int dash = BadInput.present(language, "language").indexOf('-');
        String base = dash > 0 ? language.substring(0, dash) : language;
        return LANGUAGES.getOrDefault(base, LANGUAGES.get("en"));
    }

    Notice notice(String code) {
        return new Notice(Message.Reader.CASHIER, code, say(code));
    }

    String say(String key) {
        return Objects.requireNonNull(sentences.getProperty(key), key);
    }

    private static DeviceWords load(String language) {
        String file = "words_" + language + ".properties";
        try (var in = Objects.requireNonNull(DeviceWords.class.getResourceAsStream(file), file)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new DeviceWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
