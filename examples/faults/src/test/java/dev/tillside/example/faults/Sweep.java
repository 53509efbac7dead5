package dev.tillside.example.faults;

import dev.tillside.example.faults.day.Victim;
import dev.tillside.example.faults.machine.Java;
import dev.tillside.example.faults.machine.Running;
import dev.tillside.example.faults.machine.Strace;
import dev.tillside.example.faults.machine.Workplace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a subject again and again, each time with another fault, and has what it left behind judged. */
final class Sweep implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Workplace workplace;
    private final Java java;
    private final AtomicInteger number = new AtomicInteger();

    private Sweep(Workplace workplace, Java java) {
        this.workplace = workplace;
        this.java = java;
    }

    /** The same for all tests of a run: making it ready takes longer than many of them. */
    private static final class Ready {
        private static final Java JAVA = make();

        private static Java make() {
            try {
                Workplace place = Workplace.inMemory(); // it goes when the run ends
                return Java.ready(
                        place.path("java"),
                        Victim.class.getName(),
                        place.path("training").toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Sweep inMemory() throws IOException {
        return new Sweep(Workplace.inMemory(), Ready.JAVA);
    }

    Workplace workplace() {
        return workplace;
    }

    Java java() {
        return java;
    }

    Path premises() {
        return workplace.path("premises-" + number.incrementAndGet());
    }

    /** All points of an undisturbed run. */
    List<Strace.Point> points(Subject subject) throws IOException, InterruptedException {
        Path premises = premises();
        try {
            return Strace.points(
                    subject.files(premises), java.command(subject.main(premises)), workplace.path("trace"));
        } finally {
            Workplace.delete(premises);
        }
    }

    /** What an undisturbed run writes before each of its lines. */
    List<Strace.Stretch> stretches(Subject subject) throws IOException, InterruptedException {
        Path premises = premises();
        try {
            return Strace.stretches(
                    subject.files(premises), java.command(subject.main(premises)), workplace.path("trace"));
        } finally {
            Workplace.delete(premises);
        }
    }

    /** Tries every fault on a new run of the subject, two at a time. */
    void strike(Subject subject, List<Strace.Fault> faults, Findings findings) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> under = new ArrayList<>();
            for (Strace.Fault fault : faults) {
                under.add(two.submit(() -> {
                    strike(subject, fault, findings);
                    return null;
                }));
            }
            for (Future<?> one : under) {
                one.get();
            }
        } finally {
            two.shutdownNow();
        }
    }

    private void strike(Subject subject, Strace.Fault fault, Findings findings) throws Exception {
        Path premises = premises();
        try {
            Running.Ended ended = Running.run(
                    Strace.with(fault, subject.files(premises), java.command(subject.main(premises))), PATIENCE);
            List<String> found = new ArrayList<>(subject.violations(premises, ended.said()));
            if (!ended.errors().isEmpty()) {
                found.add("it said on its way out: " + ended.errors());
            }
            boolean struck = ended.status() != 0
                    || ended.said().stream().anyMatch(line -> line.startsWith("failed ") || line.startsWith("broke "));
            findings.tried(subject.words(), "'" + fault + "'", struck, found);
            if (openedAnew(ended.said())) {
                findings.tried("  of these the till had to be opened anew", "'" + fault + "'", true, List.of());
            }
        } finally {
            Workplace.delete(premises);
        }
    }

    /** A step that failed twice is tried on a till opened anew. */
    private static boolean openedAnew(List<String> said) {
        List<String> failed = said.stream()
                .filter(line -> line.startsWith("failed "))
                .map(line -> line.split(" ")[1])
                .toList();
        return failed.size() > Set.copyOf(failed).size();
    }

    @Override
    public void close() {
        workplace.close();
    }
}
