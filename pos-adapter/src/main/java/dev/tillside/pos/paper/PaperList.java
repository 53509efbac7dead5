package dev.tillside.pos.paper;

import dev.tillside.fault.BadInput;
import dev.tillside.list.ShoppingList;
import dev.tillside.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A shopping list with all that is printed of it, and nothing else: no member's id, no card, and never who pays for an offer.
 * {@link #of} makes one of head office's list.
 *
 * @param number by which a cashier keys it in, and what its bars carry
 * @param language {@code en} or {@code zh}
 * @param firstName for the greeting, where the reference data have the member's name
 * @param from the first day of its prices
 * @param through the last one
 * @param sections the lines, by category
 * @param benefits what else it holds for the shopper
 * @param saving what its prices save at most, in all; absent: nothing
 * @param code the signed code for a QR symbol, where there is one
 */
public record PaperList(
        String number,
        String language,
        Optional<String> firstName,
        Optional<LocalDate> from,
        Optional<LocalDate> through,
        List<Section> sections,
        List<Benefit> benefits,
        Optional<Money> saving,
        Optional<String> code) {
    public PaperList {
        if (BadInput.present(number, "number").isBlank()) {
            throw BadInput.value("number", "empty");
        }
        BadInput.present(language, "language");
        BadInput.present(firstName, "firstName");
        BadInput.present(from, "from");
        BadInput.present(through, "through");
        sections = List.copyOf(sections);
        benefits = List.copyOf(benefits);
        BadInput.present(saving, "saving");
        BadInput.present(code, "code");
    }

    /**
     * What is printed of a list.
     *
     * @param list as head office sent it
     * @param facts names and prices of what it names, its coupons' ends, and whom to greet
     * @param zone the store's
     * @param language {@code en} or {@code zh}; absent: the member's, or else English
     */
    public static PaperList of(ShoppingList list, ListFacts facts, ZoneId zone, Optional<String> language) {
        return new Listing(BadInput.present(list, "list"), facts, zone, language).print();
    }

    /** The same list with its signed code. */
    public PaperList withCode(String signed) {
        return new PaperList(
                number,
                language,
                firstName,
                from,
                through,
                sections,
                benefits,
                saving,
                Optional.of(BadInput.present(signed, "code")));
    }

    /**
     * The lines of one category.
     *
     * @param title for the shopper
     * @param entries in the list's order
     */
    public record Section(String title, List<Entry> entries) {
        public Section {
            BadInput.present(title, "title");
            entries = List.copyOf(entries);
        }
    }

    /**
     * One line.
     *
     * @param name what, with how much of it in front
     * @param was the shelf price of one, where the line has a price of the shopper's own
     * @param now that price
     * @param each whether the line is of several, so that it has to be said that prices are of one
     * @param most how many have that price, where the line is of more
     * @param offer the offer in words, where there is one that is no plain price
     * @param through the last day of the offer, where it ends before or after the list
     * @param due when it will be needed
     */
    public record Entry(
            String name,
            Optional<Money> was,
            Optional<Money> now,
            boolean each,
            Optional<Long> most,
            Optional<String> offer,
            Optional<LocalDate> through,
            Optional<LocalDate> due) {
        /** A line without a price of the shopper's own. */
        public static Entry of(String name) {
            return new Entry(
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * A reward that is no price.
     *
     * @param title what it is: a recipe, a tip
     * @param text the reward itself
     */
    public record Benefit(String title, String text) {}
}
