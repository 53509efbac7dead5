package dev.tillside.example.faults.day;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.fault.Disk;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A till in its directory, and head office: a file beside it, or whoever answers at the other end of a line. It can be opened
 * and closed again and again.
 */
final class Counter implements AutoCloseable {
    private static final Duration PROGRAMME_WITHIN = Duration.ofSeconds(30);

    private final Path premises;
    private final InstantSource clock;
    private final Line line;
    private Optional<Office> office = Optional.empty();
    private Optional<LoyaltyTill> till = Optional.empty();

    /** The way to head office. */
    sealed interface Line {
        /** A file in the same premises, what stands between it and the till, and the till's disk. */
        record File(UnaryOperator<HeadOffice> between, Disk disk) implements Line {
            File(UnaryOperator<HeadOffice> between) {
                this(between, Disk.REAL);
            }
        }

        /** Somebody else's, spoken to by a thread of the till's own as well. */
        record Remote(HeadOffice office, UnaryOperator<LoyaltyTillBuilder> settings) implements Line {}
    }

    Counter(Path premises, InstantSource clock, Line line) {
        this.premises = premises;
        this.clock = clock;
        this.line = line;
    }

    static Path till(Path premises) {
        return premises.resolve("till");
    }

    static Path headOffice(Path premises) {
        return premises.resolve("head-office.db");
    }

    /** Opens what is not open. */
    void open() throws IOException {
        if (till.isPresent()) {
            return;
        }
        Files.createDirectories(premises);
        LoyaltyTillBuilder plan = LoyaltyTill.at(till(premises)).clock(clock);
        if (line instanceof Line.File file) {
            Office opened = office.isPresent() ? office.get() : Office.at(headOffice(premises));
            office = Optional.of(opened);
            plan = plan.background(false)
                    .headOffice(file.between().apply(opened))
                    .disk(file.disk());
        } else if (line instanceof Line.Remote remote) {
            plan = remote.settings().apply(plan.headOffice(remote.office()));
        }
        till = Optional.of(plan.open());
    }

    LoyaltyTill till() {
        return till.orElseThrow(() -> new IllegalStateException("the till is not open"));
    }

    Checkout sale(String tx) {
        return till().checkout(Shop.key(tx)).orElseThrow(() -> new IllegalStateException("no open sale " + tx));
    }

    /** Whether all that was answered is on disk: a till whose disk fails says which baskets are not. */
    boolean saved() {
        return till.stream().flatMap(open -> open.checkouts().stream()).allMatch(sale -> sale.warnings()
                .isEmpty());
    }

    boolean sold(String tx) {
        BasketKey key = Shop.key(tx);
        return till().receipt(key).isPresent();
    }

    /** Head office's people publish; where head office is somebody else's they have done so before. */
    void publish() throws IOException {
        if (office.isEmpty()) {
            return;
        }
        for (Publication published : office.get().publish(Shop.published())) {
            if (published.verdict() == Publication.Verdict.REFUSED) {
                throw new IllegalStateException("head office refused " + published);
            }
        }
    }

    /**
     * A round with head office; what ends it early is a fault only where no line can break. Where one can, it is repeated until
     * the till has its programme, without which it cannot sell.
     */
    void sync() throws IOException {
        SyncReport report = till().sync();
        Instant until = Clock.systemUTC().instant().plus(PROGRAMME_WITHIN);
        while (office.isEmpty()
                && till().program().isEmpty()
                && Clock.systemUTC().instant().isBefore(until)) {
            report = till().sync();
        }
        if (office.isPresent() && report.failure().isPresent()) {
            throw new IOException(report.failure().get());
        }
    }

    /** Closes what is open, whatever closing says. */
    void abandon() {
        try {
            close();
        } catch (IOException | RuntimeException e) {
            // What does not close is opened anew; what was acknowledged must be there then.
        }
    }

    @Override
    public void close() throws IOException {
        Optional<LoyaltyTill> closing = till;
        Optional<Office> leaving = office;
        till = Optional.empty();
        office = Optional.empty();
        try {
            closing.ifPresent(LoyaltyTill::close);
        } finally {
            if (leaving.isPresent()) {
                leaving.get().close();
            }
        }
    }
}
