package dev.tillside.pos.device;

/**
 * One scanner, whatever it hangs on. It may be unplugged and plugged in again as often as it likes: the port finds it again by itself.
 *
 * <p>All methods may be called from any thread, the listener's too.
 */
public interface ScannerPort extends AutoCloseable {
    /**
     * Looks for the device from now on, and returns at once: whether it is there the listener hears.
     *
     * @param listener called on a thread of the port's own, one call after another, and never on the thread that opens or closes
     * @throws IllegalStateException where the port was opened before; a port is opened once
     */
    void open(ScannerListener listener);

    /**
     * Lets go of the device. Waits for a listener that is at work and for the device, two seconds at most each; then no thread of
     * the port's is left, but one that hangs in a driver or in the listener, which ends when it comes back. What was scanned and not
     * yet heard of is dropped. Closing again does nothing.
     */
    @Override
    void close();
}
