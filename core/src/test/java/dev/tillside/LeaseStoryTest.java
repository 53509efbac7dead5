package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.SyncReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One coupon and two tills: one in the member's home store, one elsewhere, with head office and without. */
class LeaseStoryTest {
    private static final String HOME = "0042";
    private static final String AWAY = "0077";

    @TempDir
    private Path folder;

    private final LeasingOffice office = new LeasingOffice();
    private Optional<CornerShop> first = Optional.empty();
    private Optional<CornerShop> second = Optional.empty();

    @AfterEach
    void close() {
        first.ifPresent(CornerShop::close);
        second.ifPresent(CornerShop::close);
    }

    private void tills(String policy) {
        tills(policy, 1);
    }

    /** Two tills that know of a coupon for 1.00 off soap, as often as that. */
    private void tills(String policy, int uses) {
        first = Optional.of(shop("one", policy, uses));
        second = Optional.of(shop("two", policy, uses));
        office.coupons.put("C1", uses);
    }

    private CornerShop shop(String name, String policy, int uses) {
        String offline = policy.isEmpty() ? "" : ",\"offline\":" + policy;
        return CornerShop.at(folder.resolve(name), office)
                .taking(
                        CornerShop.amountOff(
                                "SOAP", "SOAP", "1.00", ",\"layer\":\"COUPON\",\"audience\":\"COUPON\"" + offline),
                        CornerShop.amountOff("BAR", "BAR", "0.50", ",\"codes\":[\"990001\"],\"audience\":\"COUPON\""),
                        "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"CARD-1\"],\"homeStore\":\"0042\"}",
                        CornerShop.member("M2", "CARD-2"),
                        "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"SOAP\",\"uses\":" + uses
                                + "}");
    }

    private LoyaltyTill one() {
        return first.orElseThrow().till;
    }

    private LoyaltyTill two() {
        return second.orElseThrow().till;
    }

    private static BasketKey key(String store, String tx) {
        return new BasketKey(store, "1", CornerShop.TODAY, tx);
    }

    /** A basket with two cakes of soap and the member's card. */
    private static Checkout soap(LoyaltyTill till, String store, String tx) {
        Checkout sale = till.begin(key(store, tx));
        sale.scan("CARD-1");
        sale.add(CornerShop.line("1", "SOAP", 1, "3.00"));
        return sale;
    }

    private static Reason reason(Checkout sale) {
        return reason(sale.price());
    }

    private static Reason reason(PricedBasket priced) {
        return priced.outcomes().stream()
                .filter(o -> o.coupon().equals(Optional.of("C1")))
                .map(Outcome::reason)
                .findFirst()
                .orElseThrow();
    }

    private static Receipt pay(Checkout sale) {
        return sale.commit(Tender.card(sale.lock().due()));
    }

