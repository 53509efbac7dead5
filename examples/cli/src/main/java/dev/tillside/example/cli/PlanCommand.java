package dev.tillside.example.cli;

import picocli.CommandLine.Command;

/** {@code plan}: personal lists, from the purchase record and back. */
@Command(
        name = "plan",
        description = "Plans personal lists from what households bought, and tells what came of them.",
        subcommands = {PlanLists.class, PlanReport.class, PlanSimulate.class, PlanExample.class, EvaluateCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand extends CommandGroup {}
