package dev.tillside.pos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.pos.LaneAnswer.Status;
import dev.tillside.pos.tck.TestCode;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a lane makes of mishaps around it: in the POS, in its own directory, and with the till that it is given. */
class LaneMishapsTest extends LaneStory {
    /** Begins a sale of one loaf of bread, 3.20. */
    private void bread(LoyaltyLane at, String tx) {
        pos.ticket.cleared();
        at.begin(next(), shop.key(tx));
        pos.ticket.added(PaperPos.item("1", TestShop.BREAD, 1, "3.20"));
    }

    private LaneAnswer<Receipt> sold(LoyaltyLane at, String tx) {
        bread(at, tx);
        return at.commit(next(), card("3.20"));
    }

    private List<BasketKey> sales() {
        return till.orElseThrow().sales();
    }

    @Test
    void aRequestIdOfAnotherSaleIsRefusedAndTheSaleIsStillToBeBooked() {
        bread(lane, "T1");
        assertThat(lane.commit(Envelope.of("5"), card("3.20")).status()).isEqualTo(Status.DONE);
        bread(lane, "T2");
        assertThat(lane.commit(Envelope.of("5"), card("3.20")).status()).isEqualTo(Status.REFUSED);
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.DONE);
        assertThat(sales()).containsExactly(shop.key("T1"), shop.key("T2"));

