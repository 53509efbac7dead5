package dev.tillside.example.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code list}: signed shopping lists. */
@Command(
        name = "list",
        description = "Makes, checks and withdraws signed shopping lists.",
        subcommands = {ListIssue.class, ListVerify.class, ListRevoke.class},
        synopsisSubcommandLabel = "COMMAND")
final class ListCommand implements Callable<Integer> {
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
