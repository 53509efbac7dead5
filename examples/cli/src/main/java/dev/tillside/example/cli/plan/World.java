package dev.tillside.example.cli.plan;

/** What made-up shoppers are shown in one of their lives. */
public enum World {
    /** Nothing: what comes of it shows what lists add. */
    NO_LISTS,
    /** Lists, every one planned as if it were the first. */
    NOT_LEARNING,
    /** Lists, and what became of each goes into the next. */
    LEARNING
}
