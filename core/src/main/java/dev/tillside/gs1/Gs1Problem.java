package dev.tillside.gs1;

import java.util.Optional;

/**
 * Where a text breaks a rule, the first of several.
 *
 * @param rule which
 * @param ai the application identifier at fault, where there is one
 * @param at the place in the text as given, from 0, in UTF-16 units; the text's length where something is missing at its end
 * @param message one plain English sentence, which holds nothing of the text but the identifier
 */
public record Gs1Problem(Gs1Rule rule, Optional<String> ai, int at, String message) {
    static Gs1Problem of(Gs1Rule rule, int at) {
        return new Gs1Problem(rule, Optional.empty(), at, rule.phrase());
    }

    static Gs1Problem of(Gs1Rule rule, String ai, int at) {
        return of(rule, ai, at, rule.phrase());
    }

    static Gs1Problem of(Gs1Rule rule, String ai, int at, String what) {
        return new Gs1Problem(rule, Optional.of(ai), at, "(" + ai + "): " + what);
    }
}
