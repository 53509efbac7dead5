package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A scanner behind a JavaPOS service: which one, and the {@link ScannerPort} that it makes. Immutable, thread-safe. Needs JavaPOS and
 * the device's service, which {@code jpos.xml} names.
 *
 * <p>The port claims and enables the device, has data decoded, and asks for news of its power where the service has any. The next
 * scan is asked for once the listener has heard of the last, and after errors too.
 */
public final class JavaPosScanner {
    private final String name;
    private final Optional<ScheduledExecutorService> scheduler;

    private JavaPosScanner(String name, Optional<ScheduledExecutorService> scheduler) {
        this.name = name;
        this.scheduler = scheduler;
    }

    /** @param logicalName as in {@code jpos.xml} */
    public static JavaPosScanner named(String logicalName) {
        return new JavaPosScanner(BadInput.present(logicalName, "logicalName"), Optional.empty());
    }

    /** The same, looked for on that scheduler, whose thread waits while the device is claimed. Whoever made it shuts it down. */
    public JavaPosScanner scheduler(ScheduledExecutorService other) {
        return new JavaPosScanner(name, Optional.of(BadInput.present(other, "scheduler")));
    }

    /** A port to be opened. */
    public ScannerPort port() {
        return new DevicePort("scanner " + name, new JavaPosScannerDevice(name), scheduler);
    }
}
