package dev.tillside.gs1;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** The lists of codes that values are checked against, from the table file beside this class. */
final class CodeLists {
    static final Set<String> COUNTRIES;
    static final Set<String> COUNTRIES_ALPHA_2;
    static final Set<String> CURRENCIES;
    static final Set<String> PACKAGES;

    static {
        Properties lists = new Properties();
        try (InputStream in = CodeLists.class.getResourceAsStream("codes.properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            lists.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        COUNTRIES = words(lists, "countries");
        COUNTRIES_ALPHA_2 = words(lists, "countries.alpha2");
        CURRENCIES = words(lists, "currencies");
        PACKAGES = words(lists, "packages");
    }

    private CodeLists() {}

    private static Set<String> words(Properties lists, String name) {
        return Set.of(lists.getProperty(name).split(" "));
    }
}
