package dev.tillside.example.cli;

import picocli.CommandLine.Command;

/** {@code plan}: personal lists, from the purchase record and back. */
@Command(
        name = "plan",
        description = "Plans personal lists from what households bought, and tells what came of them.",
        subcommands = {
            PlanExample.class,
            PlanLists.class,
            PlanTrain.class,
            PlanReport.class,
            PlanSimulate.class,
            EvaluateCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand extends CommandGroup {}
