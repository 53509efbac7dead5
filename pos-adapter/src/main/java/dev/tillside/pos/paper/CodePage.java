package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * The characters that a receipt printer has, and the bytes that they are sent as. A character takes as many columns as it has
 * bytes: in {@link #GB18030} all that is not ASCII stands in two. Stateless, thread-safe.
 */
public enum CodePage {
    /** IBM 437: English, and some of Western Europe. */
    PC437(0, "IBM437"),
    /** IBM 850: Western Europe. */
    PC850(2, "IBM850"),
    /** IBM 850 with the euro sign. */
    PC858(19, "IBM00858"),
    /** Windows 1252: Western Europe with typographic signs. */
    WPC1252(16, "windows-1252"),
    /** Chinese, in a printer's mode of characters of two bytes; what GB 18030 says in four bytes is not printed. */
    GB18030(0, "GB18030");

    private static final int LONGEST = 2;

    private final int table;
    private final Charset charset;

    CodePage(int table, String charset) {
        this.table = table;
        this.charset = Charset.forName(charset);
    }

    /** The page of that name in any case, for configurations. */
    public static CodePage named(String name) {
        for (CodePage page : values()) {
            if (page.name().equalsIgnoreCase(BadInput.present(name, "codePage"))) {
                return page;
            }
        }
        throw BadInput.value("codePage", "none of PC437, PC850, PC858, WPC1252, GB18030");
    }

    /** The number that {@code ESC t} knows it by. */
    int table() {
        return table;
    }

    /** Whether the printer has to be in its mode of two bytes a character. */
    boolean isChinese() {
        return this == GB18030;
    }

    /** Whether the page has that very character; no control character is one. */
    public boolean prints(int codePoint) {
        if (codePoint < ' ' || codePoint == 0x7f) {
            return false;
        }
        byte[] bytes = strictly(Character.toString(codePoint));
        return bytes.length == 1 ? isGraphic(bytes[0]) : bytes.length == LONGEST && isDefined(codePoint);
    }

    private static boolean isGraphic(byte one) {
        return (one & 0xff) >= ' ' && one != 0x7f;
    }

    /** Letters with marks stand among others as gaps, where each takes the room of a Chinese character: they go without. */
    private static boolean isDefined(int codePoint) {
        return Character.isDefined(codePoint)
                && Character.getType(codePoint) != Character.PRIVATE_USE
                && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.LATIN;
    }

    /** The bytes of a text; none where the page lacks one of its characters. */
    private byte[] strictly(String text) {
        try {
            var bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            return new byte[0]; // which is the answer, and no fault
        }
    }

    /**
     * The text in characters that the page has: what it lacks is written as people would write it with what there is ({@code €}
     * as {@code EUR}, {@code ł} as {@code l}), control characters as blanks; a question mark stands for what has no such form.
     */
    public String printable(String text) {
        return Transliteration.of(text, this::prints);
    }

    /** How many columns a text takes that is {@link #printable}. */
    int columns(String printable) {
        return printable.codePoints().map(this::columns).sum();
    }

    /** How many columns a character takes. */
    int columns(int codePoint) {
        return isChinese() && codePoint > 0x7e ? LONGEST : 1;
    }

    /** The bytes of a text that is {@link #printable}. */
    byte[] bytes(String printable) {
        byte[] bytes = strictly(printable);
        if (bytes.length == 0 && !printable.isEmpty()) {
            throw new IllegalArgumentException("not printable in " + this);
        }
        return bytes;
    }
}
