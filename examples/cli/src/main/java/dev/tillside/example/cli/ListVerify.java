package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Explanation;
import dev.tillside.example.cli.codes.Known;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code list verify CODE|IMAGE}: whether a list holds. */
@Command(
        name = "verify",
        description = {
            "Checks a list's code, or the picture of one, against the keys of some reference data, and says what is in it.",
            "",
            "With a programme among the lines it also says whether the list is this shop's and holds now; without, only whether"
                    + " the signature is genuine.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar list verify --with reference.jsonl \"$(cat list.txt)\"",
            "  java -jar tillside.jar list verify --with reference.jsonl --at 2026-11-28T10:00Z list.png",
            "",
            "Exit status: 0 it holds, 1 it does not, 2 something could not be read."
        })
final class ListVerify implements Callable<Integer> {
    @Parameters(paramLabel = "CODE|IMAGE", description = "The code's text, or a PNG or JPEG.")
    private String code = "";

    @Mixin
    private ReadWith circumstances = new ReadWith();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

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
            Known known = circumstances.known();
            Instant when = circumstances.at();
            Explanation explanation = Explanation.of(code, known, when);
            spec.commandLine()
                    .getOut()
                    .println(json ? explanation.json() : explanation.text().stripTrailing());
            return explanation.isListThatHolds() ? 0 : 1;
        } catch (IOException | LoyaltyException | DateTimeException e) {
            spec.commandLine().getErr().println("list verify: " + e.getMessage());
            return 2;
        }
    }
}
