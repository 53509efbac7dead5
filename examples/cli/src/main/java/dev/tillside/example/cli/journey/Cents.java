package dev.tillside.example.cli.journey;

import java.util.List;

/** Money as whole cents, never as a fraction. */
final class Cents {
    private Cents() {}

    /** {@code 1299} is {@code "12.99"}. */
    static String text(long cents) {
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    /** The middle one; of two in the middle their mean, half a cent up. */
    static long median(List<Long> amounts) {
        List<Long> sorted = amounts.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2) + 1) / 2;
    }
}
