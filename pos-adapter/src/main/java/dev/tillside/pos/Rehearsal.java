package dev.tillside.pos;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Tender;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some made-up sales at a made-up lane, in a directory that goes with it: what a JVM does for the first time takes longer than a
 * cashier should wait, so it is not done for a shopper.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int SALES = 8;
    private static final int LINES = 4;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final String SHOP = """
            {"type":"program","id":"club","currency":"EUR","timeZone":"UTC","points":{"earn":[{"points":"1","per":"1.00"}]}}
            {"type":"offer","id":"O1","kind":"MULTIBUY","items":{"gtins":["9520000001018"]},"quantity":2,"price":"1.50"}
            {"type":"offer","id":"O2","kind":"AMOUNT_OFF","amount":"0.10","items":{"gtins":["9520000001018"]},"audience":"MEMBERS"}
            {"type":"member","id":"M1","cards":["CARD-1"],"name":"A."}
            """;

    private final List<Line> ticket = new ArrayList<>();
    private int requests;

    private Rehearsal() {}

    /** A till that is opened once there was a rehearsal; of several openings the first has one. */
    static Supplier<LoyaltyTill> before(Supplier<LoyaltyTill> till) {
        AtomicBoolean held = new AtomicBoolean();
        return () -> {
            if (!held.getAndSet(true)) {
                hold();
            }
            return till.get();
        };
    }

    /** What goes wrong in it is nothing to a shop: its first scan is slow then. */
    private static void hold() {
        try {
            Path directory = Files.createTempDirectory("tillside-rehearsal");
            try {
                new Rehearsal().in(directory);
            } finally {
                delete(directory);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The lane could not rehearse, so its first answers are slow.", e);
        }
    }

    private void in(Path directory) {
        LoyaltyLaneBuilder plan = LoyaltyLane.at(directory.resolve("kept"), () -> open(directory.resolve("till")))
                .name("tillside-rehearsal");
        for (Verb verb : Verb.values()) {
            plan.budget(verb, LONGEST);
        }
        try (LoyaltyLane lane = plan.open(new Stand(ticket))) {
            boolean goes = true;
            for (int sale = 1; goes && sale <= SALES; sale++) {
                goes = sell(lane, new BasketKey("0", "0", LocalDate.EPOCH, String.valueOf(sale)));
            }
        }
    }

    /** Whether it was sold; else the lane waited long enough for nothing. */
    private boolean sell(LoyaltyLane lane, BasketKey key) {
        ticket.clear();
        if (!lane.begin(envelope(), key).isDone()) {
            return false;
        }
        lane.identify(envelope(), "CARD-1");
        for (int line = 1; line <= LINES; line++) {
            ticket.add(Line.each(String.valueOf(line), new Gtin("9520000001018"), line, new Money(line * 100L, EURO)));
            lane.preview(envelope());
        }
        return lane.total(envelope())
                .result()
                .map(quote -> Payment.of(EURO, List.of(Tender.cash(quote.due()))))
                .filter(payment -> lane.commit(envelope(), payment).isDone())
                .isPresent();
    }

    private Envelope envelope() {
        requests++;
        return Envelope.of(String.valueOf(requests));
    }

    private static LoyaltyTill open(Path directory) {
        LoyaltyTill till = LoyaltyTill.at(directory).background(false).open();
        Program program = ReferenceObject.program(SHOP.lines().findFirst().orElseThrow());
        till.take(SHOP.lines()
                .map(line -> ReferenceObject.read(line, Optional.of(program)))
                .toList());
        return till;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A POS with a ticket and nobody in front of it. */
    private record Stand(List<Line> ticket) implements TillAdapter {
        @Override
        public List<Line> ticket() {
            return List.copyOf(ticket);
        }

        @Override
        public void adjust(Quote quote) {
            // Nobody reads it.
        }

        @Override
        public void message(Notice notice) {
            // As above.
        }

        @Override
        public void prompt(Notice notice) {
            // As above.
        }

        @Override
        public void print(List<String> lines) {
            // As above.
        }
    }
}
