package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import dev.tillside.money.Money;

/**
 * How a part of what is due was paid.
 *
 * @param type the till's word for it: {@code CARD}, {@code CASH}, ...
 * @param amount what was handed over; negative where money was paid out
 */
public record Tender(String type, Money amount) {
    /** The type of what a gift card pays. */
    public static final String GIFT_CARD = "GIFT_CARD";

    private static final int LONGEST = 32;

    public Tender {
        if (BadInput.present(type, "type").isBlank() || type.length() > LONGEST) {
            throw BadInput.value("type", "not a tender type of 1 to 32 characters: " + Decimals.shown(type));
        }
        BadInput.present(amount, "amount");
    }

    public static Tender card(Money amount) {
        return new Tender("CARD", amount);
    }

    public static Tender cash(Money amount) {
        return new Tender("CASH", amount);
    }
}
