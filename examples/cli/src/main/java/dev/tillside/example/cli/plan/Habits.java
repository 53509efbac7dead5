package dev.tillside.example.cli.plan;

/**
 * How far made-up shoppers differ.
 *
 * @param heedless the share that hardly ever looks at a list
 * @param attention how often the others do before they shop, at least; 1 at most
 * @param forgets how often what a list said is forgotten in the shop
 * @param answer what a whole price off does to a taste, in log-odds, on average
 * @param answersDiffer by how much of it, up and down, households differ
 * @param tastesDiffer by how much tastes for the items of a category differ, in log-odds
 */
public record Habits(
        double heedless, double attention, double forgets, double answer, double answersDiffer, double tastesDiffer) {
    /** As shoppers are: some never look at a list, some forget it, some hunt for prices, most have brands that they like. */
    public static final Habits VARIED = new Habits(.4, .5, .15, 4.5, .8, .7);

    /** All read their lists and answer alike: there is nothing to be learned of one that another does not show. */
    public static final Habits ALIKE = new Habits(0, 1, 0, 4.5, 0, .7);

    /** Nobody looks at a list: whatever is printed changes nothing. */
    public static final Habits HEEDLESS = new Habits(1, 0, 1, 4.5, .8, .7);
}
