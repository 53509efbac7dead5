package dev.tillside.example.cli;

import dev.tillside.example.cli.authoring.Finding;
import dev.tillside.example.cli.authoring.FindingsReport;
import dev.tillside.example.cli.authoring.OfferCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code offers check FILE|-}: what is wrong with a file of offers. */
@Command(
        name = "check",
        description = {
            "Says what is wrong with a file of reference data, and where.",
            "",
            "Errors are what a till would refuse. Warnings are what it would take, and what may not be meant:"
                    + " a discount above the price, a tier that never wins, offers that compete for the same goods,"
                    + " fields that do nothing. An object with an error is told its first one only.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar offers check week48.jsonl",
            "  java -jar tillside.jar offers check --with items.jsonl --with programme.jsonl week48.jsonl",
            "  java -jar tillside.jar offers check --json - < week48.jsonl",
            "",
            "Exit status: 0 nothing wrong, or warnings only; 1 errors; 2 a file could not be read."
        })
final class OffersCheck implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON Lines of reference data, or - for standard input.")
    private String file = "-";

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "More reference data (programme, items) to hold the offers against. May be given again.")
    private List<Path> with = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of the findings, en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(names = "--json", description = "Print one JSON object per finding.")
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
        List<String> background = new ArrayList<>();
        List<String> lines;
        try {
            for (Path other : with) {
                background.addAll(InputLines.of(other.toString()));
            }
            lines = InputLines.of(file);
        } catch (IOException e) {
            spec.commandLine().getErr().println("offers check: " + e.getMessage());
            return 2;
        }
        List<Finding> findings = OfferCheck.of(background, lines);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            findings.forEach(finding -> out.println(finding.json(language)));
            out.flush();
        } else {
            new FindingsReport(out, language).print(findings, lines.size());
        }
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR) ? 1 : 0;
    }
}
