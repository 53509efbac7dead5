package dev.tillside.example.cli;

import dev.tillside.example.office.Office;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.pos.replay.Conversation;
import dev.tillside.pos.replay.Witness;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code replay FILE|-}: events in, answers out. */
@Command(
        name = "replay",
        description = {
            "Reads reference data and a till's events as JSON Lines, and prints one answer per event.",
            "",
            "Every till named in the input is a real one, with its files on disk; head office is in the same process."
                    + " The clock stands where the last 'at' put it. The same input gives the same bytes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar replay events.jsonl",
            "  java -jar tillside.jar journey purchases | java -jar tillside.jar replay --summary -",
            "  java -jar tillside.jar replay --db shop events.jsonl   (again after a crash: nothing missing, nothing double)",
            "",
            "Exit status: 0 the input could be read, 2 it could not."
        })
final class Replay implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON Lines, or - for standard input.")
    private String input = "-";

    @Option(
            names = "--db",
            paramLabel = "DIR",
            description = "Keep the tills' and head office's files in DIR, and go on with what is there.")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--summary", description = "Print totals instead of every answer.")
    private boolean summary;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of messages, en or zh. Default: ${DEFAULT-VALUE}")
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
            if (directory.isPresent()) {
                Files.createDirectories(directory.get());
                return replayIn(directory.get());
            }
            Path temporary = Files.createTempDirectory("tillside-replay");
            try {
                return replayIn(temporary);
            } finally {
                TemporaryDirectory.delete(temporary);
            }
        } catch (IOException | UncheckedIOException e) {
            return fail(e.getMessage());
        } catch (LoyaltyException e) {
            return fail(e.code() + ": " + e.getMessage());
        }
    }

    private int fail(String why) {
        spec.commandLine().getErr().println("replay: " + why);
        return 2;
    }

    private int replayIn(Path where) throws IOException {
        // The input is opened first, so that a file which is not there leaves nothing behind.
        try (InputStream in = open();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                Office office = Office.at(where.resolve("head-office.db"))) {
            if (summary) {
                summarise(lines, where, office);
            } else {
                print(lines, where, office);
            }
            return 0;
        }
    }

    private InputStream open() throws IOException {
        return input.equals("-") ? System.in : Files.newInputStream(Path.of(input));
    }

    private void print(BufferedReader lines, Path where, Office office) throws IOException {
        try (Conversation conversation = new Conversation(where, office, language, Witness.NONE)) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            long n = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                n++;
                if (!line.isBlank()) {
                    conversation.hear(n, line, answer -> write(out, answer));
                    if (!lines.ready()) {
                        out.flush();
                    }
                }
            }
            out.flush();
        }
    }

    private static void write(Writer out, String answer) {
        try {
            out.write(answer);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void summarise(BufferedReader lines, Path where, Office office) throws IOException {
        Summary totals = new Summary();
        try (Conversation conversation = new Conversation(where, office, language, totals);
                ProgressBar bar = ProgressBar.onTerminal(input.equals("-") ? 0 : Files.size(Path.of(input)))) {
            long n = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                n++;
                if (!line.isBlank()) {
                    totals.line(line);
                    conversation.hear(n, line, totals::answer);
                    bar.advance(line.length() + 1L, totals.baskets());
                }
            }
        }
        totals.print(spec.commandLine().getOut(), office);
    }
}
