package dev.tillside.pos.paper;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.IntPredicate;

/**
 * Writes a text with the characters that there are. {@code transliteration.properties} has what is usual for signs, Greek and
 * Cyrillic; letters with marks lose their marks, wide and compatibility forms become the plain ones. Pure, thread-safe.
 */
public final class Transliteration {
    private static final Map<Integer, List<String>> USUAL = load();
    private static final String NONE = "?";

    private Transliteration() {}

    /**
     * The text in characters that there are, control characters as blanks; a question mark stands for what has no such form.
     *
     * @param has which characters there are; blank and question mark are among them
     */
    public static String of(String text, IntPredicate has) {
        StringBuilder out = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        composed.codePoints().forEach(point -> out.append(one(point, has)));
        return out.toString();
    }

    private static String one(int point, IntPredicate has) {
        if (Character.isISOControl(point)) {
            return " ";
        }
        if (has.test(point)) {
            return Character.toString(point);
        }
        return usual(point, has).or(() -> decomposed(point, has)).orElseGet(() -> isSilent(point) ? "" : NONE);
    }

    private static Optional<String> usual(int point, IntPredicate has) {
        return USUAL.getOrDefault(point, List.of()).stream()
                .filter(text -> text.codePoints().allMatch(has))
                .findFirst();
    }

    /** The compatibility decomposition without its marks, each part in turn. */
    private static Optional<String> decomposed(int point, IntPredicate has) {
        StringBuilder out = new StringBuilder();
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        for (int part : parts.codePoints().toArray()) {
            if (isMark(part)) {
                continue;
            }
            Optional<String> written = has.test(part) ? Optional.of(Character.toString(part)) : usual(part, has);
            if (written.isEmpty()) {
                return Optional.empty();
            }
            out.append(written.get());
        }
        return out.isEmpty() ? Optional.empty() : Optional.of(out.toString());
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** What nobody sees by itself: marks, joiners, selectors of variants. */
    private static boolean isSilent(int point) {
        return isMark(point) || Character.getType(point) == Character.FORMAT;
    }

    private static Map<Integer, List<String>> load() {
        Properties lines = new Properties();
        try (var in = Objects.requireNonNull(
                Transliteration.class.getResourceAsStream("transliteration.properties"), "transliteration")) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Integer, List<String>> usual = new HashMap<>();
        lines.forEach((from, to) ->
                usual.put(from.toString().codePointAt(0), List.of(to.toString().split("\\|"))));
        return Map.copyOf(usual);
    }
}
