package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Issue;
import dev.tillside.example.cli.codes.KeyFile;
import dev.tillside.example.cli.codes.ListedFacts;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.list.ShoppingList;
import dev.tillside.pos.paper.PaperList;
import dev.tillside.pos.paper.PdfList;
import dev.tillside.pos.paper.PdfPaper;
import dev.tillside.pos.paper.ThermalList;
import dev.tillside.text.IsoTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code print list FILE|-}: a shopping list on paper. */
@Command(
        name = "list",
        description = {
            "Prints a list of some reference data: as PDF on A4 or Letter, or for a receipt printer on 58 or 80 mm paper.",
            "",
            "The lines are a programme and a list; its items, coupons, offers and member say names, shelf prices, ends of"
                    + " offers and whom to greet. Who pays for an offer is not printed.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar print list --out list.pdf reference.jsonl",
            "  java -jar tillside.jar print list --key till-03.key --paper LETTER --large --out list.pdf reference.jsonl",
            "  java -jar tillside.jar print list --paper 58 --language zh --out /dev/usb/lp0 reference.jsonl",
            "",
            "Exit status: 0 printed, 2 the lines or the paper cannot be used, or it could not be written."
        })
final class PrintList implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON Lines of reference data, or - for standard input.")
    private String file = "-";

    @Mixin
    private PrinterOptions printer = new PrinterOptions();

    @Option(
            names = "--paper",
            paramLabel = "PAPER",
            description = "A4 or LETTER, a PDF; 58 or 80, for a receipt printer. Default: ${DEFAULT-VALUE}")
    private String paper = "A4";

    @Option(names = "--list", paramLabel = "ID", description = "Which list, where there are several.")
    private Optional<String> list = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "A key made by 'keys'; with it the list carries its QR symbol.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "en or zh. Default: the member's, or else English.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--font",
            paramLabel = "FILE",
            description = "A TrueType font with Chinese for the PDF. Default: one of this machine's.")
    private Optional<Path> font = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "When the PDF says that it was made: an instant with offset. Default: the day on which the list was"
                            + " issued, so that the same lines give the same file.")
    private Optional<String> at = Optional.empty();

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
            List<String> lines = InputLines.of(file);
            ListedFacts facts = new ListedFacts(lines);
            ShoppingList wanted = facts.list(list);
            ZoneId zone = facts.program().timeZone();
            PaperList plain = PaperList.of(wanted, facts, zone, language);
            PaperList printed = key.isPresent() ? plain.withCode(code(lines, wanted.id())) : plain;
            printer.write(
                    isSheet()
                            ? PdfList.of(printed, sheet(wanted, zone))
                            : ThermalList.of(printed, printer.paper(paper, printed.language())));
            return 0;
        } catch (IOException | UncheckedIOException e) {
            spec.commandLine().getErr().println("print list: cannot be read or written: " + e.getMessage());
            return 2;
        } catch (LoyaltyException | DateTimeException e) {
            spec.commandLine().getErr().println("print list: " + e.getMessage());
            return 2;
        }
    }

    private String code(List<String> lines, String id) throws IOException {
        Path folder = Files.createTempDirectory("tillside-print");
        try {
            return Issue.list(folder, lines, Optional.of(id), KeyFile.read(key.orElseThrow()))
                    .code();
        } finally {
            TemporaryDirectory.delete(folder);
        }
    }

    private boolean isSheet() {
        return paper.equalsIgnoreCase("A4") || paper.equalsIgnoreCase("LETTER");
    }

    private PdfPaper sheet(ShoppingList wanted, ZoneId zone) {
        Instant created = at.map(IsoTime::instant)
                .or(() -> wanted.issued().map(day -> day.atStartOfDay(zone).toInstant()))
                .orElse(Instant.EPOCH);
        return new PdfPaper(PdfPaper.Size.valueOf(paper.toUpperCase(Locale.ROOT)), printer.large(), font, created);
    }
}
