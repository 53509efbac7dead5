package dev.tillside.example.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: personal lists, from the purchase record and back. */
@Command(
        name = "plan",
        description = "Plans personal lists from what households bought, and tells what came of them.",
        subcommands = {PlanLists.class, PlanReport.class, PlanSimulate.class, PlanExample.class, EvaluateCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class PlanCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
