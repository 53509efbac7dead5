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
        return Stream.of(
                        entry.was().map(was -> words.say("price.was", "price", Words.price(was))),
                        entry.through().map(day -> words.say("until", "day", words.shortDay(day))),
                        entry.due().map(day -> words.say("due", "day", words.shortDay(day))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(words.say("comma")));
    }
}
