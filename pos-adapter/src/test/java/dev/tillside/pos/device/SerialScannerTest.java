package dev.tillside.pos.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scanner at a pseudo-terminal, read by the library that reads real ports. */
@Timeout(60)
class SerialScannerTest {
    private static final String BREAD = "4008400401621";
    private static final String MILK = "5000112637922";

    private final HandMovedScheduler scheduler = new HandMovedScheduler();
    private final Heard heard = new Heard();

    @TempDir
    private Path directory;

    @BeforeAll
    static void socat() {
        Socat.need();
        // Two builds at once would else unpack the same library to the same place.
        System.setProperty(
                "fazecast.jSerialComm.appid",
                "tillside-" + ProcessHandle.current().pid());
        com.fazecast.jSerialComm.SerialPort.autoCleanupAtShutdown();
    }

    @AfterEach
    void shutDown() {
        scheduler.shutdownNow();
    }

    @Test
    void aScannerScansIsPulledAndPluggedInAgain() throws IOException, InterruptedException {
        Path tty = directory.resolve("scanner");
        try (ScannerPort port =
                SerialScanner.on(tty.toString()).scheduler(scheduler).port()) {
            port.open(heard);
            scheduler.runNext();
            heard.hears("GONE");
            try (Socat cable = Socat.plugged(tty)) {
                scheduler.runNext();
                heard.hears("READY");
                cable.sends("]E0" + BREAD + "\r\n");
                heard.hears("]E0" + BREAD);
                cable.sends(MILK.substring(0, 5));
                cable.sends(MILK.substring(5) + "\r" + BREAD + "\r" + MILK.substring(0, 7));
                heard.hears(MILK, BREAD);
            }
            heard.hears("GONE");
            try (Socat cable = Socat.plugged(tty)) {
                scheduler.runNext();
                heard.hears("BACK");
                cable.sends("]C1010952123454321310A\u001d17271231\r");
                heard.hears("]C1010952123454321310A\u001d17271231");
            }
            heard.hears("GONE");
        }
        heard.nothing();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("scanner"));
    }

    @Test
    void aPortThatIsOpenAndSilentClosesAtOnceAndCanBeOpenedByTheNext() throws IOException, InterruptedException {
        Path tty = directory.resolve("scanner");
        try (Socat cable = Socat.plugged(tty)) {
            for (int opened = 0; opened < 2; opened++) {
                try (ScannerPort port = SerialScanner.on(tty.toString())
                        .baud(115_200)
                        .framing(Framing.STX_ETX)
                        .port()) {
                    port.open(heard);
                    heard.hears("READY");
                    cable.sends("\u0002" + BREAD + "\u0003");
                    heard.hears(BREAD);
                }
            }
            assertThat(Files.exists(tty)).isTrue();
        }
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> SerialScanner.on(" "))
                .isInstanceOf(BadInput.class)
                .hasMessage("blank");
        assertThatThrownBy(() -> SerialScanner.on("COM3").baud(0)).hasMessage("not from 50 to 4000000: 0");
        assertThatThrownBy(() -> Framing.LINES.withPause(Duration.ZERO))
                .hasMessage("not above zero, or longer than a day: PT0S");
        assertThatThrownBy(() -> Framing.named("cr")).hasMessage("none of lines, tab, stx-etx, pauses");
        assertThatThrownBy(() -> new Framing("\u0002\u0002", "", false, Framing.LINES.pause()))
                .hasMessage("one ASCII character or none");
    }
}
