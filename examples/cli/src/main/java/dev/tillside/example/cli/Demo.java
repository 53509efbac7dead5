package dev.tillside.example.cli;

import dev.tillside.example.cli.demo.Story;
import dev.tillside.fault.LoyaltyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: a made-up shop. */
@Command(
        name = "demo",
        description = {
            "A made-up shop, its till and its head office in one process, told step by step.",
            "",
            "A card is scanned, offers save, points are earned, the sale goes to head office over HTTP. Then head"
                    + " office loses power, the till sells on and loses power too, and in the end both books are"
                    + " compared. The same each time; it takes a few seconds.",
            ""
        },
        footer = {"", "Exit status: 0 both books agree, 1 they do not, 2 the demo could not run."})
final class Demo implements Callable<Integer> {
    /** The languages there are. */
    enum Language {
        EN,
        ZH
    }

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "The language of the story and of the till: en or zh. Default: ${DEFAULT-VALUE}")
    private Language language = Language.EN;

    @Option(
            names = "--plain",
            description = "No colours. They are also off where the output is no terminal or NO_COLOR is set.")
    private boolean plain;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep the till's and head office's files in DIR, which must be new or empty.")
    private Optional<Path> directory = Optional.empty();

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
                return tell(emptied(directory.get()));
            }
            Path temporary = Files.createTempDirectory("tillside-demo");
            try {
                return tell(temporary);
            } finally {
                delete(temporary);
            }
        } catch (IOException | UncheckedIOException | LoyaltyException e) {
            spec.commandLine().getErr().println("demo: " + e.getMessage());
            return 2;
        }
    }

    private int tell(Path where) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        boolean colours = !plain && Ansi.AUTO.enabled();
        try (Story story = new Story(where, language.name().toLowerCase(java.util.Locale.ROOT), out, colours)) {
            return story.tell().good() ? 0 : 1;
        }
    }

    private static Path emptied(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new IOException("the directory is not empty: " + directory);
            }
        }
        return directory;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
