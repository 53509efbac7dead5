package dev.tillside.example.faults.simulation;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** Chains of actions held against the books after each chain; jqwik shrinks one that fails. */
class ChainsProperties {
    private static final Scratch SCRATCH = new Scratch();
    private static int worlds;

    /** A chain's days, from the first to the one on which all is well again. */
    private static final class Days {
        private final World world =
                new World(7, Arrangement.SOUND, SCRATCH.path().resolve("world-" + ++worlds));

        void end() {
            try (world) {
                new Healing(world).heal(new Draw(7));
                new Oracle(world).judge(new Draw(7));
            }
        }
    }

    @Property(tries = 40)
    void booksAndTillsAgreeAfterEveryChain(@ForAll("chains") ActionChain<Days> chain) {
        chain.run().end();
    }

    @Provide
    Arbitrary<ActionChain<Days>> chains() {
        var chains = ActionChain.startWith(Days::new);
        for (Kind kind : Kind.values()) {
            chains = chains.withAction(kind.weight(), new Doing(kind));
        }
        return chains.withMaxTransformations(25);
    }

    private record Doing(Kind kind) implements Action.Independent<Days> {
        @Override
        public Arbitrary<Transformer<Days>> transformer() {
            return Arbitraries.integers().between(0, 1).flatMap(till -> Arbitraries.longs()
                    .map(chance -> Transformer.mutate(
                            kind + " at " + (till + 1),
                            days -> days.world.play(
                                    new dev.tillside.example.faults.simulation.Action(kind, till, chance)))));
        }
    }

    @AfterProperty
    void tidy() {
        SCRATCH.close();
    }
}
