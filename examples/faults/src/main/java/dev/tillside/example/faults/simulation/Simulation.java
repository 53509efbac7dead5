package dev.tillside.example.faults.simulation;

import java.util.List;
import java.util.Optional;

/** Runs a chain's days: one seed, or a list of actions. Thread-safe. */
public final class Simulation {
    private final Arrangement arrangement;

    /** Runs in that arrangement. */
    Simulation(Arrangement arrangement) {
        this.arrangement = arrangement;
    }

    /**
     * What became of a run.
     *
     * @param seed which run
     * @param violation what did not hold, where something did not
     * @param trace what happened
     */
    record Run(long seed, List<Action> actions, Optional<Violation> violation, Trace trace) {}

    /** The run of that seed. */
    Run of(long seed) {
        return of(seed, Action.of(seed));
    }

    /** The run in which these things happen to the chain of that seed, and then all is healed and judged. */
    Run of(long seed, List<Action> actions) {
        try (Scratch scratch = new Scratch();
                World world = new World(seed, arrangement, scratch.path())) {
            Optional<Violation> violation = Optional.empty();
            try {
                actions.forEach(world::play);
                world.workstations().forEach(each -> spoil(world, each));
                Draw draw = new Draw(seed);
                new Healing(world).heal(draw);
                new Oracle(world).judge(draw);
            } catch (Violation e) {
                violation = Optional.of(e);
            } catch (RuntimeException | Error e) {
                violation = Optional.of(new Violation("nothing unforeseen is thrown", e.toString(), e));
            }
            world.workstations()
                    .forEach(each -> world.trace().faults(each.disk().injected()));
            violation.ifPresent(found -> world.trace().line("VIOLATION " + found.getMessage()));
            return new Run(seed, actions, violation, world.trace());
        }
    }

    private void spoil(World world, Workstation at) {
        if (arrangement == Arrangement.TAMPERED_LEDGER && at.isOn()) {
            at.switchOff();
            JournalRows.tamper(at.journal());
        }
    }
}
