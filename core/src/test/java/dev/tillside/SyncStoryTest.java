package dev.tillside;

import static dev.tillside.CornerShop.amountOff;
import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.sync.SyncReport;
import dev.tillside.wire.SaleJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.stubbing.Answer;

/** Sales on their way up and reference data on its way down, with a head office that does not always behave. */
class SyncStoryTest {
    @TempDir
    private Path folder;

    @Test
    void everySaleArrivesOnceAsItWasCommittedInBatchesOfAHundred() {
        LedgerOffice office = new LedgerOffice();
        try (CornerShop shop = CornerShop.at(folder, office)) {
            IntStream.range(0, 230).forEach(i -> sell(shop, "T" + i));
            assertThat(shop.till.waiting()).isEqualTo(230);

            SyncReport report = shop.till.sync();

            assertThat(report.pushed()).isEqualTo(230);
            assertThat(report.failure()).isEmpty();
            assertThat(report.waiting()).isZero();
            assertThat(office.batches).containsExactly(100, 100, 30);
            assertThat(List.copyOf(office.stored.keySet())).isEqualTo(shop.till.sales());
            office.stored.forEach((key, json) -> assertThat(SaleJson.read(json))
                    .isEqualTo(shop.till.receipt(key).orElseThrow()));
            assertThat(shop.till.sync().pushed()).isZero();
        }
    }

    @Test
    void whatTheOfficeHasButCouldNotSayIsSentAgainAndStoredOnce() throws IOException {
        LedgerOffice office = new LedgerOffice();
        HeadOffice forgetful = delivering(batch -> {
            office.deliver(batch);
            throw new IOException("the acknowledgement was lost");
        });
        try (CornerShop shop = CornerShop.at(folder, forgetful)) {
            sell(shop, "T1");
            sell(shop, "T2");
            SyncReport report = shop.till.sync();
            assertThat(report.pushed()).isZero();
            assertThat(report.waiting()).isEqualTo(2);
            assertThat(report.failure()).contains("the acknowledgement was lost");
        }
        try (CornerShop shop = CornerShop.at(folder, office)) {
            assertThat(shop.till.sync().pushed()).as("already there is as good").isEqualTo(2);
            assertThat(office.stored).hasSize(2);
        }
    }

    @Test
    void aRefusedSaleIsADeadLetterUntilItIsSentAgain() throws IOException {
        LedgerOffice office = new LedgerOffice();
        List<BasketKey> refusing = new ArrayList<>(List.of(key("T2")));
        HeadOffice strict = delivering(batch -> {
            List<Settlement> settlements = new ArrayList<>();
            for (Delivery delivery : batch) {
                settlements.addAll(
                        refusing.contains(delivery.key())
                                ? List.of(new Settlement(delivery.key(), Verdict.REFUSED, Optional.of("no such store")))
                                : office.deliver(List.of(delivery)));
            }
            return settlements;
        });
        try (CornerShop shop = CornerShop.at(folder, strict)) {
            sell(shop, "T1");
            sell(shop, "T2");
            sell(shop, "T3");
            SyncReport report = shop.till.sync();
            assertThat(report.pushed()).isEqualTo(2);
            assertThat(report.refused()).containsExactly(key("T2"));
            assertThat(report.waiting()).as("it keeps nobody waiting").isZero();
            assertThat(shop.till.deadLetters())
                    .containsExactly(new dev.tillside.sync.DeadLetter(key("T2"), "no such store"));

            assertThat(shop.till.sync().pushed()).as("it is not sent by itself").isZero();
            shop.reopen();
            assertThat(shop.till.deadLetters()).hasSize(1);
            assertThat(shop.till.resend(key("T9"))).isFalse();
            assertThat(shop.till.resend(key("T1"))).isFalse();
            assertThat(shop.till.resend(key("T2"))).isTrue();
            refusing.clear();
            assertThat(shop.till.sync().pushed()).isEqualTo(1);
            assertThat(shop.till.deadLetters()).isEmpty();
            assertThat(office.stored).hasSize(3);
        }
    }

    @Test
    void anAnswerThatDoesNotFitSettlesNothing() throws IOException {
        for (Function<List<Delivery>, List<Settlement>> wrong : wrongAnswers()) {
            HeadOffice confused = delivering(wrong::apply);
            try (CornerShop shop = CornerShop.at(folder, confused)) {
                if (shop.till.sales().isEmpty()) {
                    sell(shop, "T1");
                    sell(shop, "T2");
                }
                SyncReport report = shop.till.sync();
                assertThat(report.failure()).isPresent();
                assertThat(report.pushed()).isZero();
                assertThat(report.waiting()).isEqualTo(2);
            }
        }
        LedgerOffice office = new LedgerOffice();
        try (CornerShop shop = CornerShop.at(folder, office)) {
            assertThat(shop.till.sync().pushed()).isEqualTo(2);
        }
    }

    private static List<Function<List<Delivery>, List<Settlement>>> wrongAnswers() {
        List<Function<List<Delivery>, List<Settlement>>> answers = new ArrayList<>();
        answers.add(batch -> List.of());
        answers.add(batch -> List.of(stored(batch.get(0).key())));
        answers.add(
                batch -> List.of(stored(batch.get(1).key()), stored(batch.get(0).key())));
        answers.add(batch -> List.of(stored(batch.get(0).key()), stored(key("X"))));
        answers.add(batch -> null);
        answers.add(batch -> java.util.Arrays.asList(stored(batch.get(0).key()), null));
        answers.add(batch -> {
            throw new IllegalStateException("a bug of the adapter's");
        });
        return answers;
    }

