package dev.tillside.pos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.fault.Code;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.pos.LaneAnswer.Status;
import dev.tillside.pos.tck.TestCode;
import dev.tillside.pos.tck.TestDisk;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Scanned;
import dev.tillside.sale.Tender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a POS gets from its lane, on ordinary days and when the library hangs, throws or is not there. */
class LoyaltyLaneTest extends LaneStory {
    private LoyaltyTill openTill(TestDisk disk) {
        LoyaltyTill opened =
                LoyaltyTill.at(folder.resolve("till")).clock(library).disk(disk).open();
        till = Optional.of(opened);
        return opened;
    }

    /** As after a crash of the POS: nothing of the lane is left but its files. */
    private void restart() {
        lane.close();
        pos.ticket.cleared();
        lane = lane();
    }

    private void breadAndOats() {
        pos.ticket.added(PaperPos.item("1", TestShop.BREAD, 1, "3.20"));
        pos.ticket.added(PaperPos.item("2", TestShop.OAT_DRINK, 2, "4.38"));
    }

    private Receipt receipt(String tx) {
        return till.orElseThrow().receipt(shop.key(tx)).orElseThrow();
    }

    private String points() {
        return till.orElseThrow().balance(new MemberId("M-GOOD")).points().plain();
    }

    @Test
    void aSaleIsShownPaidAndPrintedOnThePossOwnThread() {
        assertThat(lane.begin(next(), shop.key("T1")).status()).isEqualTo(Status.DONE);
        breadAndOats();
        LaneAnswer<Quote> before = lane.preview(next());
        assertThat(before.result().orElseThrow().due()).isEqualTo(euro("7.20"));
        assertThat(pos.shown.orElseThrow().on("2"))
                .extracting(Adjustment::name, a -> a.amount().plain())
                .containsExactly(tuple("Oat drink 2 for 4.00", "0.38"));

        LaneAnswer<Scanned> card = lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        assertThat(card.result().orElseThrow().as()).isEqualTo(Scanned.As.MEMBER);
        assertThat(pos.due()).isEqualTo("6.70");
        assertThat(pos.shown.orElseThrow().confirmed()).isTrue();
        assertThat(pos.said).contains("SCAN_MEMBER");

        assertThat(lane.total(next().in(Locale.CHINESE)).isDone()).isTrue();
        assertThat(pos.shown.orElseThrow().on("1")).extracting(Adjustment::name).containsExactly("会员面包");
        LaneAnswer<Receipt> sold = lane.commit(next(), card("6.70"));
        assertThat(sold.status()).isEqualTo(Status.DONE);
        assertThat(pos.printed)
                .anySatisfy(line -> assertThat(line).matches("You saved +0\\.88"))
                .anySatisfy(line -> assertThat(line).matches("Points earned +\\d+"))
                .allSatisfy(line -> assertThat(line).hasSize(42));
        assertThat(receipt("T1").operator()).contains("17");
        assertThat(pos.threads).containsOnly(Thread.currentThread());
    }

    @Test
    void theTicketIsStateSoThatChangesAndVoidsNeedNoEvents() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.total(next());
        pos.ticket.changed("2", Quantity.of(3), euro("6.57"));
        pos.ticket.voided("1");
        pos.ticket.added(PaperPos.item("3", TestShop.COFFEE, 1, "6.49"));

        lane.preview(next());

