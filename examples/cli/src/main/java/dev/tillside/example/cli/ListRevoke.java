package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Keys;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code list revoke ID...}: withdraws lists, or a key with all that it signed. */
@Command(
        name = "revoke",
        description = {
            "Prints the reference data that withdraw lists, or revoke a key and with it every list that it signed.",
            "",
            "Publish the lines at head office: tills refuse the paper from their next round on, also where they never knew the"
                    + " list.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar list revoke 9521234000016004711",
            "  java -jar tillside.jar list revoke --key till-03.key",
            "",
            "Exit status: 0 printed, 2 nothing named, or the key cannot be read."
        })
final class ListRevoke implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of lists.")
    private List<String> lists = new ArrayList<>();

    @Option(names = "--key", paramLabel = "FILE", description = "The key to revoke.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "Must be at least the version that is published. Default: ${DEFAULT-VALUE}")
    private long version = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (lists.isEmpty() && key.isEmpty()) {
            spec.commandLine().getErr().println("list revoke: name a list, or a key with --key");
            return 2;
        }
        try {
            for (String list : lists) {
                out.println(Keys.withdraw(list, version));
            }
            if (key.isPresent()) {
                out.println(Keys.revoke(key.get(), version));
            }
            return 0;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("list revoke: " + e.getMessage());
            return 2;
        }
    }
}
