package dev.tillside.example.cli.authoring;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Prints findings for people: a heading per line of the file, and under it what was found. */
public final class FindingsReport {
    private static final int COLUMNS = 100;
    private static final int SEVERITY = 9;

    private final PrintWriter out;
    private final String language;
    private final Words words;

    public FindingsReport(PrintWriter out, String language) {
        this.out = out;
        this.language = language;
        this.words = Words.in(language);
    }

    /**
     * @param lines how many lines the file has
     */
    public void print(List<Finding> findings, int lines) {
        Map<String, List<Finding>> byPlace = new LinkedHashMap<>();
        findings.forEach(f -> byPlace.computeIfAbsent(f.line() + "\t" + f.object(), k -> new ArrayList<>())
                .add(f));
        byPlace.values().forEach(this::place);
        long errors = count(findings, Finding.Severity.ERROR);
        long warnings = count(findings, Finding.Severity.WARNING);
        if (findings.isEmpty()) {
            out.println(words.word("NOTHING_FOUND"));
        }
        out.println(words.sentence(
                "COUNTS",
                Map.of(
                        "errors", String.valueOf(errors),
                        "warnings", String.valueOf(warnings),
                        "lines", String.valueOf(lines))));
        out.flush();
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    private void place(List<Finding> findings) {
        Finding first = findings.get(0);
        String where = words.sentence("LINE", Map.of("line", String.valueOf(first.line())));
        out.println(bold(where + (first.object().isEmpty() ? "" : "  " + first.object())));
        findings.forEach(this::finding);
        out.println();
    }

    private void finding(Finding finding) {
        String severity = Columns.left(words.word(finding.severity().name()), SEVERITY);
        String head = finding.field().isEmpty() ? "" : finding.field() + ": ";
        List<String> text = Columns.wrap(head + finding.sentence(language), COLUMNS - SEVERITY - 2);
        out.println("  " + coloured(finding.severity(), severity) + text.get(0));
        text.stream().skip(1).forEach(more -> out.println(" ".repeat(SEVERITY + 2) + more));
    }

    private static String coloured(Finding.Severity severity, String word) {
        return Ansi.AUTO.string("@|" + (severity == Finding.Severity.ERROR ? "red" : "yellow") + " " + word + "|@");
    }

    /** Not through picocli's markup, which would take an object's own text for commands. */
    private static String bold(String text) {
        return Ansi.AUTO.enabled() ? Ansi.Style.bold.on() + text + Ansi.Style.bold.off() : text;
    }
}
