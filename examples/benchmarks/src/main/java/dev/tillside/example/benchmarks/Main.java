package dev.tillside.example.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code benchmarks}: measures beside a reference and prints tables. */
@Command(
        name = "benchmarks",
        description = "Measures Tillside beside references that run in turn with it, and prints tables of ratios.",
        subcommands = {
            OffersCommand.class,
            CommitCommand.class,
            ReferenceCommand.class,
            PicturesCommand.class,
            OfficeCommand.class,
            PlanCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "benchmarks 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs a command and answers its exit status. */
    static int run(PrintWriter out, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return CommandLine.ExitCode.OK;
        }
        return line.execute(arguments);
    }
}
