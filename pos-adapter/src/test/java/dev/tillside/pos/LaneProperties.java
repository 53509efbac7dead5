package dev.tillside.pos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Quantity;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.pos.tck.TestCode;
import dev.tillside.pos.tck.TestDisk;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.pos.tck.TestTrouble;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens behind a lane, and whenever: what was paid is booked once, for the money that was paid. */
class LaneProperties {
    private static Path folder;
    private static TestShop shop;

    enum Step {
        BREAD,
        OATS,
        FEWER,
        VOID,
        CARD,
        COUPON,
        POINTS,
        TOTAL,
        PAY,
        CANCEL,
        SUSPEND,
        HANG,
        BREAK,
        FILL,
        MEND,
        RESTART
    }

    @BeforeContainer
    static void openTheShop() throws IOException {
        folder = Files.createTempDirectory("lane");
        shop = TestShop.in(folder.resolve("shop"));
    }

    @AfterContainer
    static void closeTheShop() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 30)
    void whatWasPaidIsBookedOnceForTheMoneyThatWasPaid(@ForAll @Size(min = 5, max = 40) List<Step> steps)
            throws IOException {
        Path files = Files.createTempDirectory(folder, "try");
        try (Day day = new Day(files)) {
            steps.forEach(day::live);
            day.live(Step.PAY);
            day.check();
        }
        delete(files);
    }

    /** A day at a lane. */
    private static final class Day implements AutoCloseable {
        private final Path files;
        private final TestTrouble library = new TestTrouble(shop.clock());
        private final TestDisk disk = new TestDisk();
        private final PaperPos pos = new PaperPos();
        private final Map<BasketKey, Money> paid = new LinkedHashMap<>();
        private LoyaltyTill till;
        private LoyaltyLane lane;
        private int sales;
        private int lines;
        private int requests;

        Day(Path files) throws IOException {
            this.files = files;
            Files.createDirectories(files.resolve("till"));
            try (Stream<Path> shops = Files.list(shop.directory())) {
                for (Path file : shops.toList()) {
                    Files.copy(file, files.resolve("till").resolve(file.getFileName()));
                }
            }
            open();
            begin();
        }

        private void open() {
            lane = LoyaltyLane.at(files.resolve("kept"), this::openTill)
                    .clock(shop.clock())
                    .patience(library.patience())
                    .retryEvery(Duration.ofHours(1))
                    .open(pos);
            lane.settle();
        }

        private LoyaltyTill openTill() {
            till = LoyaltyTill.at(files.resolve("till"))
                    .clock(library)
                    .disk(disk)
                    .open();
            return till;
        }

        private Envelope next() {
            requests++;
            return Envelope.of("R" + requests);
        }

        private void begin() {
            sales++;
            pos.ticket.cleared();
            lane.begin(next(), shop.key("T" + sales));
        }

        void live(Step step) {
            switch (step) {
                case BREAD -> sell(PaperPos.item(line(), TestShop.BREAD, 1, "3.20"));
                case OATS -> sell(PaperPos.item(line(), TestShop.OAT_DRINK, 2, "4.38"));
                case FEWER -> fewer();
                case VOID -> lastLine().ifPresent(pos.ticket::voided);
                case CARD -> lane.identify(next(), shop.text(TestCode.CARD_GOOD));
                case COUPON -> lane.identify(next(), shop.text(TestCode.COUPON_GOOD));
                case POINTS -> lane.redeem(next(), Points.of(100));
                case TOTAL -> lane.total(next());
                case PAY -> pay();
                case CANCEL -> leave(lane.cancel(next()));
                case SUSPEND -> leave(lane.suspend(next()));
                case HANG -> library.hang();
                case BREAK -> library.breakDown();
                case FILL -> disk.fill();
                case MEND -> mend();
                case RESTART -> restart();
            }
        }

        private String line() {
            lines++;
            return String.valueOf(lines);
        }

        private Optional<String> lastLine() {
            List<Line> ticket = pos.ticket.lines();
            return ticket.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ticket.get(ticket.size() - 1).id());
        }

        private void sell(Line line) {
            pos.ticket.added(line);
            lane.preview(next());
        }

        private void fewer() {
            lastLine().ifPresent(line -> pos.ticket.changed(line, Quantity.ONE, Money.of("2.19", TestShop.EURO)));
        }

        private void leave(LaneAnswer<BasketKey> left) {
            assertThat(left.status()).isNotEqualTo(LaneAnswer.Status.REFUSED);
            begin();
        }

        private void pay() {
            lane.total(next());
            Money due = pos.shown
                    .filter(quote -> quote.sale().tx().equals("T" + sales))
                    .map(Quote::due)
                    .orElse(Money.zero(TestShop.EURO));
            Payment payment = Payment.of(TestShop.EURO, List.of(Tender.card(due)));
            LaneAnswer<Receipt> answer = lane.commit(next(), payment);
            assertThat(answer.isDone() || answer.status() == LaneAnswer.Status.KEPT)
                    .as("%s", answer)
                    .isTrue();
            assertThat(lane.commit(next(), payment).status())
                    .isIn(LaneAnswer.Status.AGAIN, LaneAnswer.Status.KEPT, LaneAnswer.Status.DONE);
            paid.put(shop.key("T" + sales), due);
            begin();
        }

        private void mend() {
            library.mend();
            disk.mend();
        }

        /** The POS has its ticket on its own disk, and goes on. */
        private void restart() {
            mend();
            lane.close();
            open();
            lane.begin(next(), shop.key("T" + sales));
        }

        void check() {
            mend();
            assertThat(lane.settle()).isZero();
            List<BasketKey> booked = till.sales();
            assertThat(booked).doesNotHaveDuplicates();
            assertThat(paid.keySet()).containsAll(booked);
            assertThat(booked).hasSameSizeAs(paid.keySet());
            assertThat(lane.refused()).isEmpty();
            assertThat(booked).allSatisfy(key -> {
                Receipt receipt = till.receipt(key).orElseThrow();
                assertThat(receipt.payment().tenders().orElseThrow())
                        .extracting(Tender::amount)
                        .containsExactly(paid.get(key));
                assertThat(receipt.flags().contains(Receipt.Flag.TENDERS_DIFFER))
                        .isNotEqualTo(receipt.priced().due().equals(paid.get(key)));
            });
        }

        @Override
        public void close() {
            mend();
            lane.close();
        }
    }
}
