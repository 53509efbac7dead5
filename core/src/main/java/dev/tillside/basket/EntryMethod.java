package dev.tillside.basket;

/** How a line came into the basket. */
public enum EntryMethod {
    SCANNED,
    KEYED,
    SELF_SCAN
}
