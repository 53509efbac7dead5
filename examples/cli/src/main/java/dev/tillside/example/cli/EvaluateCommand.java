package dev.tillside.example.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code plan evaluate}: how good forecasts are. */
@Command(
        name = "evaluate",
        description = "Judges forecasts on purchases of your own, beside simple baselines in the same run.",
        subcommands = {EvaluateNextBasket.class, EvaluateFortnight.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class EvaluateCommand extends CommandGroup {}
