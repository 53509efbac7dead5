package dev.tillside.example.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tillside}: the examples' front door. */
@Command(
        name = "tillside",
        description = "A loyal till: offers, points and lists that keep working while the line to head office is down.",
        subcommands = {
            Demo.class,
            Replay.class,
            Journey.class,
            Gs1Command.class,
            OffersCommand.class,
            MemberCommand.class,
            JournalCommand.class,
            PosLogCommand.class,
            DropCommand.class,
            KeysCommand.class,
            ListCommand.class,
            PrintCommand.class,
            ScanCommand.class,
            ScannersCommand.class,
            RiskCommand.class,
            SidecarCommand.class,
            DoctorCommand.class,
            PlanCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "tillside 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and answers its exit status. */
    static int run(String... arguments) {
        CommandLine line = commandLine(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return CommandLine.ExitCode.OK;
        }
        return line.execute(arguments);
    }

    /** The commands, writing there. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Main()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
