package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks pictures}: what is read from damaged frames. */
@Command(
        name = "pictures",
        description = "Frames of a camera scanner: right, wrong and time, beside plain ZXing and zbar.")
final class PicturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--each", defaultValue = "12", description = "Frames of each symbol and damage (${DEFAULT-VALUE}).")
    private int each;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.line());
        new DamagedFrames(each).print(out);
        return 0;
    }
}
