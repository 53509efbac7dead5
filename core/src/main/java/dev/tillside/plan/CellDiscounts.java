package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Percent;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How deep a deal goes in each cell. A rule is named {@code NATIONAL/HEAVY}, {@code NATIONAL/*}, {@code *}{@code /HEAVY} or
 * {@code *}; of several that match, the one that says more wins, loyalty before usage. Households that do not buy the category
 * have no cell and get the rule {@code NONE}, else {@code *}.
 *
 * @param rules percentage off the shelf price, by rule
 */
public record CellDiscounts(Map<String, Percent> rules) {
    private static final String ANY = "*";
    private static final String NO_CELL = "NONE";

    public CellDiscounts {
        BadInput.present(rules, "discounts");
        rules.keySet().forEach(CellDiscounts::check);
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    }

    /**
     * What a deal of that goal gives where it names no discounts: conversion the deepest, first to heavy national-brand users, and
     * nothing to who has been converted.
     */
    public static CellDiscounts usual(Goal goal) {
        return switch (goal) {
            case CONVERT_TO_STORE_BRAND ->
                of(Map.of("NATIONAL/HEAVY", 40, "NATIONAL/MEDIUM", 35, "NATIONAL/LIGHT", 30, "SWITCHER/*", 20));
            case RETAIN -> of(Map.of("*/HEAVY", 15, "*/MEDIUM", 10, "*/LIGHT", 10));
            case WIN_BACK -> of(Map.of(ANY, 30));
            case CROSS_SELL -> of(Map.of(ANY, 25));
            case TRIAL -> of(Map.of("*/HEAVY", 25, ANY, 20));
        };
    }

    private static CellDiscounts of(Map<String, Integer> whole) {
        Map<String, Percent> rules = new TreeMap<>();
        whole.forEach((rule, percent) -> rules.put(rule, Percent.of(Integer.toString(percent))));
        return new CellDiscounts(rules);
    }

    /** The percentage in that cell; absent: none. */
    public Optional<Percent> in(Optional<Cell> cell) {
        if (cell.isEmpty()) {
            return rule(NO_CELL).or(() -> rule(ANY));
        }
        return rule(cell.get().toString())
                .or(() -> rule(cell.get().loyalty() + "/" + ANY))
                .or(() -> rule(ANY + "/" + cell.get().usage()))
                .or(() -> rule(ANY));
    }

    private Optional<Percent> rule(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    private static void check(String rule) {
        if (rule.equals(ANY) || rule.equals(NO_CELL)) {
            return;
        }
        String[] parts = rule.split("/", -1);
        if (parts.length != 2 || !names(Loyalty.class, parts[0]) || !names(Usage.class, parts[1])) {
            throw BadInput.value("discounts", "not a cell, NATIONAL/HEAVY or NATIONAL/* say: " + rule);
        }
    }

    private static <E extends Enum<E>> boolean names(Class<E> type, String text) {
        return text.equals(ANY)
                || Arrays.stream(type.getEnumConstants()).anyMatch(e -> e.name().equals(text));
    }
}
