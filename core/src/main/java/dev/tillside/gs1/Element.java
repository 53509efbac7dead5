package dev.tillside.gs1;

import dev.tillside.fault.BadInput;

/**
 * One element string: an application identifier and its value.
 *
 * @param ai two to four digits
 * @param value as it stands in the symbol
 */
public record Element(String ai, String value) {
    public Element {
        BadInput.present(ai, "ai");
        BadInput.present(value, "value");
    }
}
