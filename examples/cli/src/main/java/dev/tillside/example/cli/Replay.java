package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.KeyFile;
import dev.tillside.example.office.Office;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.list.SigningKey;
import dev.tillside.pos.replay.Conversation;
import dev.tillside.pos.replay.InputLines;
import dev.tillside.pos.replay.Witness;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
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
            "Exit status: 0 the input could be read, 2 it could not; with --verify also 1, a sale came out differently."
        })
final class Replay implements Callable<Integer> {
    private static final long ROOM = 4L << 30;

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
            names = "--verify",
            description =
                    "At the end compute every sale that head office holds again, with programme and offers as they"
                            + " were, and print each difference and a count.")
    private boolean verify;

    @Option(
            names = "--list-key",
            paramLabel = "FILE",
            description = "A key made by 'keys', with which the tills sign the lists that they print.")
    private Optional<Path> listKey = Optional.empty();

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

    private Optional<SigningKey> key = Optional.empty();

    @Override
    public Integer call() {
        try {
            if (directory.isPresent()) {
                Files.createDirectories(directory.get());
                return replayIn(directory.get());
            }
            Path temporary = temporary();
            try {
                return replayIn(temporary);
            } finally {
                TemporaryDirectory.delete(temporary);
            }
        } catch (IOException e) {
            return fail(why(e));
        } catch (UncheckedIOException e) {
            return fail(why(e.getCause()));
        } catch (InvalidPathException e) {
            return fail("not a file's name: " + e.getReason());
        } catch (LoyaltyException e) {
            return fail(e.code() + ": " + e.getMessage());
        }
    }

    /** Files that nobody will open again need no disk: where the system has a memory file system with room, they go there. */
    private static Path temporary() throws IOException {
        Path memory = Path.of("/dev/shm");
        boolean roomy = Files.isDirectory(memory)
                && Files.isWritable(memory)
                && Files.getFileStore(memory).getUsableSpace() > ROOM;
        return roomy
                ? Files.createTempDirectory(memory, "tillside-replay")
                : Files.createTempDirectory("tillside-replay");
    }

    private int fail(String why) {
        spec.commandLine().getErr().println("replay: " + why);
        return 2;
    }

    /** Java says no more of a file that is not there than its name. */
    private static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file: " + e.getMessage();
        }
        if (e instanceof FileAlreadyExistsException) {
            return "not a directory: " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "access denied: " + e.getMessage();
        }
        return e.getMessage();
    }

    private int replayIn(Path where) throws IOException {
        if (listKey.isPresent()) {
            key = Optional.of(KeyFile.read(listKey.get()));
        }
        // The input is opened first, so that a file which is not there leaves nothing behind.
        try (InputStream in = open();
                Office office = Office.at(where.resolve("head-office.db"))) {
            office.verifyArrivals(false); // the texts come here by another way, at the end
            Verification verification = new Verification(office);
            if (summary) {
                summarise(in, where, office, verification);
            } else {
                print(in, where, office, verification);
            }
            return verify && !verification.tell(spec.commandLine().getOut()) ? 1 : 0;
        }
    }

    private InputStream open() throws IOException {
        return input.equals("-") ? System.in : Files.newInputStream(Path.of(input));
    }

    private void print(InputStream in, Path where, Office office, Verification verification) throws IOException {
        try (Conversation conversation = new Conversation(where, office, language, Witness.NONE, key)) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            InputLines lines = new InputLines(in, out);
            Published published = new Published(conversation, office);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                conversation.hear(lines.number(), line.get(), answer -> write(out, answer));
                published.note(line.get());
                noted(line.get(), office, verification);
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

    private void noted(byte[] line, Office office, Verification verification) throws IOException {
        Erasures.pass(line, office);
        if (verify) {
            verification.note(line);
        }
    }

    private void summarise(InputStream in, Path where, Office office, Verification verification) throws IOException {
        Summary totals = new Summary();
        try (Conversation conversation = new Conversation(where, office, language, totals, key);
                ProgressBar bar =
                        ProgressBar.onTerminal("baskets").of(input.equals("-") ? 0 : Files.size(Path.of(input)))) {
            InputLines lines = new InputLines(in, () -> {});
            Published published = new Published(conversation, office);
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                totals.line(line.get());
                conversation.hear(lines.number(), line.get(), totals::answer);
                published.note(line.get());
                noted(line.get(), office, verification);
                bar.advance(line.get().length + 1L, totals.baskets());
            }
        }
        totals.print(spec.commandLine().getOut(), office);
    }
}
