package dev.tillside.example.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code offers}: for those who write them. */
@Command(
        name = "offers",
        description = "For those who write offers: check a file of them, and try them on a basket.",
        subcommands = {OffersCheck.class, OffersTry.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class OffersCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
