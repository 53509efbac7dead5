package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Keys;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keys ID}: makes a key that signs lists. */
@Command(
        name = "keys",
        description = {
            "Makes a key that signs shopping lists.",
            "",
            "The private half goes into ID.key, which its owner alone can read; the public half is printed as a line of"
                    + " reference data for head office to publish. A till's own key should run out soon: give it --through.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar keys office-2026 >> reference.jsonl",
            "  java -jar tillside.jar keys till-03 --dir keys --through 2026-12-31",
            "",
            "Exit status: 0 made, 2 the file is there already or cannot be written."
        })
final class KeysCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The key's name, at most 32 characters; short ones make short codes.")
    private String id = "";

    @Option(names = "--dir", paramLabel = "DIR", description = "Where ID.key goes. Default: ${DEFAULT-VALUE}")
    private Path directory = Path.of(".");

    @Option(names = "--from", paramLabel = "DAY", description = "The first day on which its lists may be scanned.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--through", paramLabel = "DAY", description = "The last day.")
    private Optional<String> through = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            spec.commandLine().getOut().println(Keys.make(directory, id, from, through));
            return 0;
        } catch (FileAlreadyExistsException e) {
            err.println("keys: there already, and not touched: " + e.getMessage());
        } catch (IOException | LoyaltyException e) {
            err.println("keys: " + e.getMessage());
        }
        return 2;
    }
}
