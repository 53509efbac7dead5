package dev.tillside.pos.device;

import dev.tillside.pos.paper.Transliteration;
import dev.tillside.text.TextWidth;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jpos.JposException;
import jpos.LineDisplayConst;

/**
 * The characters that a device behind JavaPOS has: those of the best code page that it names, where its service brings Java's
 * characters there by itself; else ASCII. Immutable.
 */
final class JavaPosCharacters {
    private static final int UNICODE = LineDisplayConst.DISP_CS_UNICODE;
    private static final int ASCII = LineDisplayConst.DISP_CS_ASCII;
    private static final List<Integer> CHINESE = List.of(UNICODE, 54_936, 936);
    private static final List<Integer> WESTERN = List.of(1_252, 858, 850, 437, UNICODE, ASCII);
    private static final Map<Integer, String> PAGES =
            Map.of(54_936, "GB18030", 936, "GBK", 1_252, "windows-1252", 858, "IBM00858", 850, "IBM850", 437, "IBM437");

    private final Optional<Integer> set;
    private final Optional<Charset> page;
    private final boolean all;

    private JavaPosCharacters(Optional<Integer> set) {
        this.set = set;
        this.all = set.equals(Optional.of(UNICODE));
        this.page = set.map(PAGES::get).map(Charset::forName);
    }

    /** Chooses one. */
    interface Choosing {
        void set(int characterSet) throws JposException;
    }

    /**
     * @param named the service's {@code CharacterSetList}
     * @param maps whether the service brings Java's characters to the device's
     * @param language what is to be shown best
     */
    static JavaPosCharacters of(String named, boolean maps, String language) {
        List<Integer> wanted = new ArrayList<>(language.startsWith("zh") ? CHINESE : List.of());
        wanted.addAll(maps ? WESTERN : List.of(ASCII));
        List<String> there = List.of(named.split("[ ,]+"));
        return new JavaPosCharacters(wanted.stream()
                .filter(set -> maps || set == ASCII)
                .filter(set -> there.contains(String.valueOf(set)))
                .filter(set -> !PAGES.containsKey(set) || Charset.isSupported(PAGES.get(set)))
                .findFirst());
    }

    /** Has the device take that set, where it names one. */
    void choose(Choosing device) throws JposException {
        if (set.isPresent()) {
            device.set(set.get());
        }
    }

    boolean has(int codePoint) {
        if (codePoint < ' ' || codePoint == 0x7f) {
            return false;
        }
        boolean ascii = codePoint < 0x7f;
        return ascii
                || all
                || page.filter(p -> p.newEncoder().canEncode(Character.toString(codePoint)))
                        .isPresent();
    }

    boolean has(String text) {
        return text.codePoints().allMatch(this::has);
    }

    int width(int codePoint) {
        return TextWidth.of(codePoint);
    }

    int width(String text) {
        return TextWidth.of(text);
    }

    /** The text in those characters. */
    String printable(String text) {
        return Transliteration.of(text, this::has);
    }
}
