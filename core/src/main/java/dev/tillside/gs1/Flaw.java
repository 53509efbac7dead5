package dev.tillside.gs1;

/**
 * What is wrong with one component of a value.
 *
 * @param rule which rule it breaks
 * @param at where, in the text that was checked
 * @param what in plain English
 */
record Flaw(Gs1Rule rule, int at, String what) {
    Flaw(Gs1Rule rule, int at) {
        this(rule, at, rule.phrase());
    }
}
