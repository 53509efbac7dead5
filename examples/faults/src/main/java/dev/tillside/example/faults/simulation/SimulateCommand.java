package dev.tillside.example.faults.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faults simulate}: runs seeds, and says which of them hurt a promise. */
@Command(
        name = "simulate",
        description = {
            "Lets tills and a head office live through made-up days, one for each seed, in which disks, power, clocks and lines"
                    + " fail, and looks whether every promise held.",
            "Exit status 1 if one did not."
        })
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", defaultValue = "2000", description = "How many (${DEFAULT-VALUE}).")
    private long seeds;

    @Option(names = "--from", defaultValue = "1", description = "The first (${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--seconds", defaultValue = "86400", description = "Stops after so long (${DEFAULT-VALUE}).")
    private long seconds;

    @Option(names = "--threads", description = "Side by side (one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--trace", description = "Prints all that happens in the run of the first seed alone.")
    private boolean trace;

    @Option(
            names = "--control",
            defaultValue = "SOUND",
            description = "Something is wrong on purpose: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Arrangement arrangement;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Simulation simulation = new Simulation(arrangement);
        if (trace) {
            Simulation.Run run = simulation.of(from);
            run.trace().lines().forEach(out::println);
            out.println("trace " + run.trace().digest());
            return run.violation().isPresent() ? 1 : 0;
        }
        long begun = System.nanoTime();
        Seeds all = new Seeds(simulation, from, seeds);
        try (ProgressBar bar = ProgressBar.onTerminal(seeds)) {
            all.run(threads, Duration.ofSeconds(seconds), bar::done);
        }
        summary(out, all, (System.nanoTime() - begun) / 1e9);
        for (Simulation.Run run : all.violating()) {
            Simulation.Run shortest = new Shrinking(simulation).shortest(run);
            Report.of(run, shortest, arrangement).forEach(out::println);
        }
        return all.violating().isEmpty() ? 0 : 1;
    }

    private void summary(PrintWriter out, Seeds all, double took) {
        Report.counts("What happened:", all.actions()).forEach(out::println);
        Report.counts("What went wrong on the way:", all.faults()).forEach(out::println);
        out.println(String.format(
                Locale.ROOT,
                "%,d seeds from %d in %.0f s (%.1f a second on %d threads): %d violations",
                all.done(),
                from,
                took,
                all.done() / took,
                threads,
                all.violating().size()));
    }
}
