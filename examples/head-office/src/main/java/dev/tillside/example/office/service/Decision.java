package dev.tillside.example.office.service;

import picocli.CommandLine.Option;

/** Who decides something, and why. */
final class Decision {
    @Option(
            names = "--operator",
            required = true,
            paramLabel = "NAME",
            description = "Who decides; it is written down.")
    private String operator;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is written down.")
    private String reason;

    String operator() {
        return operator;
    }

    String reason() {
        return reason;
    }
}