    @Test
    void anAdapterThatThrowsDoesNotReachTheTill() throws IOException {
        HeadOffice broken = mock(HeadOffice.class);
        doThrow(new NullPointerException("oops")).when(broken).changesAfter(anyString(), anyInt());
        try (CornerShop shop = CornerShop.at(folder, broken)) {
            assertThat(shop.till.sync().failure().orElseThrow()).contains("oops");
            sell(shop, "T1");
            assertThat(shop.till.sales()).hasSize(1);
        }
    }

    @Test
    void anOfficeThatTurnsInACircleEndsTheRound() throws IOException {
        HeadOffice circling = mock(HeadOffice.class);
        when(circling.changesAfter(anyString(), anyInt())).thenReturn(new ChangePage(List.of(), "7", true));
        try (CornerShop shop = CornerShop.at(folder, circling)) {
            assertThat(shop.till.sync().failure().orElseThrow()).contains("does not go beyond it");
        }
    }

    @Test
    void changesComeDownPageByPageAndOnlyOnce() {
        LedgerOffice office = new LedgerOffice(2);
        office.changes.add(CornerShop.PROGRAM);
        office.changes.add(amountOff("MILK", "MILK", "0.50", ""));
        office.changes.add("{\"type\":\"offer\",\"id\":\"BAD\",\"kind\":\"NONE\"}");
        office.changes.add("this is not JSON");
        office.changes.add("{\"type\":\"planet\",\"id\":\"mars\"}");
        office.changes.add(CornerShop.member("M1", "CARD-1"));
        try (LoyaltyTill till =
                Tills.at(folder).headOffice(office).background(false).open()) {
            SyncReport report = till.sync();
            assertThat(report.pulled()).as("what cannot be read is passed over").isEqualTo(3);
            assertThat(report.failure()).isEmpty();
            assertThat(till.program()).isPresent();

            assertThat(till.sync().pulled()).isZero();
            office.changes.add("{\"type\":\"offer\",\"id\":\"MILK\",\"version\":2,\"removed\":true}");
            assertThat(till.sync().pulled()).isEqualTo(1);
        }
        try (LoyaltyTill till =
                Tills.at(folder).headOffice(office).background(false).open()) {
            assertThat(till.sync().pulled()).as("the cursor is on disk").isZero();
            assertThat(till.program()).isPresent();
        }
    }

    @Test
    void inTheBackgroundASaleIsDeliveredByItself() throws Exception {
        CountDownLatch arrived = new CountDownLatch(3);
        LedgerOffice office = new LedgerOffice();
        HeadOffice told = delivering(batch -> {
            List<Settlement> settlements = office.deliver(batch);
            batch.forEach(d -> arrived.countDown());
            return settlements;
        });
        try (LoyaltyTill till = Tills.at(folder).headOffice(told).open()) {
            till.take(List.of(dev.tillside.wire.ReferenceObject.read(CornerShop.PROGRAM, Optional.empty())));
            for (String tx : List.of("T1", "T2", "T3")) {
                till.begin(key(tx)).commit();
            }
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(office.stored).hasSize(3);
    }

    @Test
    void inTheBackgroundItComesAgainAfterEveryKindOfFailure() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch arrived = new CountDownLatch(1);
        LedgerOffice office = new LedgerOffice();
        HeadOffice shaky = delivering(batch -> switch (calls.getAndIncrement()) {
            case 0 -> throw new IOException("no line");
            case 1 -> throw new IllegalStateException("a bug of the adapter's");
            case 2 -> throw new AssertionError("an error of the adapter's");
            case 3 -> null;
            default -> {
                List<Settlement> settlements = office.deliver(batch);
                arrived.countDown();
                yield settlements;
            }
        });
        try (LoyaltyTill till = Tills.at(folder)
                .headOffice(shaky)
                .retryDelay(Duration.ofMillis(1), Duration.ofMillis(5))
                .open()) {
            till.take(List.of(dev.tillside.wire.ReferenceObject.read(CornerShop.PROGRAM, Optional.empty())));
            till.begin(key("T1")).commit();
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(office.stored).hasSize(1);
    }

    @Test
    void closingDoesNotWaitForAnOfficeThatHangs() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        HeadOffice hanging = delivering(batch -> {
            called.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException("given up", e);
            }
            return List.of();
        });
        LoyaltyTill till = Tills.at(folder).headOffice(hanging).open();
        till.take(List.of(dev.tillside.wire.ReferenceObject.read(CornerShop.PROGRAM, Optional.empty())));
        till.begin(key("T1")).commit();
        assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
        till.begin(key("T2")).commit();
        till.close();

        LedgerOffice office = new LedgerOffice();
        try (CornerShop shop = CornerShop.at(folder, office)) {
            assertThat(shop.till.sync().pushed()).isEqualTo(2);
        }
    }

    private interface Delivering {
        List<Settlement> deliver(List<Delivery> batch) throws IOException;
    }

    private static HeadOffice delivering(Delivering way) throws IOException {
        HeadOffice office = mock(HeadOffice.class);
        doAnswer((Answer<List<Settlement>>) call -> way.deliver(call.getArgument(0)))
                .when(office)
                .deliver(any());
        when(office.changesAfter(anyString(), anyInt()))
                .thenAnswer(call -> new ChangePage(List.of(), call.getArgument(0), false));
        return office;
    }

    private static Settlement stored(BasketKey key) {
        return new Settlement(key, Verdict.STORED, Optional.empty());
    }

    private static void sell(CornerShop shop, String tx) {
        Checkout sale = shop.begin(tx);
        sale.add(line("1", "MILK", 1, "1.45"));
        sale.commit(dev.tillside.sale.Tender.cash(money("1.45")));
    }
}
