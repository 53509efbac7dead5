package dev.tillside.pos;

import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.pos.tck.TestShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A POS that writes down what it is shown. */
final class PaperPos implements TillAdapter {
    final TicketMirror ticket = new TicketMirror();
    final List<String> said = new ArrayList<>();
    final List<String> prompted = new ArrayList<>();
    final List<String> printed = new ArrayList<>();
    final List<Thread> threads = new ArrayList<>();
    Optional<Quote> shown = Optional.empty();
    Runnable whenShown = () -> {};
    Runnable whenCalled = () -> {};

    static Line item(String id, Gtin gtin, long quantity, String amount) {
        return Line.each(id, gtin, quantity, Money.of(amount, TestShop.EURO));
    }

    String due() {
        return shown.orElseThrow().due().plain();
    }

    @Override
    public List<Line> ticket() {
        threads.add(Thread.currentThread());
        whenCalled.run();
        return ticket.lines();
    }

    @Override
    public void adjust(Quote quote) {
        threads.add(Thread.currentThread());
        shown = Optional.of(quote);
        whenShown.run();
        whenCalled.run();
    }

    @Override
    public void message(Notice notice) {
        said.add(notice.code());
        whenCalled.run();
    }

    @Override
    public void prompt(Notice notice) {
        prompted.add(notice.code());
        whenCalled.run();
    }

    @Override
    public void print(List<String> lines) {
        printed.addAll(lines);
        whenCalled.run();
    }
}
