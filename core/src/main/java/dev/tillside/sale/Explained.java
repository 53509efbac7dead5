package dev.tillside.sale;

import dev.tillside.fault.BadInput;
import dev.tillside.offer.Outcome;
import dev.tillside.text.LocalizedText;
import dev.tillside.text.Message;

/**
 * What became of an offer, for people.
 *
 * @param outcome what became of it
 * @param name the offer's name; no text where nobody named it, or the till does not know the offer
 * @param why one sentence for the cashier
 */
public record Explained(Outcome outcome, LocalizedText name, Message why) {
    public Explained {
        BadInput.present(outcome, "outcome");
        BadInput.present(name, "name");
        BadInput.present(why, "why");
    }
}