    @ParameterizedTest(name = "policy {0}: without an answer {1} at home and {2} elsewhere")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                              | APPLIED | APPLIED",
                "\"HOME_STORE\"                                | APPLIED | OFFLINE",
                "\"BOUNDED_RISK\",\"offlineUses\":1            | APPLIED | APPLIED",
                "\"BOUNDED_RISK\",\"offlineUses\":0            | OFFLINE | OFFLINE",
                "\"REFUSE\"                                    | OFFLINE | OFFLINE",
            })
    void withoutAnAnswerThePolicyDecidesAndWithOneTheAnswer(String policy, Reason atHome, Reason elsewhere) {
        tills(policy == null ? "" : policy);
        Checkout home = soap(one(), HOME, "T1");
        Checkout away = soap(two(), AWAY, "T2");
        assertThat(reason(home)).isEqualTo(atHome);
        assertThat(reason(away)).isEqualTo(elsewhere);

        two().ask();
        one().ask();

        assertThat(reason(away)).as("who asked first").isEqualTo(Reason.APPLIED);
        assertThat(reason(home)).isEqualTo(Reason.HELD_ELSEWHERE);
        pay(away);
        pay(home);
        two().sync();
        one().sync();
        assertThat(office.usesOf("C1")).isEqualTo(1);
        assertThat(office.leased()).isEmpty();
        Checkout late = soap(one(), HOME, "T3");
        one().ask();
        assertThat(reason(late)).isEqualTo(Reason.ALREADY_REDEEMED);
    }

    @Test
    void anOfferForOneStoreAloneHasItsHomeThere() {
        tills("\"HOME_STORE\",\"stores\":[\"0077\"]");
        assertThat(reason(soap(two(), AWAY, "T1"))).isEqualTo(Reason.APPLIED);
    }

    @Test
    void aLockedPriceStandsWhateverComesLater() {
        tills("\"BOUNDED_RISK\",\"offlineUses\":1");
        soap(two(), AWAY, "T2");
        Checkout home = soap(one(), HOME, "T1");
        PricedBasket locked = home.lock();
        two().ask();

        one().ask();

        assertThat(reason(locked)).isEqualTo(Reason.APPLIED);
        assertThat(home.price()).isEqualTo(locked);
        assertThat(home.price(Pricing.Outcomes.ALL).due()).isEqualTo(locked.due());
        home.unlock();
        assertThat(reason(home)).as("a new price goes by the answer").isEqualTo(Reason.HELD_ELSEWHERE);
    }

    @Test
    void anAnswerThatGotLostIsAskedForAgainAndThePolicyDecidesMeanwhile() {
        tills("\"REFUSE\"");
        Checkout sale = soap(one(), HOME, "T1");
        office.losesAnswers = true;
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);
        assertThat(office.leased()).as("held all the same").containsExactly(sale.key());

        office.losesAnswers = false;
        one().ask();

        assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
    }

    @Test
    void anotherMembersCardLetsGoWhatWasHeldForTheFirst() {
        tills("\"REFUSE\"");
        Checkout sale = soap(one(), HOME, "T1");
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.APPLIED);

        sale.scan("CARD-2");
        office.losesAnswers = true;
        one().ask();
        office.losesAnswers = false;
        Checkout away = soap(two(), AWAY, "T2");
        two().ask();
        assertThat(reason(away)).isEqualTo(Reason.APPLIED);

        sale.scan("CARD-1");
        assertThat(reason(sale))
                .as("what was granted before is not held any more")
                .isEqualTo(Reason.OFFLINE);
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.HELD_ELSEWHERE);
    }

    @Test
    void whoForgetsTheMemberOrCancelsHoldsNothing() {
        tills("\"REFUSE\"");
        Checkout forgetful = soap(one(), HOME, "T1");
        one().ask();
        forgetful.forget();
        one().ask();
        assertThat(office.asked.get(office.asked.size() - 1).isEnd()).isTrue();
        assertThat(office.leased()).isEmpty();

        forgetful.scan("CARD-1");
        one().ask();
        assertThat(office.leased()).containsExactly(forgetful.key());
        forgetful.cancel();
        one().ask();
        assertThat(office.leased()).isEmpty();
        assertThat(one().begin(forgetful.key()).state()).isEqualTo(Checkout.State.OPEN);
    }

    @Test
    void aBasketPutAsideHoldsNothingUntilItIsTakenUpThereOrElsewhere() {
        tills("\"REFUSE\"");
        Checkout sale = soap(one(), HOME, "T1");
        one().ask();
        sale.suspend();
        one().ask();
        assertThat(office.leased()).isEmpty();

        one().sync();
        two().sync();
        Checkout taken = two().resume(sale.key());
        assertThat(reason(taken)).isEqualTo(Reason.OFFLINE);
        two().ask();
        one().sync();
        one().ask();
        assertThat(office.leased())
                .as("the first till ended nothing of the second's")
                .containsExactly(sale.key());
        assertThat(reason(taken)).isEqualTo(Reason.APPLIED);
        pay(taken);
        two().sync();
        assertThat(office.leased()).isEmpty();
    }

    @Test
    void aRestartedTillAsksAgainForItsOpenBasketWhenItIsTouched() {
        tills("\"REFUSE\"");
        soap(one(), HOME, "T1");
        one().ask();

        first.orElseThrow().reopen();

        Checkout found = one().checkout(key(HOME, "T1")).orElseThrow();
        one().sync();
        assertThat(office.leased()).as("it is open still").containsExactly(found.key());
        assertThat(reason(found)).isEqualTo(Reason.OFFLINE);
        one().ask();
        assertThat(reason(found)).isEqualTo(Reason.APPLIED);
    }

    @Test
    void whatATillHoldsThatNeverComesBackIsHeldForIt() {
        tills("\"REFUSE\"");
        soap(one(), HOME, "T1");
        one().ask();
        first.orElseThrow().close();
        first = Optional.empty();

        Checkout away = soap(two(), AWAY, "T2");
        two().ask();
        second.orElseThrow().clock.advance(java.time.Duration.ofDays(3));
        two().sync();
        two().ask();

        assertThat(reason(away)).isEqualTo(Reason.HELD_ELSEWHERE);
    }

    @Test
    void aBasketThatHeadOfficeForgotEndsWithTheNextPresence() {
        tills("\"REFUSE\"");
        Checkout sale = soap(one(), HOME, "T1");
        one().ask();
        office.silent = true;
        sale.cancel();
        one().ask();
        assertThat(office.leased()).containsExactly(sale.key());

        one().sync();

        assertThat(office.leased()).isEmpty();
    }

    @Test
    void aTillNamesItsOpenBasketsAndSalesOnTheirWayButNotThosePutAsideOrInTraining() {
        tills("\"REFUSE\"");
        Checkout open = soap(one(), HOME, "T1");
        pay(soap(one(), HOME, "T2"));
        soap(one(), HOME, "T3").suspend();
        one().beginTraining(key(HOME, "T4"), Optional.empty()).scan("CARD-1");
        one().ask();
        assertThat(office.asked).extracting(LeaseRequest::basket).containsExactly(open.key());

        one().sync();

        assertThat(office.presences).hasSize(1);
        assertThat(office.presences.get(0).open()).containsExactly(open.key());
        assertThat(office.presences.get(0).till()).isEqualTo(office.asked.get(0).till());
    }

    @Test
    void whatHeadOfficeRefusedIsStillHeldForTheSaleThatUsedIt() {
        tills("\"REFUSE\"");
        Checkout sale = soap(one(), HOME, "T1");
        one().ask();
        office.disliked.add(sale.key());
        pay(sale);

        one().sync();

        assertThat(one().deadLetters()).hasSize(1);
        assertThat(office.presences.get(0).open()).containsExactly(sale.key());
        Checkout away = soap(two(), AWAY, "T2");
        two().ask();
        assertThat(reason(away)).isEqualTo(Reason.HELD_ELSEWHERE);
    }

    @Test
    void boundedRiskCountsUntilHeadOfficeHasHeardOfIt() {
        tills("\"BOUNDED_RISK\",\"offlineUses\":2", 5);
        office.down = true;
        pay(soap(one(), HOME, "T1"));
        Checkout locked = soap(one(), HOME, "T2");
        locked.lock();
        Checkout third = soap(one(), HOME, "T3");
        assertThat(reason(third)).as("one sold, one locked").isEqualTo(Reason.OFFLINE);
        locked.cancel();
        assertThat(reason(third)).isEqualTo(Reason.APPLIED);
        third.cancel();

        pay(soap(one(), HOME, "T4"));
        assertThat(one().sync().failure()).isPresent();
        assertThat(reason(soap(one(), HOME, "T5"))).isEqualTo(Reason.OFFLINE);
        office.down = false;
        assertThat(one().sync().failure()).isEmpty();
        assertThat(reason(soap(one(), HOME, "T6"))).isEqualTo(Reason.APPLIED);
    }

    @Test
    void aRoundThatBreaksOffOnceItHasDeliveredLetsATillGiveNoMore() {
        tills("\"BOUNDED_RISK\",\"offlineUses\":1", 5);
        office.silent = true;
        office.breaksOff = true;
        pay(soap(one(), HOME, "T1"));
        assertThat(one().sync().failure()).isPresent();
        assertThat(one().sync().waiting()).as("delivered").isZero();
        assertThat(reason(soap(one(), HOME, "T2"))).isEqualTo(Reason.OFFLINE);
        office.breaksOff = false;
        assertThat(one().sync().failure()).isEmpty();
        assertThat(reason(soap(one(), HOME, "T3"))).isEqualTo(Reason.APPLIED);
    }

    @Test
    void boundedRiskNeverGivesMoreThanTheTillKnowsToBeLeft() {
        tills("\"BOUNDED_RISK\",\"offlineUses\":5", 1);
        pay(soap(one(), HOME, "T1"));
        assertThat(reason(soap(one(), HOME, "T2"))).isEqualTo(Reason.ALREADY_REDEEMED);
    }

    @Test
    void whatWasSoldWithoutALeaseIsTakenOffWhatHeadOfficeGrants() {
        tills("", 3);
        office.silent = true;
        office.tellsNothing = true;
        pay(soap(two(), AWAY, "T1"));
        two().sync();
        pay(soap(one(), HOME, "T2"));
        office.silent = false;

        Checkout sale = one().begin(key(HOME, "T3"));
        sale.scan("CARD-1");
        sale.add(CornerShop.line("1", "SOAP", 3, "9.00"));
        one().ask();

        assertThat(sale.price().outcomes()).extracting(Outcome::uses).containsExactly(1);
        one().sync();
        assertThat(sale.price().outcomes())
                .as("head office did not know of T2 when it answered")
                .extracting(Outcome::uses)
                .containsExactly(1);
    }

    @Test
    void twoOpenBasketsOfOneTillShareByTheSameRules() {
        tills("\"REFUSE\"");
        Checkout sale = soap(one(), HOME, "T1");
        Checkout other = soap(one(), HOME, "T2");
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
        assertThat(reason(other)).isEqualTo(Reason.HELD_ELSEWHERE);

        sale.cancel();
        one().ask();

        assertThat(reason(other)).as("it asks again when something is free").isEqualTo(Reason.APPLIED);
    }

    @Test
    void aCouponThatAnotherTillHeldIsAskedForAgainAfterARound() {
        tills("\"REFUSE\"");
        Checkout held = soap(two(), AWAY, "T1");
        two().ask();
        Checkout sale = soap(one(), HOME, "T2");
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.HELD_ELSEWHERE);
        held.cancel();
        two().ask();

        one().sync();
        one().ask();

        assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
    }

    @Test
    void whatHeadOfficeCannotSpeakForIsLeftToThePolicyAndAskedForAgainAfterARound() {
        tills("\"REFUSE\"");
        office.coupons.clear();
        Checkout sale = soap(one(), HOME, "T1");
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);

        office.coupons.put("C1", 1);
        one().ask();
        assertThat(reason(sale)).as("nothing says that it knows better").isEqualTo(Reason.OFFLINE);
        one().sync();
        one().ask();

        assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
    }

    @Test
    void anExerciseAsksNobodyAndIsToldWhatASaleWouldBe() {
        tills("\"REFUSE\"");
        Checkout exercise = one().beginTraining(key(HOME, "T1"), Optional.empty());
        exercise.scan("CARD-1");
        exercise.add(CornerShop.line("1", "SOAP", 1, "3.00"));
        assertThat(reason(exercise)).isEqualTo(Reason.APPLIED);
        one().ask();
        assertThat(office.asked).isEmpty();
    }

    @Test
    void aTillWithoutHeadOfficeGoesByThePolicies() {
        first = Optional.of(CornerShop.at(folder.resolve("alone"))
                .taking(
                        CornerShop.amountOff("SOAP", "SOAP", "1.00", ",\"audience\":\"COUPON\",\"offline\":\"REFUSE\""),
                        CornerShop.member("M1", "CARD-1"),
                        CornerShop.coupon("C1", "M1", "SOAP")));
        Checkout sale = soap(one(), HOME, "T1");
        one().ask();
        assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);
    }

    @Test
    void afterABackupWasRestoredHeadOfficeGetsBackWhatItLost() {
        tills("");
        pay(soap(one(), HOME, "T1"));
        one().sync();
        Checkout aside = one().begin(key(HOME, "T2"));
        aside.suspend();
        one().resume(aside.key());
        pay(aside);
        one().sync();
        int all = office.stored.size();
        List<BasketKey> keys = List.copyOf(office.stored.keySet());

        office.loses(1, "second");
        SyncReport report = one().sync();

        assertThat(report.failure()).isEmpty();
        assertThat(report.waiting()).isZero();
        assertThat(office.stored.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(office.stored).hasSize(all);
        first.orElseThrow().reopen();
        assertThat(one().sync().pushed()).as("the name is on disk").isZero();
        office.name = "third";
        office.down = true;
        assertThat(one().sync().failure()).isPresent();
        office.down = false;
        assertThat(one().sync().pushed()).as("two sales; notes are none").isEqualTo(2);
    }
}
