package dev.tillside.pos.paper;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a list says of itself, on whatever paper. */
final class Sentences {
    private Sentences() {}

    static String greeting(PaperList list, Words words) {
        return list.firstName()
                .map(name -> words.say("greeting", "name", name))
                .orElseGet(() -> words.say("greeting.nobody"));
    }

    static String valid(PaperList list, Words words) {
        if (list.through().isEmpty()) {
            return words.say("valid.always");
        }
        String through = words.day(list.through().get());
        return list.from()
                .map(from -> words.say("valid.span", "from", words.day(from)).replace("{through}", through))
                .orElseGet(() -> words.say("valid.through", "through", through));
    }

    /** What is to be said of a line besides its name and the shopper's price; may be empty. */
    static String more(PaperList.Entry entry, Words words) {
        return joined(Stream.of(was(entry, words), Optional.of(below(entry, words))), words);
    }

    /** The shelf price, where the line has a price of the shopper's own. */
    static Optional<String> was(PaperList.Entry entry, Words words) {
        String form = entry.each() ? "price.was.each" : "price.was";
        return entry.was().map(was -> words.say(form, "price", Words.price(was)));
    }

    /** How many have the shopper's price, until when the offer holds, and when it will be needed; may be empty. */
    static String below(PaperList.Entry entry, Words words) {
        return joined(
                Stream.of(
                        entry.most().map(most -> words.say("most", "most", String.valueOf(most))),
                        entry.through().map(day -> words.say("until", "day", words.shortDay(day))),
                        entry.due().map(day -> words.say("due", "day", words.shortDay(day)))),
                words);
    }

    private static String joined(Stream<Optional<String>> parts, Words words) {
        return parts.flatMap(Optional::stream)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(words.say("comma")));
    }
}
