package dev.tillside;

import dev.tillside.fault.Disk;
import dev.tillside.internal.outbox.Scheduler;
import dev.tillside.sync.HeadOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Opens a till whose disk, scheduler and chance are somebody else's. These are no promise to embedders, so the way in is here,
 * beside the builder's package, and not in it.
 */
public final class TillOnPorts {
    private TillOnPorts() {}

    /**
     * What stands around a till.
     *
     * @param scheduler runs the rounds with head office; where it is null the till goes none by itself
     * @param leases runs the questions for leases, where there are rounds
     * @param seed of the pauses between rounds
     */
    public record Ports(
            HeadOffice office, InstantSource clock, Disk disk, Scheduler scheduler, Scheduler leases, long seed) {
        public Ports {}
    }

    /** How often a till asks head office. */
    public record Pace(Duration every, Duration retryMin, Duration retryMax) {
        public Pace {}
    }

    /** Opens the till of that directory. */
    public static LoyaltyTill open(Path directory, Ports ports, Pace pace) {
        return LoyaltyTill.at(directory)
                .headOffice(ports.office())
                .clock(ports.clock())
                .background(ports.scheduler() != null)
                .syncEvery(pace.every())
                .retryDelay(pace.retryMin(), pace.retryMax())
                .disk(ports.disk())
                .scheduler(name -> name.equals("tillside-leases") ? ports.leases() : ports.scheduler())
                .seed(ports.seed())
                .open();
    }
}
