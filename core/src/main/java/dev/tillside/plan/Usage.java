package dev.tillside.plan;

/** How much of a category a household uses, among those that buy it. */
public enum Usage {
    HEAVY,
    MEDIUM,
    LIGHT
}
