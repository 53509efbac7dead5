package dev.tillside.pos.drop;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.points.Program;
import dev.tillside.pos.poslog.LoggedTransaction;
import dev.tillside.pos.poslog.PosLogReader;
import dev.tillside.wire.Event;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Takes a POSLog apart into closed transactions. */
final class PosLogFile {
    private PosLogFile() {}

    /**
     * All transactions of a file, in their order.
     *
     * @throws Unreadable where it is not closed transactions from the first to the last; its line is the transaction's place
     */
    static List<ClosedTransaction> read(byte[] file, Program program) {
        AtomicLong reading = new AtomicLong(1);
        try {
            List<ClosedTransaction> closed =
                    PosLogReader.read(new ByteArrayInputStream(file), program.currency(), reading::set).stream()
                            .map(PosLogFile::closed)
                            .toList();
            if (closed.isEmpty()) {
                throw new BadInput(Code.MALFORMED, "", "nothing is in it");
            }
            return closed;
        } catch (LoyaltyException e) {
            throw new Unreadable(reading.get(), e);
        }
    }

    private static ClosedTransaction closed(LoggedTransaction logged) {
        List<ClosedTransaction.Said> said =
                logged.bodies().stream().map(body -> said(logged, body)).toList();
        Event.Body first = said.get(0).event().body();
        if (first instanceof Event.PostVoid undo) {
            return new ClosedTransaction.Undone(said.get(0), undo.key().orElseThrow());
        }
        return first instanceof Event.Return
                ? new ClosedTransaction.Back(said.get(0), Optional.of(logged.key()))
                : new ClosedTransaction.Sale(said);
    }

    private static ClosedTransaction.Said said(LoggedTransaction logged, Event.Body body) {
        Event event = new Event("1", logged.at(), logged.key().tx(), body);
        return new ClosedTransaction.Said(logged.number(), logged.at(), event);
    }
}
