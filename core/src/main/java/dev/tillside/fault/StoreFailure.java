package dev.tillside.fault;

/**
 * The till's files could not be read or written. After {@link Code#STORE_FAILED} in a commit the outcome is
 * <em>unknown</em>, not rolled back: ask again by key, or commit again, which is harmless.
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
