package dev.tillside.fault;

import dev.tillside.text.Message;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one root of all that this library throws. When it is thrown, the call changed nothing.
 *
 * <p>{@link #getMessage()} is for the engineer and names the fault; {@link #sentence(String)} is one plain sentence for
 * the cashier. Neither holds names, contact data or a whole card number.
 */
public abstract sealed class LoyaltyException extends RuntimeException permits BadInput, Refused, StoreFailure {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String path;

    LoyaltyException(Code code, String path, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.path = path;
    }

    /** The fault's stable code, as the wire format prints it. */
    public Code code() {
        return code;
    }

    /** The field at fault in the wire format's words ({@code lines[2].quantity}), where a field is at fault. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /**
     * One plain sentence for the cashier.
     *
     * @param language an ISO 639 language; English is used where the language is not known
     */
    public String sentence(String language) {
        return Message.cashier("FAULT_" + code.name(), Map.of()).text(language);
    }
}
