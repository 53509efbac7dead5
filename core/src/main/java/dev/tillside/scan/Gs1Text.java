package dev.tillside.scan;

import dev.tillside.gs1.ElementString;
import dev.tillside.gs1.Gs1Options;
import dev.tillside.gs1.Gs1Problem;
import dev.tillside.gs1.Gs1Reading;
import dev.tillside.gs1.Gs1Rule;
import dev.tillside.gs1.Gs1Syntax;
import dev.tillside.item.Gtin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GS1's syntax in a frame's text, mended where rules allow it. */
final class Gs1Text {
    /** What makes a web address no Digital Link, and nothing wrong with it. */
    private static final Set<Gs1Rule> PLAIN_ADDRESS =
            EnumSet.of(Gs1Rule.URI_CHARACTER, Gs1Rule.URI_SCHEME, Gs1Rule.URI_DOMAIN, Gs1Rule.NO_KEY, Gs1Rule.TOO_LONG);

    /** An EAN or UPC symbol's composite component comes as a message of its own (ISO/IEC 24723). */
    private static final String COMPOSITE = "|]e0";

    private static final int SHORTEST_UNSAID = 16;

    private final Gs1Syntax syntax;
    private final boolean mends;
    private final List<String> substitutes;

    Gs1Text(Gs1Options options, boolean mends, List<String> substitutes) {
        this.syntax = new Gs1Syntax(options);
        this.mends = mends;
        this.substitutes = substitutes;
    }

    /**
     * A text read, or refused.
     *
     * @param reading by the standard's rules
     * @param repairs what was mended before
     */
    record Read(Gs1Reading reading, List<Repair> repairs) {}

    /** Nothing where the text is none of GS1's; a text of a symbol that says it is, is read or refused. */
    Optional<Read> read(Frame frame) {
        if (frame.syntax() == Frame.Syntax.ELEMENTS) {
            return Optional.of(elements(frame.text()));
        }
        if (frame.syntax() == Frame.Syntax.OTHER && frame.text().contains(COMPOSITE)) {
            String identifier = frame.symbology().equals(Optional.of(Symbology.EAN8)) ? "]E4" : "]E0";
            return Optional.of(new Read(syntax.scanData(identifier + frame.text()), List.of()));
        }
        Optional<Read> link = link(frame.text());
        if (link.isPresent() || frame.syntax() == Frame.Syntax.OTHER || !mends) {
            return link;
        }
        return unsaid(frame.text());
    }

    Optional<Read> link(String text) {
        boolean address = text.startsWith("http://")
                || text.startsWith("https://")
                || text.startsWith("HTTP://")
                || text.startsWith("HTTPS://");
        if (!address) {
            return Optional.empty();
        }
        Gs1Reading reading = syntax.digitalLink(text);
        boolean plain = reading instanceof Gs1Reading.Refused refused
                && PLAIN_ADDRESS.contains(refused.problem().rule());
        return plain ? Optional.empty() : Optional.of(new Read(reading, List.of()));
    }

    Read elements(String text) {
        List<Repair> repairs = new ArrayList<>();
        String mended = mends ? mended(text, repairs) : text;
        if (mends && mended.startsWith("(")) {
            Gs1Reading bracketed = syntax.bracketed(mended);
            if (bracketed instanceof Gs1Reading.Accepted) {
                repairs.add(Repair.BRACKETS);
                return new Read(bracketed, repairs);
            }
        }
        // What stands on paper for FNC1 or between two symbols is neither in a scan.
        int at = Math.max(mended.indexOf(ElementString.FNC1), mended.indexOf('|'));
        if (at >= 0) {
            Gs1Problem problem =
                    new Gs1Problem(Gs1Rule.BAD_CHARACTER, Optional.empty(), at, Gs1Rule.BAD_CHARACTER.phrase());
            return new Read(new Gs1Reading.Refused(problem), repairs);
        }
        String written = ElementString.FNC1 + mended.replace(ElementString.SEPARATOR, ElementString.FNC1);
        return new Read(syntax.elementString(written), repairs);
    }

    private String mended(String text, List<Repair> repairs) {
        String mended = text;
        for (String substitute : substitutes) {
            mended = mended.replace(substitute, String.valueOf(ElementString.SEPARATOR));
        }
        if (!mended.equals(text)) {
            repairs.add(Repair.SUBSTITUTE_SEPARATOR);
        }
        int from = 0;
        while (from < mended.length() && mended.charAt(from) == ElementString.SEPARATOR) {
            from++;
        }
        if (from > 0) {
            repairs.add(Repair.LEADING_SEPARATOR);
        }
        return mended.substring(from);
    }

    /** Without a word from the symbol only what cannot be chance is read: brackets, separators, an item number in front. */
    private Optional<Read> unsaid(String text) {
        List<Repair> repairs = new ArrayList<>();
        String mended = mended(text, repairs);
        boolean telling = mended.startsWith("(")
                || mended.indexOf(ElementString.SEPARATOR) >= 0
                || repairs.contains(Repair.LEADING_SEPARATOR)
                || mended.length() >= SHORTEST_UNSAID
                        && mended.startsWith("01")
                        && Gtin.isGtin(mended.substring(2, SHORTEST_UNSAID));
        if (!telling) {
            return Optional.empty();
        }
        Read read = elements(text);
        return read.reading() instanceof Gs1Reading.Accepted || repairs.contains(Repair.LEADING_SEPARATOR)
                ? Optional.of(read)
                : Optional.empty();
    }
}
