package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tills}: who spoke last when. */
@Command(
        name = "tills",
        mixinStandardHelpOptions = true,
        description = "Lists tills and what they hold back, and ends the leases of one that died.",
        subcommands = {CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class TillsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tills that have spoken.")
    int list(@Mixin ConfigFile file) throws IOException {
        return at(file, (office, out) -> office.oversight()
                .tills()
                .forEach(till -> out.println(String.join(
                        "\t",
                        till.till(),
                        till.store().orElse("-"),
                        till.seen().toString(),
                        till.open() + " open",
                        till.leases() + " leases"))));
    }

    @Command(
            name = "end-leases",
            mixinStandardHelpOptions = true,
            description = "Ends all leases of a till that will not come back.")
    int endLeases(
            @Mixin ConfigFile file,
            @Parameters(paramLabel = "TILL") String till,
            @Option(
                            names = "--operator",
                            required = true,
                            paramLabel = "NAME",
                            description = "Who decides; it is written down.")
                    String operator,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is written down.")
                    String reason)
            throws IOException {
        return at(file, (office, out) -> out.println(office.oversight().endLeases(till, operator, reason) + " ended"));
    }

    private interface Work {
        void on(Office office, PrintWriter out) throws IOException;
    }

    private int at(ConfigFile file, Work work) throws IOException {
        try (Office office = ConfigFile.open(file.read())) {
            work.on(office, spec.commandLine().getOut());
            return CommandLine.ExitCode.OK;
        }
    }
}
