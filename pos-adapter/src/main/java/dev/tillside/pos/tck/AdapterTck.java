package dev.tillside.pos.tck;

import dev.tillside.LoyaltyTill;
import dev.tillside.fault.BadInput;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.TillAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drives stories on a POS with its adapter, in front of a real library that hangs, breaks down or runs out of disk where the story
 * says so, and says in words what the adapter does wrong. {@link TillAdapterTck} does it under JUnit. A story ends with
 * its first finding, so that a fault is told once and not with all that follows from it. One thread; nothing goes by the clock.
 *
 * <p>The POS is started before the first story and stays up, as in a shop; after a finding it is started anew.
 */
public final class AdapterTck implements AutoCloseable {
    private final PosUnderTest pos;
    private final TestShop shop;
    private final TestTrouble library;
    private final Path kept;
    private Optional<Counter> counter = Optional.empty();
    private int sales;

    private AdapterTck(PosUnderTest pos, TestShop shop) {
        this.pos = pos;
        this.shop = shop;
        this.library = new TestTrouble(shop.clock());
        this.kept = shop.directory().resolveSibling("kept");
    }

    /** In an empty folder. */
    public static AdapterTck of(PosUnderTest pos, Path folder) {
        return in(TestShop.in(folder), pos);
    }

    /** In a shop that is there: each kit has a day of its own in it. */
    public static AdapterTck in(TestShop shop, PosUnderTest pos) {
        shop.clock().forward(Duration.ofDays(1));
        return new AdapterTck(BadInput.present(pos, "pos"), shop);
    }

    /** All stories. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (Story story : Story.values()) {
            run(story).ifPresent(findings::add);
        }
        return findings;
    }

    /** One story: what is wrong, if anything is. */
    public Optional<Finding> run(Story story) {
        try {
            new Telling(story, counter(story)).tell();
            return Optional.empty();
        } catch (FoundOut e) {
            mend();
            stop();
            return Optional.of(e.finding());
        } finally {
            mend();
        }
    }

    private void mend() {
        library.mend();
        shop.mend();
    }

    /** Where the kit stands while the POS sells: in front of it and behind. */
    private Counter counter(Story story) {
        if (counter.isEmpty()) {
            counter = Optional.of(new Counter());
            try {
                counter.get().start();
                counter.get().adapter();
            } catch (RuntimeException | Error e) {
                throw new FoundOut(new Finding(Rule.THREW, story, "start threw " + e));
            }
        }
        return counter.get();
    }

    private void stop() {
        counter.ifPresent(c -> {
            pos.crash();
            c.shut();
        });
        counter = Optional.empty();
    }

    /** Ends the POS and its lane. */
    @Override
    public void close() {
        mend();
        stop();
    }

    /** The POS and all that is around it. */
    final class Counter {
        private Optional<WitnessedAdapter> adapter = Optional.empty();
        private Optional<LoyaltyLane> lane = Optional.empty();
        private Optional<LoyaltyTill> till = Optional.empty();

        PosUnderTest pos() {
            return pos;
        }

        TestShop shop() {
            return shop;
        }

        TestTrouble library() {
            return library;
        }

        WitnessedAdapter adapter() {
            return adapter.orElseThrow(() -> new IllegalStateException("the POS opened no lane when it was started"));
        }

        LoyaltyTill till() {
            return till.orElseThrow();
        }

        String nextTx() {
            sales++;
            return "T" + sales;
        }

        void start() {
            pos.start(this::open);
        }

        private LoyaltyLane open(TillAdapter theirs) {
            WitnessedAdapter witnessed = new WitnessedAdapter(theirs);
            adapter = Optional.of(witnessed);
            LoyaltyLane opened = LoyaltyLane.at(kept, this::openTill)
                    .clock(shop.clock())
                    .patience(library.patience())
                    .open(witnessed);
            lane = Optional.of(opened);
            opened.settle();
            return opened;
        }

        private LoyaltyTill openTill() {
            LoyaltyTill opened = shop.till().clock(library).background(false).open();
            till = Optional.of(opened);
            return opened;
        }

        /** What was kept is booked, now that the library is well. */
        int settle() {
            mend();
            return lane.orElseThrow().settle();
        }

        /** The POS loses its power, and gets it back. */
        void crash() {
            pos.crash();
            shut();
            start();
        }

        void shut() {
            lane.ifPresent(LoyaltyLane::close);
            lane = Optional.empty();
        }
    }
}
