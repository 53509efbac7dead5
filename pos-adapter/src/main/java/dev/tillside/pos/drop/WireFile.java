package dev.tillside.pos.drop;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.points.Program;
import dev.tillside.wire.Event;
import dev.tillside.wire.WireLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a file of wire lines apart into closed transactions. Used once, by one thread. */
final class WireFile {
    private final Optional<Program> program;
    private final List<ClosedTransaction> closed = new ArrayList<>();
    private final List<ClosedTransaction.Said> open = new ArrayList<>();
    private final Map<String, BasketKey> sold = new HashMap<>();
    private Optional<Instant> at = Optional.empty();
    private Optional<BasketKey> place = Optional.empty();

    private WireFile(Optional<Program> program) {
        this.program = program;
    }

    /**
     * All transactions of a file, in their order.
     *
     * @throws Unreadable where it is not closed transactions from its first line to its last
     */
    static List<ClosedTransaction> read(byte[] file, Optional<Program> program) {
        WireFile reading = new WireFile(program);
        String[] lines = text(file).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                reading.take(i + 1, lines[i]);
            }
        }
        if (!reading.open.isEmpty()) {
            throw new Unreadable(lines.length, new BadInput(Code.MALFORMED, "tx", "the last basket is not closed"));
        }
        if (reading.closed.isEmpty()) {
            throw new Unreadable(1, new BadInput(Code.MALFORMED, "", "nothing is in it"));
        }
        return reading.closed;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(1, new BadInput(Code.MALFORMED, "", "not UTF-8"));
        }
    }

    private void take(long n, String line) {
        try {
            WireLine read = WireLine.parse(line);
            if (read.isReference()) {
                throw BadInput.value("type", "reference data come from head office, not in a basket's file");
            }
            Event event = read.event(program);
            at = event.at().or(() -> at);
            take(new ClosedTransaction.Said(n, at, event));
        } catch (LoyaltyException e) {
            throw new Unreadable(n, e);
        }
    }

    private void take(ClosedTransaction.Said said) {
        Event.Body body = said.event().body();
        if (!open.isEmpty()) {
            within(said);
        } else if (body instanceof Event.Begin begin) {
            begin(said, begin);
        } else if (body instanceof Event.Return back && back.into().isEmpty()) {
            closed.add(new ClosedTransaction.Back(said, place));
        } else if (body instanceof Event.PostVoid undo) {
            closed.add(new ClosedTransaction.Undone(said, undone(said, undo)));
        } else {
            throw BadInput.value("type", "no basket is open that it could be about");
        }
    }

    private void begin(ClosedTransaction.Said said, Event.Begin begin) {
        if (begin.training()) {
            throw BadInput.value("training", "a basket in training is no sale");
        }
        if (begin.businessDay().isEmpty() && said.at().isEmpty()) {
            throw BadInput.missing("businessDay");
        }
        open.add(said);
    }

    private BasketKey undone(ClosedTransaction.Said said, Event.PostVoid undo) {
        return undo.key()
                .or(() -> Optional.ofNullable(sold.get(said.event().tx())))
                .orElseThrow(() -> BadInput.missing("key"));
    }

    private void within(ClosedTransaction.Said said) {
        Event event = said.event();
        String tx = open.get(0).event().tx();
        boolean exchange =
                event.body() instanceof Event.Return back && back.into().equals(Optional.of(tx));
        if (!exchange && !event.tx().equals(tx)) {
            throw BadInput.value("tx", "the basket before it is not closed");
        }
        if (!exchange && !isEdit(event.body()) && !isEnd(event.body())) {
            throw BadInput.value("type", "not of a closed basket");
        }
        open.add(said);
        if (isEnd(event.body())) {
            closed.add(new ClosedTransaction.Sale(open));
            remember();
            open.clear();
        }
    }

    /** Where the last sale was, as far as it names its day. */
    private void remember() {
        Event first = open.get(0).event();
        Event.Begin begin = (Event.Begin) first.body();
        begin.businessDay().ifPresent(day -> {
            BasketKey key = new BasketKey(begin.store(), begin.workstation(), day, first.tx());
            sold.put(first.tx(), key);
            place = Optional.of(key);
        });
    }

    private static boolean isEdit(Event.Body body) {
        return body instanceof Event.ScanText
                || body instanceof Event.Add
                || body instanceof Event.ChangeQuantity
                || body instanceof Event.VoidLine
                || body instanceof Event.Identify
                || body instanceof Event.Forget
                || body instanceof Event.Price
                || body instanceof Event.Lock
                || body instanceof Event.Unlock
                || body instanceof Event.RedeemPoints
                || body instanceof Event.RedeemVoucher;
    }

    private static boolean isEnd(Event.Body body) {
        return body instanceof Event.Commit || body instanceof Event.Cancel;
    }
}
