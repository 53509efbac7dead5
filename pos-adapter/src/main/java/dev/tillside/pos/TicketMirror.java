package dev.tillside.pos;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ticket kept from events, for a POS that has events and cannot be asked for its ticket: feed it, and let {@link
 * TillAdapter#ticket} answer {@link #lines}. Not thread-safe: it lives on the POS's thread.
 */
public final class TicketMirror {
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** A ticket with nothing on it. */
    public TicketMirror() {}

    /** @throws Refused {@link Code#DUPLICATE_LINE} */
    public void added(Line line) {
        if (lines.putIfAbsent(BadInput.present(line, "line").id(), line) != null) {
            throw new Refused(Code.DUPLICATE_LINE, "line", "the ticket has a line " + line.id() + " already");
        }
    }

    /**
     * @param amount of the whole line
     * @throws Refused {@link Code#UNKNOWN_LINE}
     */
    public void changed(String line, Quantity quantity, Money amount) {
        lines.put(line, known(line).withQuantity(quantity, amount));
    }

    /** @throws Refused {@link Code#UNKNOWN_LINE} */
    public void voided(String line) {
        lines.remove(known(line).id());
    }

    /** A new ticket begins. */
    public void cleared() {
        lines.clear();
    }

    /** The ticket as it stands, in the order in which its lines came. */
    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    private Line known(String line) {
        Line known = lines.get(BadInput.present(line, "line"));
        if (known == null) {
            throw new Refused(Code.UNKNOWN_LINE, "line", "the ticket has no such line");
        }
        return known;
    }
}
