package dev.tillside.pos.poslog;

import dev.tillside.TillJournal;
import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.points.Program;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.wire.SaleJson;
import dev.tillside.wire.TransactionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Writes what tills sold and took back as an ARTS POSLog of version 6, as the package describes it. One transaction is in memory
 * at a time, however large the journal. The same journals give the same bytes. Not thread-safe.
 */
public final class PosLogWriter {
    private final Sink sink;

    /** What a log is written in. */
    public enum Format {
        /** XML of the standard's namespace. */
        XML,
        /** JSON Lines: a transaction a line. */
        JSON
    }

    /**
     * A transaction that a log does not have.
     *
     * @param key its name
     * @param reason why, in one sentence
     */
    public record LeftOut(BasketKey key, String reason) {}

    private PosLogWriter(Sink sink) {
        this.sink = sink;
    }

    /** Begins a log there; whoever gives the writer closes it. */
    public static PosLogWriter begin(Format format, Writer out) throws IOException {
        BadInput.present(out, "out");
        return new PosLogWriter(
                switch (format) {
                    case XML -> new XmlSink(out);
                    case JSON -> new JsonSink(out);
                });
    }

    /**
     * Writes all that this till committed, in the order in which it was committed.
     *
     * @param days whether transactions of that business day are wanted
     * @param leftOut gets what could not be written, as it is met
     * @return how many transactions were written
     */
    public long write(TillJournal journal, Predicate<LocalDate> days, Consumer<LeftOut> leftOut) throws IOException {
        Export export = new Export(journal, days, leftOut);
        try {
            journal.transactions(export::take);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return export.written;
    }

    /** Ends the log. */
    public void end() throws IOException {
        sink.end();
    }

    /** One journal's way into the log. */
    private final class Export {
        private final TillJournal journal;
        private final Predicate<LocalDate> days;
        private final Consumer<LeftOut> leftOut;
        private final Transactions transactions;
        /** Returns that go into the exchange after them; a till writes them in one piece. */
        private final List<Refund> exchanged = new ArrayList<>();

        private long written;

        Export(TillJournal journal, Predicate<LocalDate> days, Consumer<LeftOut> leftOut) {
            this.journal = BadInput.present(journal, "journal");
            this.days = BadInput.present(days, "days");
            this.leftOut = BadInput.present(leftOut, "leftOut");
            this.transactions = new Transactions(journal.program().map(Program::id));
        }

        void take(TillJournal.Transaction transaction) {
            boolean wanted = transaction.state() != TillJournal.State.ELSEWHERE
                    && !transaction.kind().equals("NOTE")
                    && days.test(transaction.key().businessDay());
            if (!wanted) {
                return;
            }
            try {
                if (transaction.json().isEmpty()) {
                    leftOut.accept(new LeftOut(transaction.key(), "its text was let go to save room"));
                } else {
                    write(transaction.json().get());
                }
            } catch (BadInput e) {
                leftOut.accept(new LeftOut(transaction.key(), e.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(String json) throws IOException {
            TransactionJson read = TransactionJson.read(json);
            if (read instanceof TransactionJson.Sale sale) {
                sale(sale.receipt(), json);
            } else if (read instanceof TransactionJson.Return back) {
                refund(back.refund());
            }
        }

        private void sale(Receipt receipt, String json) throws IOException {
            List<Refund> into = exchanged.stream()
                    .filter(refund -> refund.into().equals(Optional.of(receipt.key())))
                    .toList();
            exchanged.removeAll(into);
            ZoneId zone = SaleJson.circumstances(json).map(seen -> seen.zone()).orElseGet(() -> zone(receipt.key()));
            write(transactions.sale(receipt, into, zone));
        }

        private void refund(Refund refund) throws IOException {
            if (refund.into().isPresent()) {
                exchanged.add(refund);
            } else {
                write(transactions.refund(refund, zone(refund.key())));
            }
        }

        /** The store's zone, or else the programme's. */
        private ZoneId zone(BasketKey key) {
            return journal.zone(key.store())
                    .or(() -> journal.program().map(Program::timeZone))
                    .orElse(ZoneOffset.UTC);
        }

        private void write(Element transaction) throws IOException {
            sink.write(transaction);
            written++;
        }
    }
}
