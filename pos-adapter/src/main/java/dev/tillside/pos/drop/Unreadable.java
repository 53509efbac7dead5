package dev.tillside.pos.drop;

import dev.tillside.fault.LoyaltyException;

/** A file is not closed transactions; nothing of it was booked. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient LoyaltyException fault;

    Unreadable(long line, LoyaltyException fault) {
        super(fault.getMessage(), fault);
        this.line = line;
        this.fault = fault;
    }

    long line() {
        return line;
    }

    LoyaltyException fault() {
        return fault;
    }
}
