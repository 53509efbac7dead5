package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks plan}: what lists cost. */
@Command(
        name = "plan",
        description =
                "Lists for all households beside a bare reader of their file, and a till's next list beside the commit alone.")
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--households", defaultValue = "10000", description = "Households (${DEFAULT-VALUE}).")
    private int households;

    @Option(names = "--rounds", defaultValue = "5", description = "Plans that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--sales", defaultValue = "1000", description = "Sales with a next list (${DEFAULT-VALUE}).")
    private int sales;

    @Mixin
    private MeasuredDisk disk;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        disk.print(out);
        try (Scratch scratch = disk.scratch()) {
            new AllLists(scratch.path(), households, rounds).print(out);
        }
        try (Scratch scratch = disk.scratch()) {
            new NextLists(scratch.path(), sales).print(out);
        }
        return 0;
    }
}
