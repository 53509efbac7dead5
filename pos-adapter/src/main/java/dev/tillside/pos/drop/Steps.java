package dev.tillside.pos.drop;

/** Told of each step on a file's way, so that tests can end the process between any two. */
@FunctionalInterface
interface Steps {
    /** Nobody is told. */
    Steps NONE = step -> {};

    /** What has just been done, or is about to be. */
    enum Step {
        /** The file is read. */
        READ,
        /** The next event of a sale is about to be taken. */
        BOOKING,
        /** A transaction is booked. */
        BOOKED,
        /** An answer is written under another name. */
        ANSWERING,
        /** An answer stands under its name. */
        ANSWERED,
        /** A bad file's reason stands in its place. */
        REASONED,
        /** A bad file is set aside. */
        ASIDE
    }

    void at(Step step);
}
