package dev.tillside.example.office.service;

import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar head-office.jar}: a head office that runs, and what its operator does. */
@Command(
        name = "head-office",
        description = "Takes every sale of a chain's tills once, and tells them what is on offer.",
        subcommands = {
            ServeCommand.class,
            KeyCommand.class,
            HealthCommand.class,
            QuarantineCommand.class,
            ConflictsCommand.class,
            ClaimsCommand.class,
            VerifyCommand.class,
            TillsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ConfigCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "head-office 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class OfficeMain {
    private OfficeMain() {}

    /** @param arguments a command and its options */
    public static void main(String[] arguments) {
        CommandLine line = commandLine(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        if (arguments.length == 0) {
            line.usage(line.getOut());
            System.exit(CommandLine.ExitCode.OK);
        }
        System.exit(line.execute(arguments));
    }

    /** The commands, writing there. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new OfficeMain())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, line, parsed) -> told(fault, line));
    }

    /** What the operator can mend is one sentence; anything else is this program's fault and shows where. */
    private static int told(Exception fault, CommandLine line) throws Exception {
        if (fault instanceof LoyaltyException wrong) {
            line.getErr().println(wrong.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (fault instanceof IOException) {
            line.getErr().println(sentence((IOException) fault));
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw fault;
    }

    /** Java says of some files their names alone. */
    static String sentence(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "no such file: " + fault.getMessage();
        }
        if (fault instanceof AccessDeniedException) {
            return "not to be read or written by this program's user: " + fault.getMessage();
        }
        return fault instanceof FileAlreadyExistsException
                ? "there already: " + fault.getMessage()
                : fault.getMessage();
    }
}
