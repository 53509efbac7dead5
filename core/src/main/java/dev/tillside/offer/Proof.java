package dev.tillside.offer;

import dev.tillside.money.Money;

/**
 * What is known of how good the combination is.
 *
 * @param status whether nothing better exists
 * @param discount what it saves
 * @param bound what no combination can save more than
 * @param steps search steps spent; the same on every machine
 */
public record Proof(Status status, Money discount, Money bound, long steps) {
    /** How sure. */
    public enum Status {
        /** No combination that the rules allow saves more. */
        OPTIMAL,
        /** The budget of steps ran out; the bound holds. */
        BOUNDED
    }
}
