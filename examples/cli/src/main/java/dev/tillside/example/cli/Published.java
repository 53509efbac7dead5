package dev.tillside.example.cli;

import dev.tillside.example.office.Office;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.pos.replay.Conversation;
import dev.tillside.wire.Event;
import dev.tillside.wire.WireLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Lets head office know the reference data of a replay from the moment on at which a till speaks with it between syncs: it can
 * hold back for a basket only what it knows.
 */
final class Published {
    private static final int BATCH = 1_000;

    private final Conversation conversation;
    private final Office office;
    private boolean online;

    Published(Conversation conversation, Office office) {
        this.conversation = conversation;
        this.office = office;
    }

    /** After the conversation has heard the line. */
    void note(byte[] line) throws IOException {
        String text = new String(line, StandardCharsets.UTF_8).replace("\ufeff", "");
        if (!online && text.contains("\"online\"") && isOnline(text)) {
            online = true;
            List<String> all = conversation.reference();
            for (int from = 0; from < all.size(); from += BATCH) {
                office.publish(all.subList(from, Math.min(all.size(), from + BATCH)));
            }
        } else if (online && isReference(text)) {
            office.publish(List.of(text));
        }
    }

    private static boolean isOnline(String text) {
        try {
            return WireLine.parse(text).event(Optional.empty()).body() instanceof Event.Online line && line.value();
        } catch (LoyaltyException e) {
            return false; // the conversation has said so
        }
    }

    private static boolean isReference(String text) {
        try {
            return WireLine.parse(text).isReference();
        } catch (LoyaltyException e) {
            return false; // the conversation has said so
        }
    }
}
