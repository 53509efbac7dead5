package dev.tillside.fault;

/**
 * The till's files could not be read or written; nothing was changed. With {@link Code#OUTCOME_UNKNOWN} that is not known: the
 * files could not be looked into after they had failed. Ask again by key, or commit again, which is harmless.
 */
public final class StoreFailure extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param code the fault
     * @param message what failed
     * @param cause what the store said, or null
     */
    public StoreFailure(Code code, String message, Throwable cause) {
        super(code, null, message, cause);
    }
}
