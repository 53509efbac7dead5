package dev.tillside.example.office.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tillside.fault.BadInput;

/**
 * What a member lets head office tell to CRMs. Who says nothing lets nothing out.
 *
 * @param contact his name, and how to reach him
 * @param profile what he bought and holds
 */
public record Consent(boolean contact, boolean profile) {
    /** Nothing may be told. */
    public static final Consent NONE = new Consent(false, false);

    private static final int CONTACT = 1;
    private static final int PROFILE = 2;

    static Consent of(JsonNode given) {
        if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
            throw BadInput.value("consent", "consent is not an object");
        }
        return new Consent(flag(given, "contact"), flag(given, "profile"));
    }

    private static boolean flag(JsonNode given, String name) {
        JsonNode flag = given.path(name);
        if (!flag.isMissingNode() && !flag.isNull() && !flag.isBoolean()) {
            throw BadInput.value("consent." + name, "consent." + name + " is not true or false");
        }
        return flag.booleanValue();
    }

    /** As it is stored. */
    public static Consent of(int stored) {
        return new Consent((stored & CONTACT) != 0, (stored & PROFILE) != 0);
    }

    int stored() {
        return (contact ? CONTACT : 0) + (profile ? PROFILE : 0);
    }

    /** Whether anything may be told. */
    public boolean any() {
        return contact || profile;
    }
}
