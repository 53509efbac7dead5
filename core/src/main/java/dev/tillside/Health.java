package dev.tillside;

import dev.tillside.seal.SealState;
import dev.tillside.sync.Line;
import dev.tillside.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a till is.
 *
 * @param room bytes left on the till's disk
 * @param roomShort whether that is less than the till was told to warn at
 * @param storeFailing whether its disk failed, and has not been seen to work since
 * @param waiting transactions that head office does not have yet
 * @param deadLetters transactions that it refused
 * @param line how the line to head office stands; absent where the till has none
 * @param seal how far its files are sealed, and with which keys
 */
public record Health(
        long room,
        boolean roomShort,
        boolean storeFailing,
        int waiting,
        int deadLetters,
        Optional<Line> line,
        SealState seal) {
    /** What the cashier should know of it; nothing on an ordinary day, and a line that is down is one. */
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        if (storeFailing) {
            messages.add(Message.cashier("STORE_FAILING", Map.of()));
        }
        if (roomShort) {
            messages.add(Message.cashier("DISK_LOW", Map.of("megabytes", String.valueOf(room >> 20))));
        }
        return List.copyOf(messages);
    }
}
