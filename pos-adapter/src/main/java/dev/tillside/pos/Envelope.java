package dev.tillside.pos;

import dev.tillside.basket.EntryMethod;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands around a request.
 *
 * @param requestId the POS's own name for it, 1 to 64 characters; the same request under the same id gets the same answer
 * @param entryMethod how what it brings was entered; for lines that do not say it themselves
 * @param locale the cashier's language
 * @param training whether the sale is an exercise; decided when the sale begins
 * @param operator who sells, where the POS says so
 */
public record Envelope(
        String requestId, EntryMethod entryMethod, Locale locale, boolean training, Optional<String> operator) {
    private static final int LONGEST = 64;

    public Envelope {
        BadInput.present(requestId, "requestId");
        if (requestId.isBlank() || requestId.length() > LONGEST) {
            throw BadInput.value("requestId", "not 1 to 64 characters: " + Decimals.shown(requestId));
        }
        BadInput.present(entryMethod, "entryMethod");
        BadInput.present(locale, "locale");
        BadInput.present(operator, "operator");
    }

    /** A request at a staffed till: scanned, in English, a real sale, by nobody named. */
    public static Envelope of(String requestId) {
        return new Envelope(requestId, EntryMethod.SCANNED, Locale.ENGLISH, false, Optional.empty());
    }

    public Envelope in(Locale other) {
        return new Envelope(requestId, entryMethod, other, training, operator);
    }

    public Envelope entered(EntryMethod other) {
        return new Envelope(requestId, other, locale, training, operator);
    }

    public Envelope inTraining(boolean other) {
        return new Envelope(requestId, entryMethod, locale, other, operator);
    }

    public Envelope by(String who) {
        return new Envelope(requestId, entryMethod, locale, training, Optional.of(who));
    }

    String language() {
        return locale.toLanguageTag();
    }
}
