package dev.tillside.pos.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.Reason;
import dev.tillside.pos.tck.FakeHeadOffice.Call;
import dev.tillside.pos.tck.FakeHeadOffice.Mishap;
import dev.tillside.sale.Tender;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the line does to a real till, and what head office has in the end. */
class FakeHeadOfficeTest {
    @TempDir
    private Path folder;

    private TestShop shop;
    private FakeHeadOffice office;
    private LoyaltyTill till;

    @BeforeEach
    void open() {
        shop = TestShop.in(folder);
        office = shop.office();
        till = shop.till().background(false).open();
    }

    @AfterEach
    void close() {
        office.release();
        till.close();
    }

    private BasketKey sold(String tx) {
        Checkout sale = till.begin(shop.key(tx));
        sale.scan(shop.text(TestCode.CARD_GOOD));
        sale.add(shop.bread("1"));
        return sale.commit(Tender.card(sale.lock().due())).key();
    }

    @Test
    void aLostRequestNeverArrivesAndALostAnswerArrives() {
        BasketKey sale = sold("T1");
        office.next(Call.DELIVER, Mishap.LOSE_REQUEST);
        office.next(Call.DELIVER, Mishap.LOSE_ANSWER);
        till.sync();
        assertThat(office.arrivals(sale)).isZero();
        till.sync();
        assertThat(office.arrivals(sale)).isEqualTo(1);
        assertThat(till.waiting()).isEqualTo(1);
        till.sync();
        assertThat(office.arrivals(sale)).isEqualTo(2);
        assertThat(office.arrived()).containsOnlyOnce(sale);
        assertThat(till.waiting()).isZero();
        assertThat(office.text(sale).orElseThrow()).contains("\"M-GOOD\"");
        assertThat(till.balance(new MemberId("M-GOOD")).points()).isEqualTo(Points.of("1002"));
    }

    @Test
    void aRequestThatWasHeldBackArrivesAfterWhatCameSince() {
        BasketKey first = sold("T1");
        office.next(Call.DELIVER, Mishap.HOLD_BACK);
        till.sync();
        assertThat(office.heldBack()).isEqualTo(1);
        BasketKey second = sold("T2");
        till.sync();
        till.sync();
        assertThat(office.arrived()).endsWith(first, second);
        office.release();
        assertThat(office.arrivals(first)).isEqualTo(2);
        assertThat(office.arrived()).containsOnlyOnce(first);
        assertThat(office.heldBack()).isZero();
    }

    @Test
    void aDoubledRequestIsTakenOnce() {
        BasketKey sale = sold("T1");
        office.next(Call.DELIVER, Mishap.DOUBLE);
        till.sync();
        assertThat(office.arrivals(sale)).isEqualTo(2);
        assertThat(office.arrived()).containsOnlyOnce(sale);
        assertThat(till.waiting()).isZero();
    }

    @Test
    void aCallThatWaitsHoldsUpNoSale() throws Exception {
        BasketKey first = sold("T1");
        office.next(Call.DELIVER, Mishap.WAIT);
        CompletableFuture<Void> round = CompletableFuture.runAsync(till::sync);
        office.awaitWaiting(1);
        BasketKey second = sold("T2");
        assertThat(office.arrived()).doesNotContain(first);
        office.release();
        round.get();
        till.sync();
        assertThat(office.arrived()).contains(first, second);
    }

    @Test
    void whateverBefallsTwoDeliveriesHeadOfficeHasEachSaleOnce() {
        List<Mishap> mishaps = List.of(Mishap.LOSE_REQUEST, Mishap.LOSE_ANSWER, Mishap.DOUBLE, Mishap.HOLD_BACK);
        for (Mishap one : mishaps) {
            for (Mishap other : mishaps) {
                BasketKey sale = sold(one + "-" + other);
                office.next(Call.DELIVER, one);
                office.next(Call.DELIVER, other);
                till.sync();
                till.sync();
                till.sync();
                office.release();
                office.mend();
                assertThat(till.waiting()).as("%s, then %s", one, other).isZero();
                assertThat(office.arrived()).containsOnlyOnce(sale);
            }
        }
    }

    @Test
    void whatOneBasketHoldsAnotherDoesNotGet() {
        Checkout first = till.begin(shop.key("T1"));
        first.scan(shop.text(TestCode.COUPON_OFFLINE));
        first.add(shop.bread("1"));
        assertThat(reason(first)).isEqualTo(Reason.OFFLINE);
        till.ask();
        assertThat(reason(first)).isEqualTo(Reason.APPLIED);

        Checkout second = till.begin(shop.key("T2"));
        second.scan(shop.text(TestCode.COUPON_OFFLINE));
        second.add(shop.bread("1"));
        till.ask();
        assertThat(reason(second)).isEqualTo(Reason.HELD_ELSEWHERE);

        first.cancel();
        till.sync();
        till.ask();
        assertThat(reason(second)).isEqualTo(Reason.APPLIED);
    }

    @Test
    void whatAnotherTillLetsGoIsThereAfterTheNextRound() {
        Checkout sale = till.begin(shop.key("T1"));
        sale.scan(shop.text(TestCode.COUPON_HELD));
        sale.add(shop.bread("1"));
        till.ask();
        assertThat(reason(sale, "O-COUPON-HELD")).isEqualTo(Reason.HELD_ELSEWHERE);
        office.free("K-COUPON-HELD");
        till.sync();
        till.ask();
        assertThat(reason(sale, "O-COUPON-HELD")).isEqualTo(Reason.APPLIED);
    }

    private static Reason reason(Checkout sale) {
        return reason(sale, "O-COUPON-OFFLINE");
    }

    private static Reason reason(Checkout sale, String offer) {
        return sale.explain(offer).stream().map(Outcome::reason).findFirst().orElseThrow();
    }

    @Test
    void whatIsPublishedComesWithTheNextRound() {
        office.publish(List.of("{\"type\":\"member\",\"id\":\"M-NEW\",\"cards\":[\"2900000000025\"]}"));
        assertThat(till.members("2900000000025")).isEmpty();
        till.sync();
        assertThat(till.members("2900000000025")).containsExactly(new MemberId("M-NEW"));
    }
}
