package dev.tillside.pos.replay;

import dev.tillside.wire.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which tills have a line to head office. */
final class Lines {
    private final Map<String, Boolean> byTill = new HashMap<>();
    private boolean otherwise;

    /** Sets the line of one till; of all, those to come too, where none is named. */
    void set(Optional<String> till, boolean up) {
        if (till.isPresent()) {
            byTill.put(till.get(), up);
        } else {
            byTill.clear();
            otherwise = up;
        }
    }

    boolean up(String till) {
        return byTill.getOrDefault(till, otherwise);
    }

    /** Whether head office should be heard before the event, and hear of it after. */
    static boolean matters(Event.Body body) {
        return !(body instanceof Event.Add
                || body instanceof Event.ChangeQuantity
                || body instanceof Event.VoidLine
                || body instanceof Event.Price
                || body instanceof Event.Explain
                || body instanceof Event.AskOffers
                || body instanceof Event.AskCheckouts
                || body instanceof Event.AskStatus
                || body instanceof Event.Forget
                || body instanceof Event.Restart
                || body instanceof Event.Sync
                || body instanceof Event.Online);
    }
}
