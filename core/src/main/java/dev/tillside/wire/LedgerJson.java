package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.points.Booking;
import dev.tillside.points.LedgerEntry;
import java.time.LocalDate;
import java.util.List;

/** Reads and writes ledger entries, as the delivery of the transaction that made them carries them. */
final class LedgerJson {
    private LedgerJson() {}

    static void write(ObjectNode out, List<LedgerEntry> entries) {
        ArrayNode ledger = out.putArray("ledger");
        for (LedgerEntry entry : entries) {
            ObjectNode node = ledger.addObject();
            node.put("member", entry.member().id());
            node.put("kind", entry.kind().name());
            node.put("lot", entry.lot());
            node.put("points", entry.points().plain());
            node.put("available", entry.available().toString());
            entry.expires().ifPresent(day -> node.put("expires", day.toString()));
            node.put("booking", entry.booking().key());
            node.put("day", entry.booking().day().toString());
            node.put("number", entry.number());
            entry.of().ifPresent(of -> node.put("of", of));
        }
    }

    /** The entries; none where the delivery says nothing of them. */
    static List<LedgerEntry> read(Fields f) {
        return f.objects(
                "ledger",
                e -> new LedgerEntry(
                        new MemberId(e.text("member")),
                        e.oneOf("kind", LedgerEntry.Kind.class).orElseThrow(() -> BadInput.missing("kind")),
                        e.text("lot"),
                        e.signedPoints("points"),
                        day(e, "available"),
                        e.date("expires"),
                        new Booking(e.text("booking"), day(e, "day")),
                        e.requiredCount("number"),
                        e.optionalText("of")));
    }

    private static LocalDate day(Fields f, String name) {
        return f.date(name).orElseThrow(() -> BadInput.missing(name));
    }
}
