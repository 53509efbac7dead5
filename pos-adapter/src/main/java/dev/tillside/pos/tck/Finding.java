package dev.tillside.pos.tck;

/**
 * A rule that an adapter broke.
 *
 * @param rule which
 * @param story in which story
 * @param detail what was seen there
 */
public record Finding(Rule rule, Story story, String detail) {
    /** The sentence, and where it was seen. */
    @Override
    public String toString() {
        return rule.sentence() + " (" + story.title() + ": " + detail + ")";
    }
}
