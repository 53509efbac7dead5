package dev.tillside.example.faults.simulation;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code faults}: makes tills fail, and looks what is left. */
@Command(
        name = "faults",
        description = "Takes power, disk, clock and line away from tills, and looks what is left.",
        subcommands = {SimulateCommand.class, CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = true,
        version = "faults 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /** Runs a command. */
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
