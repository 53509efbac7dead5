package dev.tillside.example.faults.day;

import dev.tillside.fault.Disk;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same day undisturbed: what the files hold after each step of it, and between the transactions of one step. */
public final class Twin {
    private final ClockPlan plan;
    private final List<List<Snapshot>> during = new ArrayList<>();
    private boolean present;

    private Twin(ClockPlan plan) {
        this.plan = plan;
    }

    /** Lives the day once, in a directory that is not there yet. */
    public static Twin living(ClockPlan plan, Path premises) throws IOException {
        Twin twin = new Twin(plan);
        HandClock clock = new HandClock(Instant.EPOCH);
        twin.during.add(new ArrayList<>());
        try (Counter counter = new Counter(
                premises,
                clock,
                new Counter.Line.File(office -> twin.new Watched(office, premises), twin.new WatchedDisk(premises)))) {
            List<String> said = new ArrayList<>();
            boolean whole = Shift.plain(counter, clock, plan, line -> {
                        said.add(line);
                        twin.present = false;
                        twin.look(premises);
                        twin.during.add(new ArrayList<>(List.of(Snapshot.of(premises))));
                    })
                    .work(0);
            if (!whole) {
                throw new IllegalStateException("the undisturbed day was disturbed: "
                        + said.subList(Math.max(0, said.size() - 2), said.size()));
            }
        }
        return twin;
    }

    ClockPlan plan() {
        return plan;
    }

    private void look(Path premises) {
        during.get(during.size() - 1).add(Snapshot.of(premises));
    }

    /** What may be found where so many steps were acknowledged and the next one may have begun. */
    List<Snapshot> after(int acknowledged) {
        return during.get(acknowledged);
    }

    Snapshot end() {
        return during.get(during.size() - 1).get(0);
    }

    /** Looks at the files whenever head office is asked, because each asking stands between two transactions. */
    private final class Watched implements HeadOffice {
        private final HeadOffice office;
        private final Path premises;

        Watched(HeadOffice office, Path premises) {
            this.office = office;
            this.premises = premises;
        }

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            look(premises);
            List<Settlement> settled = office.deliver(batch);
            look(premises);
            return settled;
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            look(premises);
            return office.changesAfter(cursor, most);
        }

        @Override
        public ChangePage basketsAfter(String cursor, int most) throws IOException {
            look(premises);
            return office.basketsAfter(cursor, most);
        }

        @Override
        public Optional<Lease> lease(LeaseRequest request) throws IOException {
            look(premises);
            return office.lease(request);
        }

        @Override
        public Optional<String> present(Presence presence) throws IOException {
            look(premises);
            Optional<String> name = office.present(presence);
            look(premises);
            present = true;
            return name;
        }
    }

    /** Looks after each transaction of a round's end, when nobody is asked any more. */
    private final class WatchedDisk implements Disk {
        private final Path premises;

        WatchedDisk(Path premises) {
            this.premises = premises;
        }

        @Override
        public Optional<Fault> at(Step step, Path file) {
            if (step == Step.COMMITTED && present) {
                look(premises);
            }
            return Optional.empty();
        }
    }
}
