package dev.tillside.pos.paper;

import dev.tillside.money.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What stands on paper besides names, in English or Chinese. Java's own names of months differ from release to release. */
final class Words {
    private static final Map<String, Properties> LANGUAGES = Map.of("en", load("en"), "zh", load("zh"));
    private static final Map<String, String> SIGNS = Map.of("GBP", "£", "EUR", "€", "USD", "$", "CNY", "¥", "JPY", "¥");

    private final Properties sentences;
    private final String language;

    /** @param language a BCP 47 tag whose base language counts; English stands for what there is not */
    Words(String language) {
        int dash = language.indexOf('-');
        String base = dash > 0 ? language.substring(0, dash) : language;
        this.language = LANGUAGES.containsKey(base) ? base : "en";
        this.sentences = LANGUAGES.get(this.language);
    }

    /** {@code en} or {@code zh}. */
    String language() {
        return language;
    }

    String say(String key) {
        return Objects.requireNonNull(sentences.getProperty(key), key);
    }

    String say(String key, String place, String with) {
        return say(key).replace("{" + place + "}", with);
    }

    /** The word for a kind of benefit; a kind of the retailer's own is an extra. */
    String benefit(String kind) {
        return Optional.ofNullable(sentences.getProperty("benefit." + kind)).orElseGet(() -> say("benefit.OTHER"));
    }

    String day(LocalDate day) {
        return say("day", day).replace("{year}", String.valueOf(day.getYear()));
    }

    /** Without the year, where the paper says it already. */
    String shortDay(LocalDate day) {
        return say("day.short", day);
    }

    private String say(String form, LocalDate day) {
        String month = say("months").split(" ")[day.getMonthValue() - 1];
        return say(form, "d", String.valueOf(day.getDayOfMonth())).replace("{month}", month);
    }

    /** With the sign of its currency, or its code where no sign is usual. */
    static String price(Money money) {
        String code = money.currency().getCurrencyCode();
        return Optional.ofNullable(SIGNS.get(code)).orElse(code + " ") + money.plain();
    }

    private static Properties load(String language) {
        String file = "words_" + language + ".properties";
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
