package dev.tillside.pos.device;

import com.fazecast.jSerialComm.SerialPort;
import dev.tillside.fault.BadInput;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * A scanner on a serial port, or on USB as one (CDC): the settings of its line, and the {@link ScannerPort} that they make. Immutable,
 * thread-safe. Needs jSerialComm, and on JDK 24 and newer {@code --enable-native-access} for it.
 *
 * <p>One character after another with one stop bit and no flow control. Nothing is ever sent to the scanner.
 */
public final class SerialScanner {
    private static final int USUAL_BAUD = 9_600;

    private final String name;
    private final int baud;
    private final Bits bits;
    private final Framing framing;
    private final InstantSource clock;
    private final Optional<ScheduledExecutorService> scheduler;

    /** What a character is on the line. */
    public enum Bits {
        /** 8 bits without parity. */
        EIGHT(8, SerialPort.NO_PARITY),
        /** 7 bits and even parity. */
        SEVEN_EVEN(7, SerialPort.EVEN_PARITY),
        /** 7 bits and odd parity. */
        SEVEN_ODD(7, SerialPort.ODD_PARITY);

        private final int data;
        private final int parity;

        Bits(int data, int parity) {
            this.data = data;
            this.parity = parity;
        }
    }

    /**
     * A serial port of this machine.
     *
     * @param name what {@link SerialScanner#on} takes
     * @param description what the system knows of what hangs on it
     */
    public record Found(String name, String description) {}

    private SerialScanner(
            String name,
            int baud,
            Bits bits,
            Framing framing,
            InstantSource clock,
            Optional<ScheduledExecutorService> scheduler) {
        this.name = name;
        this.baud = baud;
        this.bits = bits;
        this.framing = framing;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * A scanner that sends lines at 9600 baud, 8 bits, no parity.
     *
     * @param port {@code COM3}, {@code /dev/ttyACM0}; best a name that stays when it is plugged in again, such as those in {@code
     *     /dev/serial/by-id}
     */
    public static SerialScanner on(String port) {
        if (BadInput.present(port, "port").isBlank()) {
            throw BadInput.value("port", "blank");
        }
        return new SerialScanner(port, USUAL_BAUD, Bits.EIGHT, Framing.LINES, InstantSource.system(), Optional.empty());
    }

    /** The serial ports that there are now. */
    public static List<Found> ports() {
        return Stream.of(SerialPort.getCommPorts())
                .map(port -> new Found(port.getSystemPortPath(), port.getDescriptivePortName()))
                .toList();
    }

    /** The same at another pace. */
    public SerialScanner baud(int other) {
        if (other < 50 || other > 4_000_000) {
            throw BadInput.value("baud", "not from 50 to 4000000: " + other);
        }
        return new SerialScanner(name, other, bits, framing, clock, scheduler);
    }

    /** The same with other characters. */
    public SerialScanner bits(Bits other) {
        return new SerialScanner(name, baud, BadInput.present(other, "bits"), framing, clock, scheduler);
    }

    /** The same with scans that begin and end otherwise. */
    public SerialScanner framing(Framing other) {
        return new SerialScanner(name, baud, bits, BadInput.present(other, "framing"), clock, scheduler);
    }

    /** The same by another clock, which tells pauses. */
    public SerialScanner clock(InstantSource other) {
        return new SerialScanner(name, baud, bits, framing, BadInput.present(other, "clock"), scheduler);
    }

    /** The same, looked for on that scheduler, whose thread waits while a port opens. Whoever made it shuts it down. */
    public SerialScanner scheduler(ScheduledExecutorService other) {
        return new SerialScanner(name, baud, bits, framing, clock, Optional.of(BadInput.present(other, "scheduler")));
    }

    /** A port to be opened. */
    public ScannerPort port() {
        return new DevicePort("scanner " + name, new SerialDevice(this::line, framing, clock), scheduler);
    }

    private SerialLine line() throws java.io.IOException {
        return SerialLine.on(name, baud, bits.data, bits.parity);
    }
}
