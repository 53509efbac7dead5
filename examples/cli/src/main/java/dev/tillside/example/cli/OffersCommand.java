package dev.tillside.example.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code offers}: for those who write them. */
@Command(
        name = "offers",
        description = "For those who write offers: check a file of them, and try them on a basket.",
        subcommands = {OffersCheck.class, OffersTry.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class OffersCommand extends CommandGroup {}
