package dev.tillside.example.faults.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everything here rests on: an undisturbed day goes the same way each time, and its books are right. */
class TwinTest {
    @TempDir
    private Path folder;

    @Test
    void twoUndisturbedDaysHoldTheSameAfterEachStep() throws Exception {
        Twin one = Twin.living(ClockPlan.STEADY, folder.resolve("one"));
        Twin other = Twin.living(ClockPlan.STEADY, folder.resolve("other"));
        for (int step = 0; step <= Day.length(); step++) {
            assertThat(other.after(step)).isEqualTo(one.after(step));
        }
    }

    /** The twin that the clock misleads sells, delivers and computes as well as any. */
    @ParameterizedTest
    @EnumSource
    void whateverTheClockSaysEachBasketIsAtHeadOfficeOnceAndComputesTheSame(ClockPlan plan) throws Exception {
        Path premises = folder.resolve("day");
        Inquest inquest = new Inquest(Twin.living(plan, premises));
        List<String> said = new ArrayList<>();
        for (int step = 0; step < Day.length(); step++) {
            said.add("ok " + step + " " + Day.name(step));
        }
        assertThat(inquest.violations(premises, said, said.size())).isEmpty();
        List<String> differences = new ArrayList<>();
        try (Office office = Office.at(Counter.headOffice(premises))) {
            office.keep(List.of(Shop.byHand()));
            office.verify((key, difference) -> differences.add(key + ": " + difference));
            assertThat(office.basketKeys())
                    .extracting(BasketKey::tx)
                    .containsExactly("T1", "T2", "T3", "T5", "T6", "T7");
        }
        assertThat(differences).isEmpty();
    }

    /** Restarted after every single step, and misled by the clock. */
    @ParameterizedTest
    @EnumSource(names = {"STEADY", "ERRATIC"})
    void aTillOpenedAnewAtEveryStepEndsTheSame(ClockPlan plan) throws Exception {
        Twin twin = Twin.living(plan, folder.resolve("twin"));
        Path premises = folder.resolve("day");
        HandClock clock = new HandClock(Instant.EPOCH);
        Counter counter = new Counter(premises, clock, new Counter.Line.File(UnaryOperator.identity()));
        List<String> said = new ArrayList<>();
        Shift.plain(counter, clock, plan, line -> {
                    said.add(line);
                    counter.abandon();
                })
                .work(0);
        assertThat(new Inquest(twin).violations(premises, said, said.size())).isEmpty();
    }

    /** The judge itself must be able to find something: a till that says more than it did is found out. */
    @Test
    void anAcknowledgementOfWhatWasNotDoneIsFoundOut() throws Exception {
        Twin twin = Twin.living(ClockPlan.STEADY, folder.resolve("twin"));
        for (int done = 3; done < Day.length() - 3; done += 13) {
            Path premises = folder.resolve("day-" + done);
            List<String> said = worked(premises, done);
            assertThat(new Inquest(twin).violations(premises, said, said.size()))
                    .isEmpty();
            Path other = folder.resolve("other-" + done);
            List<String> boasting = worked(other, done);
            boasting.add("ok " + done + " " + Day.name(done));
            boasting.add("ok " + (done + 1) + " " + Day.name(done + 1));
            assertThat(new Inquest(twin).violations(other, boasting, boasting.size()))
                    .isNotEmpty();
        }
    }

    private static List<String> worked(Path premises, int steps) {
        HandClock clock = new HandClock(Instant.EPOCH);
        Counter counter = new Counter(premises, clock, new Counter.Line.File(UnaryOperator.identity()));
        List<String> said = new ArrayList<>();
        try {
            Shift.plain(counter, clock, ClockPlan.STEADY, line -> {
                        said.add(line);
                        if (said.size() == steps) {
                            throw new Plug();
                        }
                    })
                    .work(0);
        } catch (Plug pulled) {
            counter.abandon();
        }
        return said;
    }

    /** Ends a day in the middle. */
    private static final class Plug extends Error {
        private static final long serialVersionUID = 1;
    }
}
