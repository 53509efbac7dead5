package dev.tillside.example.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan evaluate}: how good forecasts are. */
@Command(
        name = "evaluate",
        description = "Judges forecasts on purchases of your own, beside simple baselines in the same run.",
        subcommands = {EvaluateNextBasket.class, EvaluateFortnight.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class EvaluateCommand implements Runnable {
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