        assertThat(pos.shown.orElseThrow().adjustments()).containsOnlyKeys("2");
        assertThat(pos.due()).isEqualTo("12.68");
        lane.commit(next(), card("12.68"));
        assertThat(receipt("T1").priced().basket().lines())
                .extracting(line -> line.id() + " x " + line.quantity())
                .containsExactly("2 x 3", "3 x 1");
    }

    @Test
    void pointsPayAmongTheTendersAndAreUndoneWithZero() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        lane.redeem(next(), Points.of("200"));
        assertThat(pos.shown.orElseThrow().credits())
                .extracting(Credit::kind, c -> c.amount().plain())
                .containsExactly(tuple(Credit.Kind.POINTS, "2.00"));
        assertThat(pos.due()).isEqualTo("4.70");

        LaneAnswer<Quote> tooMuch = lane.redeem(next(), Points.of("5000"));
        assertThat(tooMuch.code()).contains(Code.INSUFFICIENT_POINTS);
        assertThat(pos.due()).isEqualTo("4.70");
        lane.redeem(next(), Points.ZERO);
        assertThat(pos.due()).isEqualTo("6.70");
        lane.redeem(next(), Points.of("100"));
        assertThat(lane.commit(next(), card("5.70")).status()).isEqualTo(Status.DONE);
        assertThat(points()).isEqualTo("905");
    }

    @Test
    void aReceiptIsCommittedOnceWhateverTheRequestIdsAndOtherContentsAreTold() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        Envelope first = next();
        lane.commit(first, card("7.20"));

        assertThat(lane.commit(first, card("7.20")).status()).isEqualTo(Status.AGAIN);
        assertThat(lane.commit(next(), card("7.20")).status()).isEqualTo(Status.AGAIN);
        LaneAnswer<Receipt> other = lane.commit(next(), card("9.20"));
        assertThat(other.status()).isEqualTo(Status.REFUSED);
        assertThat(other.notice().orElseThrow().text())
                .isEqualTo("This receipt number belongs to another sale already. Call support.");
        assertThat(lane.commit(first, card("9.20")).code()).contains(Code.BAD_VALUE);

        restart();
        assertThat(lane.begin(next(), shop.key("T1")).status()).isEqualTo(Status.REFUSED);
        breadAndOats();
        assertThat(lane.commit(next(), card("7.20")).status()).isEqualTo(Status.AGAIN);
        assertThat(till.orElseThrow().sales()).hasSize(1);
    }

    @Test
    void aRequestThatComesTwiceIsAnsweredOnce() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        Envelope scan = next();
        lane.identify(scan, shop.text(TestCode.COUPON_GOOD));
        assertThat(lane.identify(scan, shop.text(TestCode.COUPON_GOOD)).status())
                .isEqualTo(Status.AGAIN);
        assertThat(pos.shown.orElseThrow().off("1")).isEqualTo(euro("0.20"));

        Envelope paid = next();
        lane.commit(paid, card("7.00"));
        assertThat(lane.commit(paid, card("7.00")).status()).isEqualTo(Status.AGAIN);
        pos.ticket.voided("1");
        assertThat(lane.commit(paid, card("7.00")).code()).contains(Code.BAD_VALUE);
        lane.begin(next(), shop.key("T2"));
        assertThat(lane.identify(scan, shop.text(TestCode.COUPON_GOOD)).code()).contains(Code.BAD_VALUE);
        Envelope cancelled = next();
        lane.cancel(cancelled);
        assertThat(lane.cancel(cancelled).status()).isEqualTo(Status.AGAIN);
    }

    @Test
    void aSaleThatWasOpenInACrashIsThereAgain() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        lane.redeem(next(), Points.of("100"));

        restart();
        LaneAnswer<List<Line>> found = lane.begin(next(), shop.key("T1"));

        assertThat(found.status()).isEqualTo(Status.AGAIN);
        found.result().orElseThrow().forEach(pos.ticket::added);
        lane.preview(next());
        assertThat(pos.due()).isEqualTo("5.70");
        assertThat(lane.commit(next(), card("5.70")).status()).isEqualTo(Status.DONE);
    }

    @Test
    void aLibraryThatBreaksLeavesTheDiscountsOfUnchangedLinesAndOneSentence() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        library.breakDown();
        pos.said.clear();
        pos.ticket.added(PaperPos.item("3", TestShop.COFFEE, 1, "6.49"));
        pos.ticket.changed("2", Quantity.of(1), euro("2.19"));

        LaneAnswer<Quote> answer = lane.preview(next());
        lane.preview(next());

        assertThat(answer.status()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(answer.result()).isEmpty();
        assertThat(pos.shown.orElseThrow().confirmed()).isFalse();
        assertThat(pos.shown.orElseThrow().adjustments()).containsOnlyKeys("1");
        assertThat(pos.due()).isEqualTo("11.38");
        assertThat(pos.said).containsExactly("LANE_PRICE_STANDS");
    }

    @Test
    void whatWasSoldWhileTheLibraryHungIsKeptAndBookedAsItWasShown() {
        lane.begin(next(), shop.key("T1"));
        library.hang();
        breadAndOats();
        assertThat(lane.identify(next(), shop.text(TestCode.CARD_GOOD)).status())
                .isEqualTo(Status.LATE);
        assertThat(pos.due()).isEqualTo("7.58");
        assertThat(pos.said).containsExactly("LANE_FULL_PRICE");
        LaneAnswer<Receipt> kept = lane.commit(next(), card("7.58"));
        assertThat(kept.status()).isEqualTo(Status.KEPT);
        assertThat(lane.commit(next(), card("7.58")).status()).isEqualTo(Status.KEPT);
        assertThat(lane.commit(next(), card("7.00")).status()).isEqualTo(Status.REFUSED);
        assertThat(lane.waiting()).isEqualTo(1);
        assertThat(pos.printed).contains("Points for this purchase follow later.");

        library.mend();
        assertThat(lane.settle()).isZero();

        assertThat(receipt("T1").priced().due()).isEqualTo(euro("7.58"));
        assertThat(receipt("T1").flags()).isEmpty();
        assertThat(receipt("T1").member()).contains(new MemberId("M-GOOD"));
        assertThat(points()).isEqualTo("1007");
        assertThat(till.orElseThrow().sales()).hasSize(1);
    }

    @Test
    void aKeptSaleSurvivesTheProcessAndTheNextBooksIt() {
        lane.begin(next(), shop.key("T1"));
        library.breakDown();
        pos.ticket.added(PaperPos.item("1", TestShop.BREAD, 1, "3.20"));
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        assertThat(lane.commit(next(), card("3.20")).status()).isEqualTo(Status.KEPT);
        LaneAnswer<?> voided = lane.reverse(next(), Reversal.voiding(shop.key("T1")));
        assertThat(voided.status()).isEqualTo(Status.KEPT);

        library.mend();
        restart();

        assertThat(lane.waiting()).isZero();
        assertThat(receipt("T1").priced().due()).isEqualTo(euro("3.20"));
        assertThat(till.orElseThrow().refunds(shop.key("T1"))).hasSize(1);
        assertThat(points()).isEqualTo("1000");
    }

    @Test
    void aTillThatCannotBeOpenedSellsAtFullPriceUntilItCan() {
        lane.close();
        gone = true;
        lane = lane();
        assertThat(lane.begin(next(), shop.key("T1")).status()).isEqualTo(Status.OUT_OF_SERVICE);
        breadAndOats();
        lane.preview(next());
        assertThat(pos.due()).isEqualTo("7.58");
        assertThat(lane.commit(next(), card("7.58")).status()).isEqualTo(Status.KEPT);

        gone = false;
        assertThat(lane.settle()).isZero();
        assertThat(receipt("T1").priced().discount()).isEqualTo(euro("0.00"));
        lane.begin(next(), shop.key("T2"));
        assertThat(lane.preview(next()).isDone()).isTrue();
        assertThat(pos.due()).isEqualTo("7.20");
    }

    @Test
    void aThreadThatHangsIsReplacedThriceAndThenNobodyWaits() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        library.hang();
        List<Status> answers =
                Stream.generate(() -> lane.preview(next()).status()).limit(12).toList();
        assertThat(answers.subList(0, 8)).containsOnly(Status.LATE);
        assertThat(answers.subList(8, 12)).containsOnly(Status.OUT_OF_SERVICE);

        library.mend();
        lane.cancel(next());
        assertThat(lane.settle()).isZero();
        assertThat(lane.begin(next(), shop.key("T2")).isDone()).isTrue();
        assertThat(till.orElseThrow().checkouts())
                .extracting(sale -> sale.key().tx())
                .containsExactly("T2");
    }

    @Test
    void whatNobodyAnsweredInTimeCountsFromTheNextAnswerOn() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        library.hang();
        assertThat(lane.identify(next(), shop.text(TestCode.COUPON_GOOD)).status())
                .isEqualTo(Status.LATE);
        assertThat(lane.redeem(next(), Points.of("100")).status()).isEqualTo(Status.LATE);
        assertThat(pos.due()).isEqualTo("6.70");
        library.mend();

        assertThat(lane.preview(next()).status()).isEqualTo(Status.DONE);

        assertThat(pos.due()).isEqualTo("6.50");
        assertThat(pos.shown.orElseThrow().credits()).isEmpty();
        assertThat(pos.said).contains("SCAN_COUPON");
        lane.suspend(next());
        assertThat(till.orElseThrow().suspended()).containsExactly(shop.key("T1"));
    }

    @Test
    void byTheClockOnTheWallToo() {
        lane.close();
        lane = opened(plan().budget(Verb.PREVIEW, Duration.ofMillis(1)).budget(Verb.BEGIN, Duration.ofMinutes(1)));
        assertThat(lane.begin(next(), shop.key("T1")).status()).isEqualTo(Status.DONE);
        library.hang();
        breadAndOats();
        assertThat(lane.preview(next()).status()).isEqualTo(Status.LATE);
        assertThat(pos.due()).isEqualTo("7.58");
    }

    @Test
    void aFullDiskNeitherStopsASaleNorWhatComesAfterIt() {
        lane.close();
        TestDisk disk = new TestDisk();
        lane = opened(
                LoyaltyLane.at(folder.resolve("kept"), () -> openTill(disk)).patience(library.patience()));
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.preview(next());
        disk.fill();
        assertThat(lane.cancel(next()).status()).isEqualTo(Status.OUT_OF_SERVICE);
        pos.ticket.cleared();
        lane.begin(next(), shop.key("T2"));
        breadAndOats();
        lane.preview(next());
        assertThat(pos.due()).isEqualTo("7.20");
        assertThat(lane.commit(next(), card("7.20")).status()).isEqualTo(Status.KEPT);

        disk.mend();
        lane.settle();
        lane.begin(next(), shop.key("T3"));

        assertThat(till.orElseThrow().sales()).containsExactly(shop.key("T2"));
        assertThat(till.orElseThrow().checkouts())
                .extracting(sale -> sale.key().tx())
                .containsExactly("T3");
    }

    @Test
    void aRehearsalComesBeforeTheTillAndNothingOfItIsOnIt() {
        lane.close();
        lane = opened(plan().rehearses(true));

        assertThat(lane.begin(next(), shop.key("T1")).status()).isEqualTo(Status.DONE);
        breadAndOats();
        lane.total(next());
        assertThat(lane.commit(next(), card("7.20")).status()).isEqualTo(Status.DONE);
        assertThat(till.orElseThrow().sales()).containsExactly(shop.key("T1"));
        assertThat(till.orElseThrow().members("CARD-1")).isEmpty();
        assertThat(pos.threads).containsOnly(Thread.currentThread());
    }

    @Test
    void aLaneThatWasClosedIsOutOfService() {
        lane.close();
        assertThat(lane.begin(next(), shop.key("T1")).status()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void anAdapterThatThrowsOrCallsBackStopsNoSale() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        pos.whenShown = () -> {
            assertThat(lane.preview(next()).status()).isEqualTo(Status.REFUSED);
            throw new IllegalStateException("the customer display is unplugged");
        };
        LaneAnswer<Quote> answer = lane.preview(next());
        assertThat(answer.status()).isEqualTo(Status.DONE);
        assertThat(answer.notice().orElseThrow().code()).isEqualTo("LANE_ADAPTER");
        pos.whenShown = () -> {};
        assertThat(lane.commit(next(), card("7.20")).status()).isEqualTo(Status.DONE);
    }

    @Test
    void goodsComeBackAndSalesAreUndoneOnce() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        lane.commit(next(), card("6.70"));
        Reversal one = Reversal.refunding(shop.key("R1"), shop.key("T1"), Map.of("2", Quantity.of(1)));

        assertThat(lane.reverse(next(), one).result().orElseThrow().totals().money())
                .isEqualTo(euro("2.00"));
        assertThat(lane.reverse(next(), one).status()).isEqualTo(Status.AGAIN);
        Reversal voiding = Reversal.voiding(shop.key("T1"));
        assertThat(lane.reverse(next(), voiding).result().orElseThrow().totals().money())
                .isEqualTo(euro("4.70"));
        assertThat(lane.reverse(next(), voiding).status()).isEqualTo(Status.AGAIN);
        assertThat(points()).isEqualTo("1000");

        lane.begin(next(), shop.key("T2"));
        lane.commit(next(), card("7.20"));
        library.breakDown();
        Reversal unknown = Reversal.refunding(shop.key("R2"), shop.key("T2"), Map.of("1", Quantity.ONE));
        assertThat(lane.reverse(next(), unknown).notice().orElseThrow().code()).isEqualTo("LANE_REFUND_LATER");
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void aSaleGoesAsideWithItsTicketAndComesBack() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        assertThat(lane.suspend(next()).status()).isEqualTo(Status.DONE);
        assertThat(till.orElseThrow().suspended()).containsExactly(shop.key("T1"));
        pos.ticket.cleared();

        LaneAnswer<List<Line>> back = lane.resume(next(), shop.key("T1"));

        assertThat(back.result().orElseThrow()).extracting(Line::id).containsExactly("1", "2");
        assertThat(lane.preview(next()).result().orElseThrow().total()).isEqualTo(euro("0.00"));
    }

    @Test
    void anExerciseLeavesNothingBehind() {
        Supplier<Envelope> exercise = () -> next().inTraining(true);
        lane.begin(exercise.get(), shop.key("X1"));
        breadAndOats();
        lane.identify(exercise.get(), shop.text(TestCode.CARD_GOOD));
        lane.commit(exercise.get(), card("6.70"));

        assertThat(pos.printed).contains("*** TRAINING: NOT A SALE ***");
        assertThat(till.orElseThrow().sales()).isEmpty();
        assertThat(points()).isEqualTo("1000");
    }

    @Test
    void whatWasPaidByAnOlderPriceIsBookedAsAFactAndMarkedAlsoByAStrictProgramme() {
        lane.begin(next(), shop.key("T1"));
        breadAndOats();
        lane.identify(next(), shop.text(TestCode.COUPON_GOOD));
        library.breakDown();
        pos.ticket.changed("2", Quantity.of(4), euro("8.76"));
        lane.preview(next());
        lane.commit(next(), Payment.of(TestShop.EURO, List.of(Tender.cash(euro("10.00")))));
        library.mend();

        lane.settle();

        assertThat(lane.waiting()).isZero();
        assertThat(lane.refused()).isEmpty();
        Receipt booked = till.orElseThrow().receipt(shop.key("T1")).orElseThrow();
        assertThat(booked.flags()).containsExactly(Receipt.Flag.TENDERS_DIFFER);
        assertThat(booked.payment().tenders().orElseThrow())
                .extracting(Tender::amount)
                .containsExactly(euro("10.00"));
    }

    @Test
    void noPaymentCardIsEverKept() throws IOException {
        lane.begin(next(), shop.key("T1"));
        library.breakDown();
        breadAndOats();
        lane.identify(next(), "4111111111111111");
        lane.identify(next(), shop.text(TestCode.CARD_GOOD));
        lane.commit(next(), card("7.58"));

        try (Stream<Path> files = Files.list(folder.resolve("kept"))) {
            String text = Files.readString(files.filter(file -> file.toString().endsWith(".kept"))
                    .findFirst()
                    .orElseThrow());
            assertThat(text.lines().filter(line -> line.startsWith("heard")).toList())
                    .containsExactly("heard - "
                            + Base64.getUrlEncoder()
                                    .encodeToString(
                                            shop.text(TestCode.CARD_GOOD).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void withoutASaleVerbsAreRefused() {
        assertThat(lane.preview(next()).code()).contains(Code.UNKNOWN_TRANSACTION);
        assertThat(lane.reverse(next(), Reversal.voiding(BasketKey.parse("0042/3/2026-11-22/T9")))
                        .code())
                .contains(Code.UNKNOWN_RECEIPT);
    }
}
