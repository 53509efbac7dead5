package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks reference}: what so many members cost. */
@Command(
        name = "reference",
        description = "Members by card beside LMDB and RocksDB, a snapshot's import, and what a checkout feels of it.")
final class ReferenceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--members", defaultValue = "100000", description = "Members (${DEFAULT-VALUE}).")
    private int members;

    @Option(names = "--coupons", defaultValue = "500000", description = "Coupons, spread over them (${DEFAULT-VALUE}).")
    private int coupons;

    @Option(names = "--lookups", defaultValue = "50000", description = "Look-ups that count (${DEFAULT-VALUE}).")
    private int lookups;

    @Option(names = "--sales", defaultValue = "300", description = "Sales before the import (${DEFAULT-VALUE}).")
    private int sales;

    @Mixin
    private MeasuredDisk disk;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        disk.print(out);
        LookUp smaller;
        try (Scratch scratch = disk.scratch()) {
            smaller = new LookUp(scratch.path(), members / 10, coupons / 10, lookups);
            smaller.run();
        }
        try (Scratch scratch = disk.scratch()) {
            LookUp all = new LookUp(scratch.path(), members, coupons, lookups);
            all.run();
            all.print(smaller, out);
            new ImportBeside(scratch.path(), all.office(), sales).print(out);
        }
        return 0;
    }
}
