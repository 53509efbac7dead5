package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Explanation;
import dev.tillside.example.cli.codes.Known;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scan TEXT|IMAGE...}: what scans are. */
@Command(
        name = "scan",
        description = {
            "Explains scans field by field, as a till would read them: texts as a scanner sends them, or pictures.",
            "",
            "In pictures it finds EAN, UPC, Code 128, GS1-128, DataBar, QR, GS1 QR, Data Matrix, PDF417 and Aztec. Card numbers"
                    + " are masked.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar scan ]E05000112637922",
            "  java -jar tillside.jar scan --json --with reference.jsonl photo.jpg 2900047110817",
            "",
            "Exit status: 0 every one is something, 1 one is rejected or not read, 2 a file cannot be read."
        })
final class ScanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEXT|IMAGE", arity = "1..*", description = "Scanned texts, or PNG or JPEG files.")
    private List<String> scans = new ArrayList<>();

    @Mixin
    private ReadWith circumstances = new ReadWith();

    @Option(names = "--json", description = "Print one JSON object per scan.")
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
            boolean good = true;
            for (String scan : scans) {
                Explanation explanation = Explanation.of(scan, known, when);
                spec.commandLine().getOut().println(json ? explanation.json() : explanation.text());
                good &= explanation.isGood();
            }
            return good ? 0 : 1;
        } catch (IOException | LoyaltyException | DateTimeException e) {
            spec.commandLine().getErr().println("scan: " + e.getMessage());
            return 2;
        }
    }
}
