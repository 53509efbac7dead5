package dev.tillside.example.cli.evaluate;

/**
 * One field of a row.
 *
 * @param name the column
 * @param text what stands in it
 */
record Field(String name, String text) {
    private static final int LONGEST = 1_000;

    /** An id: any text that is not blank. */
    String id() {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(name + " is not an id of 1 to " + LONGEST + " characters");
        }
        return text;
    }

    int number(int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a whole number: \"" + shown() + "\"", e);
        }
        throw new IllegalArgumentException(name + " is not between " + least + " and " + most + ": " + text.strip());
    }

    private String shown() {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
