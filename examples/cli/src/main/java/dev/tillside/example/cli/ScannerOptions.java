package dev.tillside.example.cli;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.device.Framing;
import dev.tillside.pos.device.JavaPosScanner;
import dev.tillside.pos.device.KeyboardLayout;
import dev.tillside.pos.device.ScannerPort;
import dev.tillside.pos.device.SerialScanner;
import dev.tillside.pos.device.WedgeRules;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which scanner, and how it sends. */
final class ScannerOptions {
    @Option(
            names = "--serial",
            paramLabel = "PORT",
            description = "Scans from a serial port, as 'scanners' lists them: COM3, /dev/ttyACM0.")
    private Optional<String> serial = Optional.empty();

    @Option(
            names = "--javapos",
            paramLabel = "NAME",
            description = "Scans from a JavaPOS service by its logical name in jpos.xml.")
    private Optional<String> javapos = Optional.empty();

    @Option(
            names = "--wedge",
            description =
                    "Scans from standard input, as a scanner types that plays a keyboard. A terminal hands on whole lines; after"
                            + " 'stty -icanon' it hands on keys, and typing by hand is told from scans.")
    private boolean wedge;

    @Option(names = "--baud", paramLabel = "N", description = "Pace of the serial port. Default: ${DEFAULT-VALUE}")
    private int baud = 9_600;

    @Option(
            names = "--bits",
            paramLabel = "BITS",
            description = "Of the serial port: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private SerialScanner.Bits bits = SerialScanner.Bits.EIGHT;

    @Option(
            names = "--framing",
            paramLabel = "FRAMING",
            description =
                    "What stands around a scan: lines (CR, LF or both), tab, stx-etx, or pauses for nothing at all. Default:"
                            + " ${DEFAULT-VALUE}")
    private String framing = "lines";

    @Option(
            names = "--layout",
            paramLabel = "COMPUTER[,SCANNER]",
            description = "Keyboard layouts of the computer and of the scanner: us, de or fr. Default: us for both.")
    private Optional<String> layout = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "Ends after so many scans. Default: when it is stopped.")
    private Optional<Long> count = Optional.empty();

    /** Whether any scanner was named. */
    boolean isGiven() {
        return wedge || serial.isPresent() || javapos.isPresent();
    }

    /** A keyboard's rules, where it is one. */
    Optional<WedgeRules> wedge() {
        if (!wedge) {
            return Optional.empty();
        }
        one();
        String[] layouts = layout.orElse("us").split(",", 2);
        KeyboardLayout scanner = layouts.length == 2 ? KeyboardLayout.named(layouts[1]) : KeyboardLayout.US;
        Framing keys =
                Framing.named(framing).withPause(WedgeRules.USUAL.framing().pause());
        return Optional.of(WedgeRules.USUAL.withFraming(keys).withLayouts(KeyboardLayout.named(layouts[0]), scanner));
    }

    /** The port that was named. */
    ScannerPort port() {
        one();
        return serial.map(name -> SerialScanner.on(name)
                        .baud(baud)
                        .bits(bits)
                        .framing(Framing.named(framing))
                        .port())
                .orElseGet(() -> JavaPosScanner.named(javapos.orElseThrow()).port());
    }

    private void one() {
        if (serial.isPresent() && javapos.isPresent() || wedge && (serial.isPresent() || javapos.isPresent())) {
            throw BadInput.value("scanner", "name one scanner: --serial, --javapos or --wedge");
        }
    }

    /** How many scans are awaited. */
    long count() {
        return count.orElse(Long.MAX_VALUE);
    }
}
