package dev.tillside.pos.device;

/**
 * Who hears of scans: on the port's own thread, one call after another. A POS brings them to its own thread first, as with {@code
 * SwingUtilities.invokeLater}. What a method throws is logged and ends nothing.
 *
 * <p>A listener that takes its time holds back its scanner, which keeps what is scanned meanwhile as far as it can.
 */
@FunctionalInterface
public interface ScannerListener {
    /** Something was scanned. */
    void scanned(DeviceScan scan);

    /** The device is there, or is not; each state is told once, in order with the scans. */
    default void changed(DeviceState state) {}
}
