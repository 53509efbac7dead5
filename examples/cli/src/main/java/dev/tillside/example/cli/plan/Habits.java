package dev.tillside.example.cli.plan;

/** How far made-up shoppers differ. */
public enum Habits {
    /** As shoppers are: some never look at a list, some forget it, some hunt for prices, most have brands that they like. */
    VARIED(.4, .5, .15, .8, .7),

    /** All read their lists and answer alike: one's answer says nothing that all others' do not. */
    ALIKE(0, 1, 0, 0, .7),

    /** Nobody looks at a list: whatever is printed changes nothing. */
    HEEDLESS(1, 0, 1, .8, .7);

    /** What a whole price off does to a taste, in log-odds, on average. */
    static final double ANSWER = 4.5;

    private final double heedless;
    private final double attention;
    private final double forgets;
    private final double answersDiffer;
    private final double tastesDiffer;

    Habits(double heedless, double attention, double forgets, double answersDiffer, double tastesDiffer) {
        this.heedless = heedless;
        this.attention = attention;
        this.forgets = forgets;
        this.answersDiffer = answersDiffer;
        this.tastesDiffer = tastesDiffer;
    }

    /** The share that hardly ever looks at a list. */
    double heedless() {
        return heedless;
    }

    /** How often the others do before they shop, at least. */
    double attention() {
        return attention;
    }

    /** How often what a list said is forgotten in the shop. */
    double forgets() {
        return forgets;
    }

    /** By how much of the average answer, up and down, households differ. */
    double answersDiffer() {
        return answersDiffer;
    }

    /** By how much tastes for the items of a category differ, in log-odds. */
    double tastesDiffer() {
        return tastesDiffer;
    }
}
