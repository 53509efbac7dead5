package dev.tillside.example.faults.simulation;

import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An open basket as the cashier remembers it: what it must be after a crash, and what it may be. */
final class OpenBasket {
    /** No basket of that key. */
    private static final String NONE = "none";

    private static final String NOBODY = "nobody";

    private final BasketKey key;
    private final boolean training;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private Optional<String> member = Optional.empty();
    private final Set<String> erased;
    private final Set<String> possible = new LinkedHashSet<>();
    private boolean unpredictable;
    private boolean takenElsewhere;

    /** @param erased members who were erased so far, out of open baskets too */
    OpenBasket(BasketKey key, boolean training, Set<String> erased) {
        this.key = key;
        this.training = training;
        this.erased = erased;
        possible.add(NONE);
        possible.add(text());
    }

    /** A basket that was put aside elsewhere. */
    static OpenBasket taken(Checkout checkout, Set<String> erased) {
        OpenBasket basket = new OpenBasket(checkout.key(), false, erased);
        checkout.lines().forEach(line -> basket.lines.put(line.id(), line));
        basket.member = checkout.member().map(Object::toString);
        basket.acknowledged(checkout);
        return basket;
    }

    BasketKey key() {
        return key;
    }

    boolean training() {
        return training;
    }

    /** A change is about to be asked for: from now on it may be there. */
    void trying(Line line) {
        Line before = lines.put(line.id(), line);
        possible.add(text());
        undo(line.id(), before);
    }

    void tryingWithout(String line) {
        Map<String, Line> before = new LinkedHashMap<>(lines);
        lines.remove(line);
        possible.add(text());
        lines.clear();
        lines.putAll(before);
    }

    void trying(String newMember) {
        Optional<String> before = member;
        member = Optional.of(newMember);
        possible.add(text());
        member = before;
    }

    /** A change whose outcome this memory does not foresee. */
    void tryingAnything() {
        unpredictable = true;
    }

    /** It may be gone: an end is asked for. Answers whether it could not have been gone before. */
    boolean mayBeGone() {
        return possible.add(NONE);
    }

    /** Another till has taken it up: this one may hear of that at any time. */
    void takenElsewhere() {
        takenElsewhere = true;
    }

    /** The end that was asked for has not come. */
    void isThere() {
        possible.remove(NONE);
    }

    private void undo(String id, Line before) {
        if (before == null) {
            lines.remove(id);
        } else {
            lines.put(id, before);
        }
    }

    /** What was asked for was done; on disk, unless the basket warns. */
    void acknowledged(Checkout checkout) {
        lines.clear();
        checkout.lines().forEach(line -> lines.put(line.id(), line));
        member = checkout.member().map(Object::toString);
        boolean foreseen = unpredictable || isForeseen(text());
        if (checkout.warnings().isEmpty()) {
            possible.clear();
        }
        possible.add(text());
        unpredictable = false;
        Violation.unless(foreseen || possible.size() == 1, "a basket is what was entered", key + " is " + text());
    }

    /** What a till has of it after it was opened again. */
    boolean mayBe(Optional<Checkout> found) {
        return unpredictable
                || takenElsewhere && found.isEmpty()
                || isForeseen(found.map(OpenBasket::text).orElse(NONE));
    }

    private boolean isForeseen(String text) {
        return possible.stream()
                .anyMatch(each -> each.equals(text) || anonymous(each).equals(text));
    }

    private String anonymous(String text) {
        String named = text.split(";", 2)[0];
        return erased.contains(named) ? NOBODY + text.substring(named.length()) : text;
    }

    /** From now on it is what was found. */
    void found(Checkout checkout) {
        unpredictable = true;
        acknowledged(checkout);
    }

    private String text() {
        return text(lines, member);
    }

    private static String text(Checkout checkout) {
        Map<String, Line> lines = new LinkedHashMap<>();
        checkout.lines().forEach(line -> lines.put(line.id(), line));
        return text(lines, checkout.member().map(Object::toString));
    }

    private static String text(Map<String, Line> lines, Optional<String> member) {
        StringBuilder text = new StringBuilder(member.orElse(NOBODY));
        new TreeMap<>(lines).forEach((id, line) -> text.append("; ")
                .append(id)
                .append(' ')
                .append(line.item().code())
                .append(" x ")
                .append(line.quantity().plain())
                .append(' ')
                .append(line.amount().plain()));
        return text.toString();
    }

    @Override
    public String toString() {
        return key + " may be " + possible;
    }
}
