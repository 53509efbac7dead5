package dev.tillside.list;

/** What a list's code turned out to be. */
public sealed interface ListReading {
    /**
     * Signed by a key that holds, for this programme, and valid.
     *
     * @param list what it says
     * @param key who signed it
     */
    record Genuine(SignedList list, ListKey key) implements ListReading {}

    /**
     * Not to be redeemed.
     *
     * @param why the first reason found
     */
    record Refused(ListRefusal why) implements ListReading {}
}
