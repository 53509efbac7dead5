package dev.tillside.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The element strings of a text, or what is wrong with it.
 *
 * @param elements empty where there is a problem
 * @param places where in the text each element's identifier begins
 * @param problem the first
 */
record Parsed(List<Element> elements, List<Integer> places, Optional<Gs1Problem> problem) {
    /** No package carries more. */
    static final int MOST = 64;

    static Parsed of(List<Element> elements, List<Integer> places) {
        return new Parsed(List.copyOf(elements), List.copyOf(places), Optional.empty());
    }

    static Parsed broken(Gs1Problem problem) {
        return new Parsed(List.of(), List.of(), Optional.of(problem));
    }

    static Parsed broken(Gs1Rule rule, int at) {
        return broken(Gs1Problem.of(rule, at));
    }

    /** With those of another text behind them. */
    Parsed and(Parsed more) {
        List<Element> all = new ArrayList<>(elements);
        all.addAll(more.elements);
        List<Integer> where = new ArrayList<>(places);
        where.addAll(more.places);
        return problem.isPresent() ? this : more.problem.isPresent() ? more : of(all, where);
    }

    /** The same, unless its elements may not come together. */
    Parsed associated(Gs1Options options) {
        return problem.isPresent() || !options.validateAssociations()
                ? this
                : Associations.problem(this, options).map(Parsed::broken).orElse(this);
    }
}
