package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import jpos.JposConst;
import jpos.ScannerConst;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scanner behind the simulated service that {@code jpos.xml} names. */
@Timeout(60)
class JavaPosScannerTest {
    private static final String BREAD = "4008400401621";
    private static final String MILK = "5000112637922";

    private final SimulatedDevice device = SimulatedServices.fresh("scanner");
    private final HandMovedScheduler scheduler = new HandMovedScheduler();
    private final ScannerPort port =
            JavaPosScanner.named("scanner").scheduler(scheduler).port();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        port.close();
        scheduler.shutdownNow();
    }

    @Test
    void theNextScanIsAskedForOnceTheLastWasHeardOf() throws InterruptedException {
        CountDownLatch hearing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        port.open(new ScannerListener() {
            @Override
            public void scanned(DeviceScan scan) {
                heard.scanned(scan);
                hearing.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void changed(DeviceState state) {
                heard.changed(state);
            }
        });
        scheduler.runNext();
        heard.hears("READY");
        assertThat(device.is("PowerNotify")).isEqualTo(JposConst.JPOS_PN_ENABLED);
        device.scans("F" + BREAD + "\r", BREAD, ScannerConst.SCAN_SDT_EAN13);
        device.scans("F" + MILK + "\r", MILK, ScannerConst.SCAN_SDT_EAN13);
        hearing.await();
        assertThat(device.is("DataEventEnabled")).isEqualTo(false);
        goOn.countDown();
        heard.hears("EAN13 " + BREAD, "EAN13 " + MILK);
    }

    @Test
    void afterAnErrorTheNextScanIsAskedForToo() throws InterruptedException {
        port.open(heard);
        scheduler.runNext();
        device.misreads();
        device.misreads();
        device.scans(BREAD, BREAD, ScannerConst.SCAN_SDT_EAN13);
        heard.hears("READY", "EAN13 " + BREAD);
    }

    @Test
    void powerThatGoesAndComesIsTold() throws InterruptedException {
        port.open(heard);
        scheduler.runNext();
        device.status(JposConst.JPOS_SUE_POWER_OFF_OFFLINE);
        device.status(JposConst.JPOS_SUE_POWER_OFFLINE);
        heard.hears("READY", "GONE");
        device.status(JposConst.JPOS_SUE_POWER_ONLINE);
        device.scans(BREAD, BREAD, ScannerConst.SCAN_SDT_EAN13);
        heard.hears("BACK", "EAN13 " + BREAD);
    }

    @Test
    void aDeviceThatAnotherProgramHasIsTriedAgainAndOneThatFailsIsConnectedAnew() throws InterruptedException {
        device.with("Claimed", true);
        port.open(heard);
        scheduler.runNext();
        heard.hears("GONE"); // closing it on the way out let go of the claim
        device.failing("getScanData", JposConst.JPOS_E_FAILURE, 0);
        scheduler.runNext();
        device.scans(BREAD, BREAD, ScannerConst.SCAN_SDT_EAN13);
        heard.hears("READY", "GONE");
        device.failing("getScanData", JposConst.JPOS_SUCCESS, 0);
        scheduler.runNext();
        device.scans(MILK, MILK, ScannerConst.SCAN_SDT_EAN13);
        heard.hears("BACK", "EAN13 " + MILK);
        port.close();
        assertThat(device.is("DeviceEnabled")).isEqualTo(false);
        device.isAsked("release[]", "deleteInstance[]");
    }

    /** What services say, and what comes of it; {@code #} is GS, {@code $} CR, {@code <} STX, {@code >} ETX. */
    @ParameterizedTest
    @CsvSource({
        "F4008400401621$, 4008400401621, 104, EAN13 4008400401621",
        "F4008400401621$, '', 104, EAN13 4008400401621", // not decoded, and the letter left in front
        "<]E04008400401621>, '', 104, EAN13 4008400401621",
        "F4008400401621, 400840040162, 104, EAN13 4008400401621", // the check digit left out of the label
        "400840040162, 400840040162, 104, EAN13 400840040162", // and nobody knows it
        "A012345678905, 012345678905, 101, UPCA 012345678905",
        "4008400401621$, '', 0, 4008400401621$",
        "]C10109521234543213, 0109521234543213, 120, GS1_128 0109521234543213",
        "x, 010952123454321310AB#17271231, 208, GS1_DATAMATRIX 010952123454321310AB#17271231",
        "x, 0109521234543213, 209, QR ]Q30109521234543213",
        "x, 09521234543213, 131, DATABAR 0109521234543213",
        "x, 977123456700305, 119, EAN13 977123456700305", // with an add-on
        "x, ABC, 501, ABC",
    })
    void whatAServiceSaysIsReadAsTheSymbolThatItWas(String data, String label, int type, String read) {
        DeviceScan scan = JavaPosData.scan(signs(data), signs(label), type);
        assertThat(scan.symbology().map(symbology -> symbology + " ").orElse("") + scan.raw())
                .isEqualTo(new String(signs(read), java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static byte[] signs(String text) {
        return text.replace('#', '\u001d')
                .replace('$', '\r')
                .replace('<', '\u0002')
                .replace('>', '\u0003')
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsConfiguredIsListed() {
        assertThat(JavaPosEntry.all()).contains(new JavaPosEntry("scanner", "Scanner", "Simulated scanner"));
    }
}
