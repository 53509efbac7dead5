package dev.tillside.sync;

import java.io.IOException;

/**
 * Head office was reached, and failed at what it was given. Where that happens again and again with one delivery, and not with
 * the next, the till sets the delivery aside as a dead letter. Whoever cannot be reached, or cannot take anything now, throws a
 * plain {@link IOException}, and nothing is ever set aside for it.
 */
public final class OfficeFault extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what it answered; no member's data
     */
    public OfficeFault(String message) {
        super(message);
    }
}
