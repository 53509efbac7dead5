package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.pos.device.DeviceScan;
import dev.tillside.pos.device.DeviceState;
import dev.tillside.pos.device.ScannerListener;
import dev.tillside.pos.device.ScannerPort;
import dev.tillside.pos.device.WedgeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Scans from a port or a keyboard, as many as were asked for. */
class ScannerInputTest {
    private final StringWriter err = new StringWriter();
    private final List<String> scans = new ArrayList<>();
    private final ScannerInput input = new ScannerInput(new PrintWriter(err, true), "en");

    @Test
    void soManyScansOfAPortAreTakenAndThePortIsClosed() throws InterruptedException {
        AtomicBoolean closed = new AtomicBoolean();
        ScannerPort port = new ScannerPort() {
            @Override
            public void open(ScannerListener listener) {
                listener.changed(DeviceState.READY);
                List.of("A", "B", "C").forEach(raw -> listener.scanned(new DeviceScan(raw, Optional.empty())));
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        input.port(port, 2, scan -> scans.add(scan.raw()));
        assertThat(scans).containsExactly("A", "B");
        assertThat(closed).isTrue();
        assertThat(err.toString().strip()).isEqualTo("The scanner is ready.");
    }

    @Test
    void whatIsNoScanOfAKeyboardsIsCountedAndNotShown() throws IOException {
        byte[] keys = "4008400401621\r\n12\n5000112637922\n".getBytes(StandardCharsets.US_ASCII);
        input.wedge(
                WedgeRules.USUAL,
                new ByteArrayInputStream(keys),
                () -> Instant.EPOCH,
                Long.MAX_VALUE,
                scan -> scans.add(scan.raw()));
        assertThat(scans).containsExactly("4008400401621", "5000112637922");
        assertThat(err.toString().strip()).isEqualTo("no scan: 3 keys");
    }

    @Test
    void oneScannerIsNamedOrTextsAre() {
        for (String[] arguments : List.of(
                new String[] {"scan"},
                new String[] {"scan", "--wedge", "5000112637922"},
                new String[] {"scan", "--wedge", "--serial", "COM3"},
                new String[] {"scan", "--serial", "COM3", "--baud", "1"},
                new String[] {"scan", "--wedge", "--framing", "cr"})) {
            PrintWriter out = new PrintWriter(new StringWriter());
            assertThat(Main.commandLine(out, new PrintWriter(err, true)).execute(arguments))
                    .isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "scan: name texts or pictures, or one scanner",
                        "scan: name texts or pictures, or one scanner",
                        "scan: name one scanner: --serial, --javapos or --wedge",
                        "scan: not from 50 to 4000000: 1",
                        "scan: none of lines, tab, stx-etx, pauses");
    }
}
