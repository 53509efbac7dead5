package dev.tillside;

import static dev.tillside.CornerShop.amountOff;
import static dev.tillside.CornerShop.coupon;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.member;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.sale.Payment;
import dev.tillside.sale.Receipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several checkouts of one till in several threads: self-scanners share what head office gave this till. */
@Timeout(120)
class TogetherTest {
    private static final int THREADS = 6;

    @TempDir
    private Path folder;

    private final LedgerOffice office = new LedgerOffice();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private CornerShop shop;

    @BeforeEach
    void open() {
        shop = CornerShop.at(folder, office)
                .taking(
                        amountOff("TEA1", "TEA", "1.00", ",\"audience\":\"COUPON\""),
                        amountOff("MILK", "MILK", "0.50", ",\"limits\":{\"totalUses\":5}"),
                        member("M1", "CARD-1"),
                        coupon("C1", "M1", "TEA1"));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        shop.close();
    }

    @Test
    void aCouponOfOneUseIsUsedOnceHoweverManyTry() throws Exception {
        List<Receipt> receipts = together(thread -> {
            Checkout sale = shop.begin("T" + thread);
            sale.scan("CARD-1");
            sale.add(line("1", "TEA", 1, "3.00"));
            if (thread % 2 == 0) {
                sale.lock();
            }
            return sale.commit(Payment.unsaid(CornerShop.GBP));
        });

        assertThat(receipts)
                .extracting(r -> r.priced().discount())
                .containsOnlyOnce(money("1.00"))
                .hasSize(THREADS);
    }

    @Test
    void aLimitHoldsHoweverManySell() throws Exception {
        List<Long> given = together(thread -> {
            long minor = 0;
            for (int i = 0; i < 5; i++) {
                Checkout sale = shop.begin("T" + thread + "-" + i);
                sale.add(line("1", "MILK", 2, "2.00"));
                sale.price();
                minor += sale.commit(Payment.unsaid(CornerShop.GBP))
                        .priced()
                        .discount()
                        .minor();
                if (i % 2 == 0) {
                    shop.till.sync();
                }
            }
            return minor;
        });

        assertThat(given.stream().mapToLong(g -> g).sum()).isEqualTo(5 * 50);
        shop.till.sync();
        assertThat(office.stored).hasSize(THREADS * 5);
    }

    @Test
    void oneKeyBeginsOnceAndCommitsOnce() throws Exception {
        List<Boolean> begun = together(thread -> {
            try {
                shop.begin("T");
                return true;
            } catch (Refused e) {
                assertThat(e.code()).isEqualTo(Code.DUPLICATE_TRANSACTION);
                return false;
            }
        });
        assertThat(begun).containsOnlyOnce(true);

        Checkout sale = shop.found("T");
        sale.add(line("1", "TEA", 1, "3.00"));
        List<Receipt> receipts = together(thread -> sale.commit(Payment.unsaid(CornerShop.GBP)));
        assertThat(receipts).extracting(Receipt::again).containsOnlyOnce(false);
        assertThat(receipts)
                .extracting(Receipt::asAgain)
                .containsOnly(receipts.get(0).asAgain());
        assertThat(shop.till.waiting()).isEqualTo(1);
    }

    @Test
    void nothingWaitsForEachOtherWhileReferenceDataComes() throws Exception {
        List<Integer> done = together(thread -> {
            for (int i = 0; i < 10; i++) {
                if (thread == 0) {
                    shop.taking(CornerShop.PROGRAM, amountOff("N" + i, "TEA", "0.10", ""), member("M1", "CARD-1"));
                } else {
                    Checkout sale = shop.begin("T" + thread + "-" + i);
                    sale.scan("CARD-1");
                    sale.add(line("1", "TEA", 1, "3.00"));
                    sale.lock();
                    sale.unlock();
                    sale.price();
                    shop.till.checkouts();
                    sale.cancel();
                }
            }
            return thread;
        });

        assertThat(done).hasSize(THREADS);
        assertThat(shop.till.checkouts()).isEmpty();
    }

    private interface Work<T> {
        T of(int thread) throws Exception;
    }

    private <T> List<T> together(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            Callable<T> task = () -> {
                start.await();
                return work.of(thread);
            };
            running.add(threads.submit(task));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(each.get(100, TimeUnit.SECONDS));
        }
        return results;
    }
}
