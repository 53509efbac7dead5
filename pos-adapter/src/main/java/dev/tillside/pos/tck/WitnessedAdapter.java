package dev.tillside.pos.tck;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.pos.Notice;
import dev.tillside.pos.Quote;
import dev.tillside.pos.TillAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An adapter, and what went to and fro. */
final class WitnessedAdapter implements TillAdapter {
    private final TillAdapter real;
    private final Thread own = Thread.currentThread();
    private final List<String> said = new ArrayList<>();
    private List<String> printed = List.of();
    private List<Line> ticket = List.of();
    private final List<Quote> quotes = new ArrayList<>();
    private Optional<String> thrown = Optional.empty();
    private boolean elsewhere;

    WitnessedAdapter(TillAdapter real) {
        this.real = real;
    }

    synchronized void forget() {
        said.clear();
        printed = List.of();
        ticket = List.of();
        quotes.clear();
        thrown = Optional.empty();
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
        return quotes.isEmpty() ? Optional.empty() : Optional.of(quotes.get(quotes.size() - 1));
    }

    /** Whether that was once what is taken off the line. */
    synchronized boolean wasOff(String line, Money amount) {
        return quotes.stream().anyMatch(quote -> quote.off(line).equals(amount));
    }

    /** Whether that is what the last quotes, some of them, take off the line together. */
    synchronized boolean addUp(String line, Money amount) {
        Money sum = amount.withMinor(0);
        for (int i = quotes.size() - 1; i >= 0 && sum.compareTo(amount) < 0; i--) {
            sum = sum.plus(quotes.get(i).off(line));
            if (sum.equals(amount) && !quotes.get(i).off(line).equals(amount)) {
                return true;
            }
        }
        return false;
    }

    /** What the adapter threw at the lane, which goes on without it. */
    synchronized Optional<String> thrown() {
        return thrown;
    }

    private <T> T through(String what, Supplier<T> call) {
        called();
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                thrown = Optional.of(what + " threw " + e);
            }
            throw e;
        }
    }

    private void through(String what, Runnable call) {
        through(what, () -> {
            call.run();
            return what;
        });
    }

    synchronized List<String> said() {
        return List.copyOf(said);
    }

    synchronized List<String> printed() {
        return printed;
    }

    @Override
    public List<Line> ticket() {
        List<Line> lines = through("ticket", () -> List.copyOf(real.ticket()));
        synchronized (this) {
            ticket = lines;
        }
        return lines;
    }

    @Override
    public void adjust(Quote shown) {
        synchronized (this) {
            quotes.add(shown);
        }
        through("adjust", () -> real.adjust(shown));
    }

    @Override
    public void message(Notice notice) {
        hear(notice);
        through("message", () -> real.message(notice));
    }

    @Override
    public void prompt(Notice notice) {
        hear(notice);
        through("prompt", () -> real.prompt(notice));
    }

    private synchronized void hear(Notice notice) {
        said.add(notice.text());
    }

    @Override
    public void print(List<String> lines) {
        synchronized (this) {
            printed = List.copyOf(lines);
        }
        through("print", () -> real.print(lines));
    }
}
