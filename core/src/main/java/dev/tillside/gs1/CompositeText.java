package dev.tillside.gs1;

import java.util.List;

/** A linear symbol's message and its composite component's, with a bar between, as the GS1 Syntax Engine writes them. */
final class CompositeText {
    private static final char BAR = '|';

    private CompositeText() {}

    /** How one of the two messages is read. */
    interface Message {
        /** @param from where the message begins; it ends with the text */
        Parsed read(String text, int from);
    }

    /** Both messages' elements, which come together as those of one package. */
    static Parsed read(String text, Gs1Options options, Message message) {
        int second = text.indexOf(BAR) + 1;
        if (second == 0) {
            return message.read(text, 0).associated(options);
        }
        Parsed linear = message.read(text.substring(0, second - 1), 0);
        Parsed both = linear.problem().isPresent() ? linear : linear.and(message.read(text, second));
        // The bar counts among them.
        return both.elements().size() >= Parsed.MOST
                ? Parsed.broken(Gs1Rule.TOO_MANY_AIS, second - 1)
                : both.associated(options);
    }

    /** What the two symbols carry, with {@code ^} for FNC1, of a text that was read. */
    static String message(String text, Parsed read) {
        int bar = text.indexOf(BAR);
        List<Element> elements = read.elements();
        int linear = (int)
                read.places().stream().filter(place -> bar < 0 || place < bar).count();
        String first = new ElementString(elements.subList(0, linear)).text();
        return bar < 0 ? first : first + BAR + new ElementString(elements.subList(linear, elements.size())).text();
    }
}
