package dev.tillside.example.faults.simulation;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.Disk;
import java.time.Duration;
import java.util.List;

/** What happens to tills, to the line and to head office, and the time that passes. */
final class Mishaps {
    private Mishaps() {}

    static void wait(World world, Workstation at, Draw draw) {
        world.pass(Duration.ofSeconds(draw.between(1, 5_000)));
    }

    /** Over midnight, and in the runs that begin the day before over the change of the clocks. */
    static void night(World world, Workstation at, Draw draw) {
        world.pass(Duration.ofHours(draw.between(5, 10)));
    }

    static void restart(World world, Workstation at, Draw draw) {
        world.trace().fault("till restarted");
        at.switchOff();
        world.switchOn(at);
    }

    static void powerCut(World world, Workstation at, Draw draw) {
        world.trace().fault("power cut between steps");
        at.cut();
        world.switchOn(at);
    }

    static void cutSoon(World world, Workstation at, Draw draw) {
        at.disk().cutAfter(draw.between(1, 45));
    }

    static void hiccup(World world, Workstation at, Draw draw) {
        Disk.Step step = draw.of(List.of(Disk.Step.BEGIN, Disk.Step.COMMIT, Disk.Step.COMMIT, Disk.Step.COMMITTED));
        at.disk().hiccup(step, draw.below(12), draw.percent(30));
    }

    static void diskFull(World world, Workstation at, Draw draw) {
        world.trace().fault("disk fills");
        at.disk().trouble(FaultyDisk.Trouble.FULL, at.reserve());
    }

    static void diskBroken(World world, Workstation at, Draw draw) {
        world.trace().fault("disk breaks");
        at.disk().trouble(FaultyDisk.Trouble.BROKEN, at.reserve());
        at.disk().hiccup(draw.of(List.of(Disk.Step.COMMIT, Disk.Step.COMMITTED)), 0, false);
    }

    static void diskWell(World world, Workstation at, Draw draw) {
        at.disk().well();
    }

    static void clockJump(World world, Workstation at, Draw draw) {
        world.trace().fault("clock jumps");
        long minutes = draw.percent(60) ? draw.between(-600, 600) : draw.between(-2_000, 20_000);
        at.clockJumps(Duration.ofMinutes(minutes));
    }

    static void weather(World world, Workstation at, Draw draw) {
        Road.Weather next = draw.of(List.of(
                Road.Weather.CALM, Road.Weather.CALM, Road.Weather.ROUGH, Road.Weather.ROUGH, Road.Weather.DOWN));
        at.road().weather(next, draw.seed());
    }

    static void lateArrival(World world, Workstation at, Draw draw) {
        at.road().arrive();
    }

    /** Head office will not have a sale of this till, or fails at it. */
    static void dislike(World world, Workstation at, Draw draw) {
        List<BasketKey> own = world.books().soldList().stream()
                .filter(sold -> sold.till() == at.number())
                .map(sold -> sold.receipt().key())
                .toList();
        if (!own.isEmpty()) {
            at.road().against(own.get(own.size() - 1), draw.percent(40));
        }
    }

    static void publish(World world, Workstation at, Draw draw) {
        long version = world.nextVersion();
        world.headquarters()
                .publish(List.of(
                        draw.percent(50)
                                ? Catalogue.percentOff(version, draw.between(5, 40))
                                : Catalogue.lateOffer(version, draw.percent(40))));
    }

    static void erase(World world, Workstation at, Draw draw) {
        if (draw.percent(40)) {
            String member = draw.of(Catalogue.ERASABLE);
            if (!world.books().erased().contains(member)) {
                world.books().erase(member);
                world.headquarters()
                        .publish(List.of("{\"type\":\"member\",\"id\":\"" + member
                                + "\",\"version\":9,\"removed\":true,\"erase\":true}"));
                world.trace().fault("member erased");
            }
        }
    }

    static void officeRestart(World world, Workstation at, Draw draw) {
        world.trace().fault("head office restarted");
        world.headquarters().restart(draw.percent(50));
    }

    static void officeBackup(World world, Workstation at, Draw draw) {
        world.headquarters().backUp();
    }

    static void officeRestore(World world, Workstation at, Draw draw) {
        if (world.headquarters().restore(draw.seed())) {
            world.trace().fault("head office restored from a backup");
        }
    }
}
