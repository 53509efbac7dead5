package dev.tillside.scan;

import dev.tillside.fault.BadInput;
import dev.tillside.gs1.Element;
import dev.tillside.gs1.ElementString;
import dev.tillside.gs1.Gs1Options;
import dev.tillside.gs1.Gs1Problem;
import dev.tillside.gs1.Gs1Reading;
import dev.tillside.gs1.Gs1Reading.Kind;
import dev.tillside.gs1.Gs1Rule;
import dev.tillside.item.Gtin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads GS1's data as tills really get them: what scanners are known to do to them is mended first, and told. What may not be
 * GS1's at all is plain text and no mistake. Immutable, thread-safe; throws on no text.
 */
public final class LenientGs1 {
    private static final int LONGEST = 8_192;

    private final Gs1Text gs1;

    /**
     * @param options what is let pass besides
     * @param substitutes what stands for the separator where a device cannot send it
     */
    public LenientGs1(Gs1Options options, List<String> substitutes) {
        this.gs1 = new Gs1Text(BadInput.present(options, "options"), true, List.copyOf(substitutes));
    }

    /**
     * A text read, or refused.
     *
     * @param reading by the standard's rules
     * @param repairs what was mended before
     */
    public record Mended(Gs1Reading reading, List<Repair> repairs) {
        public Mended {
            BadInput.present(reading, "reading");
            repairs = List.copyOf(repairs);
        }
    }

    /** What a scanner sends, with a symbology identifier or without. */
    public Mended scanData(String scan) {
        if (scan.length() > LONGEST) {
            return refused(Gs1Rule.TOO_LONG, LONGEST, List.of());
        }
        Frame frame = Frame.of(scan, Optional.empty(), true);
        Optional<Gs1Text.Read> read = gs1.read(frame);
        if (read.isPresent()) {
            List<Repair> repairs = new ArrayList<>(frame.repairs());
            repairs.addAll(read.get().repairs());
            return new Mended(read.get().reading(), repairs);
        }
        List<Gtin> items = ItemNumbers.known(ItemNumbers.read(frame.text(), frame.symbology()));
        if (items.size() == 1) {
            ElementString item =
                    new ElementString(List.of(new Element("01", items.get(0).digits())));
            return accepted(Kind.EAN, item, frame.text(), frame.repairs());
        }
        boolean misread = ItemNumbers.mustBeItem(frame.symbology()) && ItemNumbers.isDigits(frame.text());
        return misread
                ? refused(Gs1Rule.CHECK_DIGIT, scan.length() - 1, frame.repairs())
                : accepted(Kind.PLAIN, ElementString.NONE, frame.text(), frame.repairs());
    }

    /** Element strings with {@code ^} for FNC1. */
    public Mended elementString(String text) {
        if (text.length() > LONGEST) {
            return refused(Gs1Rule.TOO_LONG, LONGEST, List.of());
        }
        boolean first = !text.isEmpty() && text.charAt(0) == ElementString.FNC1;
        String data = (first ? text.substring(1) : text).replace(ElementString.FNC1, ElementString.SEPARATOR);
        Gs1Text.Read read = gs1.elements(data);
        return new Mended(read.reading(), read.repairs());
    }

    /** A web address; one without a key of GS1's is plain text. */
    public Mended webAddress(String uri) {
        return gs1.link(uri)
                .map(read -> new Mended(read.reading(), read.repairs()))
                .orElseGet(() -> accepted(Kind.PLAIN, ElementString.NONE, uri, List.of()));
    }

    private static Mended accepted(Kind kind, ElementString elements, String text, List<Repair> repairs) {
        return new Mended(new Gs1Reading.Accepted(kind, elements, Optional.empty(), text), repairs);
    }

    private static Mended refused(Gs1Rule rule, int at, List<Repair> repairs) {
        Gs1Problem problem = new Gs1Problem(rule, Optional.empty(), Math.max(0, at), rule.phrase());
        return new Mended(new Gs1Reading.Refused(problem), repairs);
    }
}
