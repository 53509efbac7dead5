package dev.tillside.example.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: a made-up shop. */
@Command(name = "demo", description = "A made-up shop, till and head office in one process, told step by step.")
final class Demo implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
