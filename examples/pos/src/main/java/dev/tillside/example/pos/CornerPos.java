package dev.tillside.example.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.pos.Envelope;
import dev.tillside.pos.LaneAnswer;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.Reversal;
import dev.tillside.pos.TillAdapter;
import dev.tillside.pos.device.DeviceScan;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A small POS: keys that a cashier presses, and a verb of the lane's behind each. */
class CornerPos {
    private final Path openSale;
    private final Display display = new Display();
    private final Ticket ticket;
    private final LoyaltyLane lane;
    private final Currency currency;
    private boolean training;
    private int requests;

    /**
     * @param disk a directory of the POS's own
     * @param lanes opens a lane for an adapter
     */
    CornerPos(Path disk, Currency currency, Function<TillAdapter, LoyaltyLane> lanes) {
        this.openSale = disk.resolve("open-sale");
        this.currency = currency;
        this.ticket = ticket(currency);
        this.lane = lanes.apply(adapter(ticket, display));
        takeUp();
    }

    Ticket ticket(Currency of) {
        return new Ticket(of);
    }

    TillAdapter adapter(Ticket of, Display on) {
        return new CornerAdapter(of, on);
    }

    LoyaltyLane lane() {
        return lane;
    }

    Ticket ticket() {
        return ticket;
    }

    Display display() {
        return display;
    }

    /** A request of its own name each: the time of the boot would do where the POS does not count over a restart. */
    Envelope envelope() {
        requests++;
        return Envelope.of(System.nanoTime() + "-" + requests)
                .inTraining(training)
                .by("17");
    }

    /** After a power cut: the sale that was open goes on, with the lines that the library kept. */
    void takeUp() {
        if (Files.exists(openSale)) {
            String[] open = read(openSale).split(" ");
            training = Boolean.parseBoolean(open[1]);
            LaneAnswer<List<Line>> found = lane.begin(envelope(), BasketKey.parse(open[0]));
            found.result().orElse(List.of()).forEach(this::restore);
        }
    }

    private void restore(Line line) {
        String description = line.facts().description().orElse(line.item().code());
        ticket.put(new Ticket.TicketLine(
                line.id(),
                new Gtin(line.item().code()),
                description,
                line.quantity().value().longValueExact(),
                line.amount()));
    }

    void begin(BasketKey receipt, boolean exercise) {
        training = exercise;
        ticket.clear();
        display.clear();
        write(openSale, receipt + " " + exercise);
        lane.begin(envelope(), receipt);
    }

    void sell(Gtin item, String description, long quantity, Money price) {
        ticket.sell(item, description, quantity, price);
        lane.preview(envelope());
    }

    void scan(String code) {
        lane.identify(envelope(), code);
    }

    void scan(DeviceScan scan) {
        lane.identify(envelope(), scan.raw(), scan.symbology());
    }

    void voidItem(Gtin item) {
        ticket.voidLine(item);
        lane.preview(envelope());
    }

    void change(Gtin item, long quantity, Money price) {
        ticket.change(item, quantity, price);
        lane.preview(envelope());
    }

    void total() {
        lane.total(envelope());
    }

    void payWithPoints(Points points) {
        lane.redeem(envelope(), points);
    }

    void pay(List<Tender> tenders) {
        commit(tenders);
        ended();
    }

    LaneAnswer<Receipt> commit(List<Tender> tenders) {
        return lane.commit(envelope(), Payment.of(currency, tenders));
    }

    void cancel() {
        lane.cancel(envelope());
        ended();
    }

    private void ended() {
        try {
            Files.deleteIfExists(openSale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Money> takeBack(BasketKey receipt, BasketKey of, Gtin item, long quantity) {
        Map<String, Quantity> goods = Map.of(ticket.line(item).id(), Quantity.of(quantity));
        return lane.reverse(envelope(), Reversal.refunding(receipt, of, goods))
                .result()
                .map(Refund::amount);
    }

    void postVoid(BasketKey receipt) {
        lane.reverse(envelope(), Reversal.voiding(receipt));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
