package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks commit}: what durability costs. */
@Command(name = "commit", description = "Durable commits beside raw writes to the same disk.")
final class CommitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--sales", defaultValue = "400", description = "Sales that count (${DEFAULT-VALUE}).")
    private int sales;

    @Option(names = "--stored", defaultValue = "10000", description = "Sales in the full till (${DEFAULT-VALUE}).")
    private int stored;

    @Option(names = "--sealed", description = "Beside it the same till with its files sealed.")
    private boolean sealed;

    @Mixin
    private MeasuredDisk disk;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        disk.print(out);
        try (Scratch scratch = disk.scratch()) {
            new DurableCommit(scratch.path(), sales, stored).print(out);
        }
        if (sealed) {
            try (Scratch scratch = disk.scratch()) {
                new SealedCommit(scratch.path(), sales).print(out);
            }
        }
        try (Scratch scratch = disk.scratch()) {
            new Flushes(scratch.path(), Math.min(sales, 100)).print(out);
        }
        return 0;
    }
}
