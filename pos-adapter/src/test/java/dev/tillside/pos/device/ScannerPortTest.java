package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stories of a scanner on a line: it comes, scans, goes and comes back; its listener fails; it is closed whatever happens. */
@Timeout(60)
class ScannerPortTest {
    private static final String BREAD = "4008400401621";
    private static final String MILK = "5000112637922";

    private final HandMovedScheduler scheduler = new HandMovedScheduler();
    private final Cable cable = new Cable();
    private final ScannerPort port = new DevicePort(
            "scanner", new SerialDevice(cable::plug, Framing.LINES, () -> Instant.EPOCH), Optional.of(scheduler));
    private final Heard heard = new Heard();

    /** A line that a test sends over, and pulls. */
    private static final class Cable {
        private final TransferQueue<String> sent = new LinkedTransferQueue<>();
        private final List<String> plugs = new ArrayList<>();
        private volatile boolean there = true;
        private volatile boolean closed;

        ByteLine plug() throws IOException {
            if (!there) {
                throw new IOException("no such port");
            }
            closed = false;
            plugs.add("plugged");
            return new ByteLine() {
                @Override
                public int read(byte[] into) throws IOException {
                    return Cable.this.read(into);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }

        private int read(byte[] into) throws IOException {
            try {
                String next = Optional.ofNullable(sent.poll(50, TimeUnit.MILLISECONDS))
                        .orElse("");
                if (next.equals("pulled")) {
                    throw new IOException("unplugged");
                }
                byte[] bytes = next.getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(bytes, 0, into, 0, bytes.length);
                return bytes.length;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @AfterEach
    void close() {
        port.close();
        scheduler.shutdownNow();
    }

    @Test
    void whatIsScannedIsHeardOnAThreadOfThePortsOwn() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch scanned = new CountDownLatch(1);
        port.open(scan -> {
            thread.set(Thread.currentThread());
            scanned.countDown();
        });
        scheduler.runNext();
        cable.sent.add(BREAD + "\r");
        scanned.await();
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
        assertThat(thread.get().isDaemon()).isTrue();
        port.close();
        thread.get().join();
        assertThat(cable.closed).isTrue();
        assertThatThrownBy(() -> port.open(heard)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void halfAScanGoesWithTheCableThatWasPulled() throws InterruptedException {
        port.open(heard);
        scheduler.runNext();
        cable.sent.add(BREAD + "\r50001126");
        cable.sent.add("pulled");
        heard.hears("READY", BREAD, "GONE");
        scheduler.runNext();
        cable.sent.add("37922\r" + MILK + "\r"); // the scanner's own rest, which nobody can tell from a scan
        heard.hears("BACK", "37922", MILK);
        assertThat(cable.plugs).hasSize(2);
    }

    @Test
    void aScannerThatIsNotThereIsLookedForEverMoreSeldomAndSaidToBeGoneOnce() throws InterruptedException {
        cable.there = false;
        port.open(heard);
        for (int tries = 0; tries < 8; tries++) {
            scheduler.runNext();
        }
        heard.hears("GONE").nothing();
        assertThat(scheduler.delays())
                .extracting(Duration::toMillis)
                .containsExactly(0L, 250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
        cable.there = true;
        scheduler.runNext();
        cable.sent.add("pulled");
        heard.hears("READY", "GONE");
        scheduler.next();
        assertThat(scheduler.delays().get(9)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aListenerThatThrowsHearsTheNextScan() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        port.open(scan -> {
            all.countDown();
            throw new AssertionError("the POS is wrong");
        });
        scheduler.runNext();
        cable.sent.add(BREAD + "\r" + MILK + "\r" + BREAD + "\r");
        all.await();
    }

    @Test
    void aListenerThatClosesThePortHearsNothingMore() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        List<String> scans = new ArrayList<>();
        port.open(scan -> {
            scans.add(scan.raw());
            port.close();
            closed.countDown();
        });
        scheduler.runNext();
        cable.sent.add(BREAD + "\r" + MILK + "\r" + BREAD + "\r");
        closed.await();
        port.close();
        assertThat(scans).containsExactly(BREAD);
    }

    @Test
    void aListenerThatHangsHoldsTheScannerBackAndThePortClosesAllTheSame() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        port.open(scan -> {
            hanging.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        scheduler.runNext();
        cable.sent.transfer(BREAD + "\r");
        hanging.await();
        for (int waiting = 0; waiting < 17; waiting++) { // the last in the hands of who reads the line
            cable.sent.transfer(MILK + "\r");
        }
        assertThat(cable.sent.tryTransfer(MILK + "\r", 100, TimeUnit.MILLISECONDS))
                .isFalse();
        end.countDown();
        port.close();
        assertThat(cable.closed).isTrue();
    }

    @Test
    void aPortThatIsClosedWhileItOpensLetsGoOfWhatItGot() throws InterruptedException {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch opens = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        Device slow = sink -> {
            opening.countDown();
            try {
                opens.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return letGo::countDown;
        };
        ScannerPort blocked = new DevicePort("slow", slow, Optional.empty());
        blocked.open(heard);
        opening.await();
        blocked.close();
        assertThat(letGo.getCount()).isEqualTo(1);
        opens.countDown();
        letGo.await();
        heard.nothing();
    }
}
