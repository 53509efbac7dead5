package dev.tillside.example.faults.simulation;

/** Something that was promised did not hold. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /**
     * @param rule what was promised, in few words, the same whatever the run
     * @param message what was found instead
     */
    Violation(String rule, String message) {
        this(rule, message, null);
    }

    Violation(String rule, String message, Throwable cause) {
        super(rule + ": " + message, cause);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    static void unless(boolean holds, String rule, String message) {
        if (!holds) {
            throw new Violation(rule, message);
        }
    }

    static void unlessSame(Object expected, Object found, String rule, Object where) {
        if (!expected.equals(found)) {
            throw new Violation(rule, where + ": expected " + expected + ", found " + found);
        }
    }
}