        bread(lane, "T3");
        lane.cancel(Envelope.of("9"));
        assertThat(lane.commit(Envelope.of("5"), card("3.20")).status()).isEqualTo(Status.REFUSED);
        bread(lane, "T4");
        assertThat(lane.cancel(Envelope.of("9")).status()).isEqualTo(Status.REFUSED);
        assertThat(till.orElseThrow().checkout(shop.key("T4"))).isPresent();
    }

    @Test
    void aSaleThatIsBookedOrKeptCannotBeCancelled() {
        sold(lane, "T1");
        LaneAnswer<BasketKey> booked = lane.cancel(next());
        assertThat(booked.code()).contains(Code.COMMITTED);
        assertThat(booked.notice().orElseThrow().text()).isEqualTo("This sale is finished. Use return or void.");
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.AGAIN);

        bread(lane, "T2");
        library.breakDown();
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.KEPT);
        assertThat(lane.cancel(next()).code()).contains(Code.COMMITTED);
        assertThat(lane.suspend(next()).code()).contains(Code.COMMITTED);
        library.mend();
        assertThat(lane.settle()).isZero();
        assertThat(sales()).containsExactly(shop.key("T1"), shop.key("T2"));
    }

    @Test
    void aBadByteInAKeptFileStopsNoOther() throws IOException {
        library.breakDown();
        assertThat(sold(lane, "T1").status()).isEqualTo(Status.KEPT);
        assertThat(sold(lane, "T2").status()).isEqualTo(Status.KEPT);
        lane.close();
        Path first = folder.resolve("kept").resolve("000000000001.kept");
        byte[] bytes = Files.readAllBytes(first);
        bytes[20] = (byte) 0xff;
        Files.write(first, bytes);
        Path decided = Files.writeString(folder.resolve("kept").resolve("000000000001.refused"), "another");
        library.mend();

        lane = lane();

        assertThat(lane.waiting()).isZero();
        assertThat(lane.refused()).hasSize(2);
        assertThat(decided).hasContent("another");
        assertThat(sales()).containsExactly(shop.key("T2"));
    }

    @Test
    void twoLanesNeverKeepTheirSalesInOneDirectory() {
        library.breakDown();
        assertThat(sold(lane, "T1").status()).isEqualTo(Status.KEPT);
        gone = true;
        try (LoyaltyLane other = lane()) {
            assertThat(sold(other, "T2").status()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(other.waiting()).isEqualTo(1);
        }
        assertThat(sold(lane, "T3").status()).isEqualTo(Status.KEPT);
        lane.close();
        gone = false;
        library.mend();

        lane = lane();

        assertThat(lane.waiting()).isZero();
        assertThat(sales()).containsExactly(shop.key("T1"), shop.key("T3"));
    }

    @Test
    void whateverAnAdapterThrowsGoesThroughNoVerb() {
        List<Error> thrown = List.of(
                new IOError(new IOException("made up")),
                new ServiceConfigurationError("made up"),
                new OutOfMemoryError("made up"),
                new Error("made up"));
        for (Error error : thrown) {
            String tx = error.getClass().getSimpleName();
            bread(lane, tx);
            lane.preview(next());
            pos.whenCalled = () -> {
                throw error;
            };
            assertThat(lane.identify(next(), shop.text(TestCode.CARD_GOOD)).notice())
                    .hasValueSatisfying(notice -> assertThat(notice.code()).isEqualTo("LANE_ADAPTER"));
            LaneAnswer<Quote> total = lane.total(next());
            assertThat(total.status()).isEqualTo(Status.DONE);
            Payment payment = Payment.of(
                    TestShop.EURO,
                    List.of(Tender.card(total.result().orElseThrow().due())));
            assertThat(lane.commit(next(), payment).status()).isEqualTo(Status.DONE);
            pos.whenCalled = () -> {};
        }
        assertThat(sales()).hasSize(thrown.size());
    }

    @Test
    void aCommitThatIsSafeNowhereSaysSoEachTimeUntilItIsSaved() throws IOException {
        lane.close();
        gone = true;
        lane = opened(plan(Files.writeString(folder.resolve("file"), "no directory"), this::openTill));
        assertThat(lane.waiting()).isEqualTo(1);
        bread(lane, "T1");
        lane.preview(next());
        pos.said.clear();

        LaneAnswer<Receipt> first = lane.commit(next(), card("3.20"));
        LaneAnswer<Receipt> second = lane.commit(next().in(Locale.CHINESE), card("3.20"));

        assertThat(first.status()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(first.notice().orElseThrow().text()).isEqualTo("This sale is not saved yet. Press pay again.");
        assertThat(second.notice().orElseThrow().text()).isEqualTo("本单尚未保存，请再次按付款键。");
        assertThat(pos.said).containsExactly("LANE_NOT_SAVED", "LANE_NOT_SAVED");
        gone = false;
        lane.settle();
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.DONE);
    }

    @Test
    void aTillThatIsOpenedAfterItsLaneWasClosedIsClosedAtOnce() throws InterruptedException {
        lane.close();
        CompletableFuture<Thread> opening = new CompletableFuture<>();
        library.hang();
        lane = plan(folder.resolve("kept"), () -> {
                    opening.complete(Thread.currentThread());
                    library.instant();
                    return openTill();
                })
                .open(pos);
        Thread hangs = opening.join();
        // The second missed answer has the thread replaced, so that the next call and the end are another's.
        assertThat(Stream.generate(() -> lane.begin(next(), shop.key("T1")).status())
                        .limit(3))
                .containsExactly(Status.LATE, Status.LATE, Status.OUT_OF_SERVICE);
        lane.close();

        library.mend();
        hangs.join();

        LoyaltyTill.at(folder.resolve("till")).clock(library).open().close();
    }

    @Test
    void aTillThatSomebodyElseClosedIsOpenedAgain() {
        bread(lane, "T1");
        lane.total(next());
        till.orElseThrow().close();
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.KEPT);

        assertThat(lane.settle()).isZero();
        assertThat(sold(lane, "T2").status()).isEqualTo(Status.DONE);
        assertThat(sales()).containsExactly(shop.key("T1"), shop.key("T2"));
    }

    @Test
    void anInterruptedPosIsAnsweredAndIsInterruptedStill() {
        lane.close();
        LoyaltyLaneBuilder plan = plan().patience(Patience.REAL);
        for (Verb verb : Verb.values()) {
            plan.budget(verb, Duration.ofMinutes(1));
        }
        lane = plan.open(pos);
        lane.settle();
        Thread.currentThread().interrupt();
        bread(lane, "T1");
        Status shown = lane.preview(next()).status();
        Status paid = lane.commit(next(), card("3.20")).status();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(shown).isEqualTo(Status.DONE);
        assertThat(paid).isEqualTo(Status.DONE);
    }

    @Test
    void nothingIsBookedWhereNobodyKnowsWhatWasSold() {
        bread(lane, "T1");
        pos.whenCalled = () -> {
            throw new IllegalStateException("the ticket is not there");
        };
        assertThat(lane.preview(next()).isDone()).isTrue();
        assertThat(lane.commit(next(), card("0.00")).status()).isEqualTo(Status.REFUSED);
        assertThat(sales()).isEmpty();

        pos.whenCalled = () -> {};
        assertThat(pos.ticket.lines()).extracting(Line::id).containsExactly("1");
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.DONE);
    }
}
