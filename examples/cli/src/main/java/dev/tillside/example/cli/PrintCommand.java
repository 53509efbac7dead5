package dev.tillside.example.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code print}: what a shopper takes home. */
@Command(
        name = "print",
        description = "Prints receipts and shopping lists: for receipt printers (ESC/POS), and lists as PDF.",
        subcommands = {PrintReceipt.class, PrintList.class},
        synopsisSubcommandLabel = "COMMAND")
final class PrintCommand implements Callable<Integer> {
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
