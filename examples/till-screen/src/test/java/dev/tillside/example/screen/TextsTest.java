package dev.tillside.example.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of pages: all there, in both languages, with the same places to fill in. */
class TextsTest {
    private static final Path WEB = Path.of("src/main/resources/dev/tillside/example/screen/web");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern NAMED =
            Pattern.compile("\\bt\\('([\\w.]+)'|data-(?:text|label|hint|title)=\"([\\w.]+)\"");

    private final Map<String, String> english = Texts.own(Language.EN).byKey();
    private final Map<String, String> chinese = Texts.own(Language.ZH).byKey();

    @Test
    void bothLanguagesHaveTheSameWordsAndPlaces() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, words) -> assertThat(places(chinese.get(key))).as(key).isEqualTo(places(words)));
        assertThat(chinese).allSatisfy((key, words) -> assertThat(words).as(key).isNotBlank());
    }

    private static Set<String> places(String words) {
        return PLACE.matcher(words).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void everyWordThatAPageNamesIsThere() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(WEB)) {
            files.filter(file -> file.toString().matches(".*\\.(js|html)")).forEach(file -> NAMED.matcher(read(file))
                    .results()
                    .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .forEach(named::add));
        }

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(Texts.all(Language.EN).byKey()).containsKeys(named.toArray(String[]::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
