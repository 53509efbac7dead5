package dev.tillside.fault;

/** A sensible request that the state of the sale, or a rule of the programme, forbids now. Nothing was changed. */
public final class Refused extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param code the fault
     * @param path the field that asked for it, in the wire format's words
     * @param message why it is refused
     */
    public Refused(Code code, String path, String message) {
        super(code, path, message, null);
    }
}
