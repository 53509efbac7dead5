package dev.tillside.pos.tck;

import dev.tillside.basket.Line;
import dev.tillside.pos.Notice;
import dev.tillside.pos.Quote;
import dev.tillside.pos.TillAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An adapter, and what went to and fro. */
final class WitnessedAdapter implements TillAdapter {
    private final TillAdapter real;
    private final Thread own = Thread.currentThread();
    private final List<String> said = new ArrayList<>();
    private List<String> printed = List.of();
    private List<Line> ticket = List.of();
    private Optional<Quote> quote = Optional.empty();
    private boolean elsewhere;

    WitnessedAdapter(TillAdapter real) {
        this.real = real;
    }

    synchronized void forget() {
        said.clear();
        printed = List.of();
        ticket = List.of();
        quote = Optional.empty();
    }

    private synchronized void called() {
        elsewhere |= !Thread.currentThread().equals(own);
    }

    /** Whether a call came on another thread than that which opened the lane. */
    synchronized boolean wasElsewhere() {
        return elsewhere;
    }

    synchronized List<Line> lastTicket() {
        return ticket;
    }

    synchronized Optional<Quote> lastQuote() {
        return quote;
    }

    synchronized List<String> said() {
        return List.copyOf(said);
    }

    synchronized List<String> printed() {
        return printed;
    }

    @Override
    public List<Line> ticket() {
        called();
        List<Line> lines = real.ticket();
        synchronized (this) {
            ticket = List.copyOf(lines);
        }
        return lines;
    }

    @Override
    public void adjust(Quote shown) {
        called();
        synchronized (this) {
            quote = Optional.of(shown);
        }
        real.adjust(shown);
    }

    @Override
    public void message(Notice notice) {
        hear(notice);
        real.message(notice);
    }

    @Override
    public void prompt(Notice notice) {
        hear(notice);
        real.prompt(notice);
    }

    private synchronized void hear(Notice notice) {
        called();
        said.add(notice.text());
    }

    @Override
    public void print(List<String> lines) {
        called();
        synchronized (this) {
            printed = List.copyOf(lines);
        }
        real.print(lines);
    }
}
