package dev.tillside.example.faults.simulation;

import dev.tillside.fault.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A till's disk that fails when it is told to, as SQLite tells it, and at which the power may go at any step. */
final class FaultyDisk implements Disk {
    private static final int RESERVE_LASTS = 40;

    /** What is wrong with it until it is well again. */
    enum Trouble {
        NONE,
        FULL,
        BROKEN
    }

    private final Runnable atPowerCut;
    private final Runnable atBegin;
    private final long roomy;
    private final Map<String, Integer> injected = new TreeMap<>();
    private Trouble trouble = Trouble.NONE;
    private int spare;
    private Step hiccup;
    private int stepsToHiccup;
    private Fault hiccupFault = Fault.BROKEN;
    private int stepsToCut = -1;
    private boolean dead;
    private int faults;

    /**
     * @param roomy bytes left while nothing is wrong
     * @param atPowerCut what is on the disk by then is what is left
     * @param atBegin before each transaction
     */
    FaultyDisk(long roomy, Runnable atPowerCut, Runnable atBegin) {
        this.roomy = roomy;
        this.atPowerCut = atPowerCut;
        this.atBegin = atBegin;
    }

    @Override
    public Optional<Fault> at(Step step, Path file) {
        if (dead) {
            throw new PowerCut();
        }
        if (stepsToCut >= 0 && stepsToCut-- == 0) {
            cut();
        }
        if (step == Step.BEGIN) {
            atBegin.run();
        }
        if (trouble == Trouble.BROKEN) {
            return fault("broken", Fault.BROKEN);
        }
        if (isFull(step, file.resolveSibling("reserve"))) {
            return fault("full", Fault.FULL);
        }
        if (hiccup == step && stepsToHiccup-- <= 0) {
            hiccup = null;
            return fault("error at " + step, hiccupFault);
        }
        return Optional.empty();
    }

    private boolean isFull(Step step, Path reserve) {
        boolean writes = step == Step.BEGIN || step == Step.COMMIT;
        return trouble == Trouble.FULL && writes && (Files.exists(reserve) || spare-- <= 0);
    }

    private Optional<Fault> fault(String what, Fault fault) {
        faults++;
        injected.merge("disk " + what, 1, Integer::sum);
        return Optional.of(fault);
    }

    private void cut() {
        injected.merge("power cut inside a step", 1, Integer::sum);
        dead = true;
        stepsToCut = -1;
        atPowerCut.run();
        throw new PowerCut();
    }

    /** The next such step but so many fails once. */
    void hiccup(Step step, int after, boolean full) {
        hiccup = step;
        stepsToHiccup = after;
        hiccupFault = full ? Fault.FULL : Fault.BROKEN;
    }

    /** The power goes after so many steps more. */
    void cutAfter(int steps) {
        stepsToCut = steps;
    }

    void trouble(Trouble what, Path reserve) {
        trouble = what;
        spare = what == Trouble.FULL && Files.exists(reserve) ? RESERVE_LASTS : 0;
    }

    /** Nothing is wrong any more, and nothing will be by itself. */
    void well() {
        trouble = Trouble.NONE;
        hiccup = null;
        stepsToCut = -1;
    }

    /** The till's machine is on again; what was wrong with the disk still is. */
    void powerIsBack() {
        dead = false;
    }

    boolean isDead() {
        return dead;
    }

    /** How many errors it has given so far. */
    int faults() {
        return faults;
    }

    Map<String, Integer> injected() {
        return injected;
    }

    @Override
    public long room(Path directory) {
        return trouble == Trouble.FULL ? 0 : roomy;
    }
}
