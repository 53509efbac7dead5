package dev.tillside.example.cli;

import dev.tillside.example.cli.authoring.Trial;
import dev.tillside.example.cli.authoring.TrialReport;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code offers try OFFERS BASKET}: what a basket would cost. */
@Command(
        name = "try",
        description = {
            "Prices one basket under a file of offers, and prints receipt, proof and what became of every offer.",
            "",
            "The basket is a till's events (begin, scan, add, member, ...), or just lines such as"
                    + " {\"gtin\":\"5000112637922\",\"quantity\":\"2\"}: what is left out is filled in, the amount"
                    + " from the item table.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar offers try week48.jsonl basket.jsonl",
            "  java -jar tillside.jar offers try --at 2026-11-28T17:30 --member M1 week48.jsonl basket.jsonl",
            "",
            "Exit status: 0 priced; 1 a line was refused, as standard error says; 2 a file could not be read."
        })
final class OffersTry implements Callable<Integer> {
    @Parameters(paramLabel = "OFFERS", description = "JSON Lines of reference data, the programme among them.")
    private String offers = "";

    @Parameters(paramLabel = "BASKET", description = "JSON Lines of events or of lines, or - for standard input.")
    private String basket = "-";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "When: a day (2026-11-30, taken at noon), a local time (2026-11-30T17:30) or an instant with"
                            + " offset. Stands above what the basket says. Default: what the basket says, or else now, and the report says so.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--store", paramLabel = "ID", description = "In which store.")
    private Optional<String> store = Optional.empty();

    @Option(names = "--member", paramLabel = "ID", description = "Who shops; the member is in OFFERS.")
    private Optional<String> member = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of the text, en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            List<String> reference = InputLines.of(offers);
            List<String> lines = InputLines.of(basket);
            Path directory = Files.createTempDirectory("tillside-try");
            try {
                return tell(reference, lines, directory);
            } finally {
                TemporaryDirectory.delete(directory);
            }
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("offers try: " + e.getMessage());
            return 2;
        }
    }

    private int tell(List<String> reference, List<String> lines, Path directory) {
        Trial trial = new Trial(reference, language);
        TrialReport report = trial.price(directory, lines, at.map(trial::instant), Instant.now(), store, member);
        report.printRefusals(spec.commandLine().getErr());
        report.print(spec.commandLine().getOut());
        return report.whole() ? 0 : 1;
    }
}
