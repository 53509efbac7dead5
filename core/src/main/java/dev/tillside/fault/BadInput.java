package dev.tillside.fault;

/** A value that is nonsense, whatever the state of the sale. Nothing was changed. */
public final class BadInput extends LoyaltyException {
    private static final long serialVersionUID = 1L;

    /**
     * @param code the fault
     * @param path the field at fault, in the wire format's words
     * @param message what is wrong with the value, naming it
     */
    public BadInput(Code code, String path, String message) {
        super(code, path, message, null);
    }

    /** The field's value is nonsense. */
    public static BadInput value(String path, String message) {
        return new BadInput(Code.BAD_VALUE, path, message);
    }

    /** The field is required and not there. */
    public static BadInput missing(String path) {
        return new BadInput(Code.MISSING, path, path + " is missing");
    }

    /** Refuses null at the door. */
    public static <T> T present(T value, String path) {
        if (value == null) {
            throw missing(path);
        }
        return value;
    }

    /** The same fault seen from the object that holds the field: {@code quantity} becomes {@code lines[2].quantity}. */
    public BadInput within(String parent) {
        String inner = path().orElse("");
        String joined = inner.isEmpty() ? parent : inner.startsWith("[") ? parent + inner : parent + "." + inner;
        return new BadInput(code(), joined, getMessage());
    }
}
