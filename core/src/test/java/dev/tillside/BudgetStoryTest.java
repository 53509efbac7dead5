package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.wire.SaleJson;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets of offers, points and vouchers that two tills share. */
class BudgetStoryTest {
    private static final String CLUB =
            "{\"type\":\"program\",\"id\":\"club\",\"version\":2,\"currency\":\"GBP\",\"timeZone\":\"Europe/London\","
                    + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],"
                    + "\"burn\":{\"points\":\"10\",\"worth\":\"1.00\"%s}},"
                    + "\"vouchers\":[{\"id\":\"v\",\"points\":\"100\",\"value\":\"5.00\",\"partial\":true}]}";

    @TempDir
    private Path folder;

    private final LeasingOffice office = new LeasingOffice();
    private CornerShop one;
    private CornerShop two;

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private void tills(String... objects) {
        one = CornerShop.at(folder.resolve("one"), office).taking(objects);
        two = CornerShop.at(folder.resolve("two"), office).taking(objects);
    }

    private static String member(String more) {
        return "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"CARD-1\"]" + more + "}";
    }

    private static Checkout milk(CornerShop shop, String tx, int count, String... cards) {
        String workstation = shop.directory.getFileName().toString();
        Checkout sale = shop.till.begin(new BasketKey("0042", workstation, CornerShop.TODAY, tx));
        List.of(cards).forEach(sale::scan);
        sale.add(CornerShop.line("1", "MILK", count, count + ".00"));
        return sale;
    }

    private static Outcome milkOffer(Checkout sale) {
        return sale.price().outcomes().stream()
                .filter(o -> o.offer().equals("MILK"))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome explained(Checkout sale) {
        return sale.explain("MILK").get(0);
    }

    private static Receipt pay(Checkout sale) {
        return sale.commit(Tender.card(sale.lock().due()));
    }

    private void everyoneMayHave(String limits, String policy) {
        tills(CornerShop.amountOff("MILK", "MILK", "0.50", ",\"limits\":{" + limits + "}" + policy), member(""));
    }

    @Test
    void aStrangersBasketAsksWhenItBeginsForItsPartOfABudgetOfUses() {
        everyoneMayHave("\"totalUses\":5", ",\"offline\":\"REFUSE\"");
        office.offers.put("MILK", new LeasingOffice.Budget(OptionalLong.of(5), Optional.empty(), 3));
        Checkout sale = milk(one, "T1", 9);
        assertThat(explained(sale).reason()).isEqualTo(Reason.OFFLINE);
        one.till.ask();
        Checkout other = milk(two, "T2", 9);
        two.till.ask();
        Checkout third = milk(two, "T3", 9);
        two.till.ask();

        assertThat(milkOffer(sale).uses()).as("a basket's portion").isEqualTo(3);
        assertThat(milkOffer(other).uses()).as("what is left").isEqualTo(2);
        assertThat(explained(third).reason()).isEqualTo(Reason.HELD_ELSEWHERE);
        pay(sale);
        pay(other);
        one.till.sync();
        two.till.sync();
        two.till.ask();
        assertThat(explained(third).reason()).isEqualTo(Reason.LIMIT_REACHED);
    }

    @Test
    void whatALeaseAllowedIsComputedAgainToTheCent() {
        everyoneMayHave("\"totalUses\":5", ",\"offline\":\"BOUNDED_RISK\",\"offlineUses\":2");
        Checkout offline = milk(one, "T1", 9);
        assertThat(milkOffer(offline).uses()).isEqualTo(2);
        Receipt receipt = pay(offline);
        String json = one.till.delivery(receipt.key()).orElseThrow().json();
        assertThat(SaleJson.circumstances(json).orElseThrow().used().get("MILK").most())
                .isEqualTo(2);
        one.till.sync();
        one.close();
        List<Audit.Finding> found = new ArrayList<>();
        try (TillJournal journal = Tills.journal(one.directory)) {
            journal.check(found::add);
        }
        assertThat(found).isEmpty();
        one = CornerShop.at(folder.resolve("one"), office);
    }

    @Test
    void aBudgetOfMoneyIsLeasedToo() {
        everyoneMayHave("\"totalAmount\":\"2.00\"", ",\"offline\":\"REFUSE\"");
        office.offers.put(
                "MILK", new LeasingOffice.Budget(OptionalLong.empty(), Optional.of(new BigDecimal("1.20")), 0));
        Checkout sale = milk(one, "T1", 9);
        one.till.ask();
        Checkout other = milk(two, "T2", 9);
        two.till.ask();

        assertThat(sale.price().discount()).isEqualTo(CornerShop.money("1.20"));
        assertThat(explained(other).reason()).isEqualTo(Reason.HELD_ELSEWHERE);
    }

    @Test
    void boundedRiskBoundsUsesOfABudgetOfMoney() {
        everyoneMayHave("\"totalAmount\":\"99.00\"", ",\"offline\":\"BOUNDED_RISK\",\"offlineUses\":3");
        office.down = true;
        assertThat(milkOffer(pay(milk(one, "T1", 2))).uses()).isEqualTo(2);
        assertThat(milkOffer(milk(one, "T2", 2)).uses()).isEqualTo(1);
        pay(milk(one, "T3", 2));
        assertThat(explained(milk(one, "T4", 2)).reason()).isEqualTo(Reason.OFFLINE);

        office.down = false;
        one.till.sync();

        assertThat(milkOffer(milk(one, "T5", 9)).uses()).isEqualTo(3);
    }

    private static Outcome milkOffer(Receipt receipt) {
        return receipt.priced().outcomes().get(0);
    }

    @Test
    void aMembersOwnLimitIsHeldWhileHeShopsAtAnotherTill() {
        everyoneMayHave("\"perMember\":1", ",\"offline\":\"HOME_STORE\"");
        office.offers.put("MILK", new LeasingOffice.Budget(OptionalLong.of(1), Optional.empty(), 1));
        Checkout sale = milk(one, "T1", 1, "CARD-1");
        assertThat(explained(sale).reason()).as("at home nowhere").isEqualTo(Reason.OFFLINE);
        one.till.ask();
        assertThat(milkOffer(sale).reason()).isEqualTo(Reason.APPLIED);
        Checkout other = milk(two, "T2", 1, "CARD-1");
        two.till.ask();
        assertThat(explained(other).reason()).isEqualTo(Reason.HELD_ELSEWHERE);
        Checkout stranger = milk(two, "T3", 1);
        assertThat(explained(stranger).reason()).isEqualTo(Reason.MEMBER_REQUIRED);
    }

    @Test
    void anOfferWithoutAPolicyIsNotAskedForAndGoesByWhatTheTillKnows() {
        everyoneMayHave("\"totalUses\":5", "");
        Checkout sale = milk(one, "T1", 9);
        one.till.ask();
        assertThat(office.asked).isEmpty();
        assertThat(milkOffer(sale).uses()).isEqualTo(5);
    }

    @Test
    void pointsAreSpentOnceByTwoTills() {
        tills(String.format(CLUB, ""), member(",\"points\":\"100\""));
        office.points.put("M1", Points.of(100));
        Checkout sale = milk(one, "T1", 20, "CARD-1");
        Checkout other = milk(two, "T2", 20, "CARD-1");
        one.till.ask();
        two.till.ask();

        sale.redeem(Points.of(100));
        refused(other, 10);
        pay(sale);
        one.till.sync();
        two.till.sync();
        assertThat(two.till.balance(new MemberId("M1")).debt()).isEqualTo(Points.ZERO);
    }

    @Test
    void withoutAnAnswerTheProgrammesBoundHoldsAndWithOneTheAnswer() {
        tills(String.format(CLUB, ",\"offline\":\"30\""), member(",\"points\":\"100\""));
        office.points.put("M1", Points.of(100));
        Checkout sale = milk(one, "T1", 20, "CARD-1");
        refused(sale, 40);
        one.till.ask();
        sale.redeem(Points.of(100));
        Checkout other = milk(one, "T2", 20, "CARD-1");
        one.till.ask();
        refused(other, 10);
        sale.cancel();
        one.till.ask();
        assertThat(office.leased()).containsExactly(other.key());
        other.redeem(Points.of(100));
        assertThat(other.lock().due()).isEqualTo(CornerShop.money("10.00"));
    }

    @Test
    void pointsThatWereSpentWithoutALeaseAreTakenOffTheAnswer() {
        tills(String.format(CLUB, ""), member(",\"points\":\"100\""));
        office.points.put("M1", Points.of(90));
        Checkout offline = milk(one, "T1", 20, "CARD-1");
        offline.redeem(Points.of(50));
        pay(offline);
        Checkout sale = milk(one, "T2", 20, "CARD-1");
        one.till.ask();
        refused(sale, 50);
        sale.redeem(Points.of(40));
        assertThat(sale.lock().due()).isEqualTo(CornerShop.money("16.00"));
    }

    private static void refused(Checkout sale, int points) {
        assertThatThrownBy(() -> sale.redeem(Points.of(points)))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(Code.INSUFFICIENT_POINTS));
    }

    @Test
    void aVoucherThatAnotherTillHoldsDoesNotPayHere() {
        tills(String.format(CLUB, ""), member(""));
        Checkout earning = milk(one, "T1", 100, "CARD-1");
        String code = pay(earning).vouchers().get(0).code();
        office.vouchers.put(code, 1);
        Checkout holding = milk(one, "T2", 9);
        holding.redeem(code);
        one.till.ask();
        assertThat(holding.price().due()).isEqualTo(CornerShop.money("4.00"));
        Checkout other = milk(one, "T3", 9);
        other.redeem(code);
        assertThat(other.price().due()).as("nobody has answered").isEqualTo(CornerShop.money("4.00"));

        one.till.ask();

        assertThat(other.price().due()).isEqualTo(CornerShop.money("9.00"));
        assertThatThrownBy(() -> other.redeem(code))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(Code.VOUCHER_REFUSED));
        holding.keep(code);
        one.till.ask();
        one.till.sync();
        one.till.ask();
        assertThat(other.price().due()).isEqualTo(CornerShop.money("4.00"));
    }
}
