package dev.tillside.example.pos;

import dev.tillside.basket.Line;
import dev.tillside.money.Money;
import dev.tillside.pos.Credit;
import dev.tillside.pos.Notice;
import dev.tillside.pos.Quote;
import dev.tillside.pos.TillAdapter;
import java.util.List;

/** Tells the lane what is on the POS's ticket, and puts on it what the lane says. */
class CornerAdapter implements TillAdapter {
    private final Ticket ticket;
    private final Display display;

    CornerAdapter(Ticket ticket, Display display) {
        this.ticket = ticket;
        this.display = display;
    }

    @Override
    public List<Line> ticket() {
        return ticket.lines().values().stream()
                .map(line -> Line.each(line.id(), line.item(), line.quantity(), line.price()))
                .toList();
    }

    @Override
    public void adjust(Quote quote) {
        ticket.discounts().clear(); // a quote is the whole state: what is not in it goes
        quote.adjustments().keySet().forEach(line -> ticket.discounts().put(line, quote.off(line)));
        ticket.credit(
                quote.credits().stream().map(Credit::amount).reduce(quote.due().withMinor(0), Money::plus));
    }

    @Override
    public void message(Notice notice) {
        display.show(notice.text());
    }

    @Override
    public void prompt(Notice notice) {
        display.show(notice.text()); // a till with a dialog box would open it here, and not wait for it
    }

    @Override
    public void print(List<String> lines) {
        display.print(lines);
    }
}
