package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.internal.outbox.Scheduler;
import dev.tillside.money.Points;
import dev.tillside.offer.Reason;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Leases asked for in the background: beside the rounds, no more often than these, and never waited for. */
@Timeout(60)
class BackgroundLeaseTest {
    @TempDir
    private Path folder;

    /** Work that is done when the test says so, by the name of its thread. */
    private static final class HandScheduler implements Scheduler {
        private final List<Runnable> work = new ArrayList<>();

        @Override
        public Runnable after(Duration delay, Runnable next) {
            work.add(next);
            return () -> work.remove(next);
        }

        void run() {
            List<Runnable> due = List.copyOf(work);
            work.clear();
            due.forEach(Runnable::run);
        }

        @Override
        public void close() {
            work.clear();
        }
    }

    private final Map<String, HandScheduler> threads = new TreeMap<>();

    private HandScheduler questions() {
        return threads.get("tillside-leases");
    }

    private HandScheduler rounds() {
        return threads.get("tillside-courier");
    }

    private CornerShop shop(HeadOffice office, boolean byHand) {
        return CornerShop.with(folder, plan -> {
                    LoyaltyTillBuilder all = plan.headOffice(office).background(true);
                    return byHand
                            ? all.scheduler(name -> threads.computeIfAbsent(name, n -> new HandScheduler()))
                            : all;
                })
                .taking(
                        CornerShop.amountOff("SOAP", "SOAP", "1.00", ",\"audience\":\"COUPON\",\"offline\":\"REFUSE\""),
                        "{\"type\":\"member\",\"id\":\"M1\",\"cards\":[\"CARD-1\"]}",
                        CornerShop.coupon("C1", "M1", "SOAP"));
    }

    private static Checkout soap(CornerShop shop, String tx) {
        Checkout sale = shop.begin(tx);
        sale.scan("CARD-1");
        sale.add(CornerShop.line("1", "SOAP", 1, "3.00"));
        return sale;
    }

    private static Reason reason(Checkout sale) {
        return sale.price().outcomes().get(0).reason();
    }

    private static LeasingOffice leasing() {
        LeasingOffice office = new LeasingOffice();
        office.coupons.put("C1", 1);
        return office;
    }

    @Test
    void aBasketIsAskedForByItselfAndItsLaterWishInPlaceOfTheEarlier() {
        LeasingOffice office = leasing();
        try (CornerShop shop = shop(office, true)) {
            Checkout sale = soap(shop, "T1");
            assertThat(office.asked).as("not in the cashier's thread").isEmpty();
            assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);

            questions().run();

            assertThat(office.asked).hasSize(1);
            assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
            questions().run();
            assertThat(office.asked).as("nothing else is wanted").hasSize(1);
        }
    }

    @Test
    void whileHeadOfficeIsOutOfReachOnlyRoundsTry() {
        LeasingOffice office = leasing();
        try (CornerShop shop = shop(office, true)) {
            office.down = true;
            rounds().run();
            Checkout sale = soap(shop, "T1");
            assertThat(questions().work).as("the line is known to be down").isEmpty();

            office.down = false;
            rounds().run();
            questions().run();

            assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
        }
    }

    @Test
    void aQuestionThatFailedWaitsForARoundThatWentWell() {
        LeasingOffice office = leasing();
        try (CornerShop shop = shop(office, true)) {
            rounds().run();
            office.silent = true;
            Checkout sale = soap(shop, "T1");
            questions().run();
            soap(shop, "T2");
            assertThat(questions().work).as("nobody asks again by himself").isEmpty();

            office.silent = false;
            rounds().run();
            questions().run();

            assertThat(office.asked).hasSize(2);
            assertThat(reason(sale)).isEqualTo(Reason.APPLIED);
        }
    }

    @Test
    void anAdapterThatFailsLeavesEveryBasketToItsPolicy() {
        LeasingOffice office = leasing();
        HeadOffice broken = new Passing(office) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) {
                throw new IllegalStateException("a bug of the adapter's");
            }
        };
        try (CornerShop shop = shop(broken, true)) {
            Checkout sale = soap(shop, "T1");
            questions().run();
            assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);
            assertThat(sale.commit(Tender.card(sale.lock().due())).priced().due())
                    .isEqualTo(CornerShop.money("3.00"));
        }
    }

    @Test
    void anAnswerForAnotherBasketIsNone() {
        LeasingOffice office = leasing();
        HeadOffice confused = new Passing(office) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) throws IOException {
                return office.lease(request)
                        .map(lease -> new Lease(
                                CornerShop.key("T9"), lease.points(), lease.coupons(), lease.offers(), Map.of()));
            }
        };
        try (CornerShop shop = shop(confused, true)) {
            Checkout sale = soap(shop, "T1");
            questions().run();
            assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);
        }
    }

    @Test
    void noCallOfACheckoutWaitsForAnOfficeThatNeverAnswers() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        HeadOffice hanging = new Passing(leasing()) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) throws IOException {
                called.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IOException("given up", e);
                }
                return Optional.empty();
            }
        };
        try (CornerShop shop = shop(hanging, false)) {
            Checkout sale = soap(shop, "T1");
            assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(reason(sale)).isEqualTo(Reason.OFFLINE);
            sale.forget();
            sale.member(new dev.tillside.member.MemberId("M1"));
            sale.redeem(Points.ZERO);
            sale.lock();
            sale.unlock();
            sale.suspend();
            shop.till.resume(sale.key());
            Receipt receipt = sale.commit(Tender.card(sale.lock().due()));
            soap(shop, "T2").cancel();
            Checkout left = soap(shop, "T3");

            assertThat(receipt.priced().due()).isEqualTo(CornerShop.money("3.00"));
            assertThat(reason(left)).isEqualTo(Reason.OFFLINE);
        }
    }

    /** What a head office does, but for what the test says. */
    private static class Passing implements HeadOffice {
        private final HeadOffice office;

        Passing(HeadOffice office) {
            this.office = office;
        }

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            return office.deliver(batch);
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            return office.changesAfter(cursor, most);
        }
    }
}
