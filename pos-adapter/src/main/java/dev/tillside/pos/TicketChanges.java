package dev.tillside.pos;

import dev.tillside.Checkout;
import dev.tillside.basket.EntryMethod;
import dev.tillside.basket.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to happen to an open checkout so that it has the lines of a ticket. */
record TicketChanges(List<String> voided, List<Line> changed, List<Line> added) {
    static TicketChanges between(List<Line> has, List<Line> ticket, EntryMethod entry) {
        Map<String, Line> before = new HashMap<>();
        has.forEach(line -> before.put(line.id(), line));
        List<String> voided = new ArrayList<>();
        List<Line> changed = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        for (Line line : ticket) {
            Line known = before.remove(line.id());
            if (known == null) {
                added.add(entered(line, entry));
            } else if (!sameKind(known, line)) {
                voided.add(line.id());
                added.add(entered(line, entry));
            } else if (!known.quantity().equals(line.quantity())
                    || !known.amount().equals(line.amount())) {
                changed.add(line);
            }
        }
        has.stream().map(Line::id).filter(before::containsKey).forEach(voided::add);
        return new TicketChanges(voided, changed, added);
    }

    /** Facts are left out, because the item table fills them; so is how it was entered. */
    private static boolean sameKind(Line a, Line b) {
        return a.item().equals(b.item())
                && a.unit().equals(b.unit())
                && a.discountable() == b.discountable()
                && a.earns() == b.earns()
                && a.floor().equals(b.floor())
                && a.taxCode().equals(b.taxCode())
                && a.attributes().equals(b.attributes());
    }

    private static Line entered(Line line, EntryMethod entry) {
        return line.entryMethod().isPresent() ? line : line.withEntryMethod(Optional.of(entry));
    }

    boolean isEmpty() {
        return voided.isEmpty() && changed.isEmpty() && added.isEmpty();
    }

    void make(Checkout sale, Guard.Turn turn) {
        for (String line : voided) {
            turn.check();
            sale.voidLine(line);
        }
        for (Line line : changed) {
            turn.check();
            sale.quantity(line.id(), line.quantity(), line.amount());
        }
        for (Line line : added) {
            turn.check();
            sale.add(line);
        }
    }
}
