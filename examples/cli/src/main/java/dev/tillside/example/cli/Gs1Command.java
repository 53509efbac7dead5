package dev.tillside.example.cli;

import dev.tillside.gs1.Gs1Options;
import dev.tillside.pos.replay.InputLines;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gs1 FILE|-}: the standard's face. */
@Command(
        name = "gs1",
        description = {
            "Reads GS1's syntax as JSON Lines and prints one answer per line, by the rules of the GS1 Barcode Syntax"
                    + " Dictionary and with the verdicts of the GS1 Syntax Engine.",
            "",
            "A line is one of",
            "  {\"scan\":\"]d201...\"}        what a scanner sends, GS for FNC1",
            "  {\"element\":\"^01...^21...\"}  element strings, ^ for FNC1",
            "  {\"bracketed\":\"(01)...\"}     the same as printed for people",
            "  {\"uri\":\"https://...\"}       a Digital Link",
            "  {\"ai\":\"17\",\"value\":\"...\"}  one value by its own rules",
            "  {\"symbol\":\"QR\",\"message\":\"^01...\",\"addCheckDigit\":false}  writes scan data",
            "and may carry the Syntax Engine's settings for itself: permitUnknownAIs, permitZeroSuppressedGTINinDLuris,"
                    + " permitConvenienceAlphas, validateAIassociations.",
            ""
        },
        footer = {
            "",
            "Answers: {\"ok\":true,\"kind\":...,\"ais\":[[ai,value],...],\"element\":\"^01...\",\"repairs\":[]} or"
                    + " {\"ok\":false,\"error\":{\"code\":...,\"ai\":...,\"at\":...,\"message\":...}}; 'at' counts the"
                    + " characters of the text before the fault.",
            "",
            "Exit status: 0 the input could be read, 2 it could not."
        })
final class Gs1Command implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 18;

    @Parameters(paramLabel = "FILE", description = "JSON Lines, or - for standard input.")
    private String input = "-";

    @Option(
            names = "--lenient",
            description = "Mend what tills are used to, tell each repair, and let one symbol of several pass alone;"
                    + " what is not GS1's is plain text.")
    private boolean lenient;

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            description = "With --lenient: what stands for the separator. May be given several times.")
    private List<String> separators = new ArrayList<>();

    @Option(names = "--permit-unknown-ais", description = "Let identifiers pass that the dictionary does not hold.")
    private boolean unknownAis;

    @Option(
            names = "--permit-zero-suppressed-gtin-in-dl-uris",
            description = "Let GTINs of 8, 12 and 13 digits pass as (01) in Digital Links.")
    private boolean zeroSuppressed;

    @Option(
            names = "--permit-convenience-alphas",
            description = "Let the retired names of keys pass in Digital Links, /gtin/...")
    private boolean alphas;

    @Option(
            names = "--no-associations",
            description =
                    "Do not ask which identifiers need or exclude each other, as the Syntax Engine's parsers alone"
                            + " do not.")
    private boolean unassociated;

    @Option(
            names = "--stem",
            paramLabel = "URI",
            description = "Write the Digital Link of each text that has a key, beginning there, as 'uri'.")
    private Optional<String> stem = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (separators.contains("")) {
            return fail("--separator is empty");
        }
        Gs1Options options = new Gs1Options(unknownAis, zeroSuppressed, alphas, !unassociated && !lenient);
        Gs1Lines lines = new Gs1Lines(options, lenient, separators, stem);
        try (InputStream in =
                input.equals("-") ? System.in : new BufferedInputStream(Files.newInputStream(Path.of(input)), BUFFER)) {
            return answer(in, lines);
        } catch (NoSuchFileException e) {
            return fail("no such file: " + e.getMessage());
        } catch (InvalidPathException e) {
            return fail("not a file's name: " + e.getReason());
        } catch (IOException e) {
            return fail(e.getMessage());
        }
    }

    private int answer(InputStream in, Gs1Lines lines) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InputLines input = new InputLines(in, out);
        Optional<byte[]> line = input.next();
        while (line.isPresent()) {
            out.print(answer(line.get(), lines) + "\n");
            line = input.next();
        }
        out.flush();
        return 0;
    }

    private static String answer(byte[] line, Gs1Lines lines) {
        if (line.length > LONGEST_LINE) {
            return Gs1Lines.unreadable("the line is too long");
        }
        try {
            return lines.answer(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException e) {
            return Gs1Lines.unreadable("not UTF-8");
        }
    }

    private int fail(String why) {
        spec.commandLine().getErr().println("gs1: " + why);
        return 2;
    }
}
