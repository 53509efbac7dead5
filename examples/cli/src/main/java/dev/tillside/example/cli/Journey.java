package dev.tillside.example.cli;

import dev.tillside.example.cli.journey.CompleteJourney;
import dev.tillside.example.cli.journey.JourneyScript;
import dev.tillside.example.cli.journey.Tally;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journey DIR}: real supermarket baskets as lines that {@code replay} reads. */
@Command(
        name = "journey",
        description = {
            "Reads The Complete Journey (dunnhumby) and writes its baskets as lines that replay reads.",
            "",
            "Programme, items, members (one card per household), weekly promotions and the real campaigns' coupons"
                    + " come first; then every basket as a checkout with its card scanned first, and a sync after"
                    + " each day. The same data and the same seed give the same bytes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar journey purchases --out journey.jsonl",
            "  java -jar tillside.jar replay --summary journey.jsonl",
            "",
            "What was written, and what was left out, is told on standard error.",
            "Exit status: 0 written, 2 the data could not be read or the lines not be written."
        })
final class Journey implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            description = "The folder with cj_baskets_day1_79 and the cj2017 tables, as .csv or .csv.xz.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to FILE instead of standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "Draws what the data leave open: who gets which campaign, what a coupon is worth, who stands in"
                        + " which tier.",
                "Default: ${DEFAULT-VALUE}"
            })
    private long seed;

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
            JourneyScript script = new JourneyScript(CompleteJourney.in(folder), seed);
            spec.commandLine().getErr().println(tell(script));
            return 0;
        } catch (FileSystemException e) {
            // Its message is the path alone; what is wrong with it is in the name.
            spec.commandLine().getErr().println("journey: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return 2;
        } catch (IOException e) {
            spec.commandLine().getErr().println("journey: " + e.getMessage());
            return 2;
        }
    }

    private Tally tell(JourneyScript script) throws IOException {
        try (OutputStream lines = new BufferedOutputStream(open(), 1 << 16)) {
            return script.tell(lines);
        }
    }

    private OutputStream open() throws IOException {
        return out.isPresent() ? Files.newOutputStream(out.get()) : new StandardOutput();
    }

    /** Standard output that is flushed, never closed, and does not swallow that nobody reads any more. */
    private static final class StandardOutput extends FilterOutputStream {
        StandardOutput() {
            super(System.out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            System.out.write(bytes, from, length);
            if (System.out.checkError()) {
                throw new IOException("standard output was closed");
            }
        }

        @Override
        public void close() {
            System.out.flush();
        }
    }
}
