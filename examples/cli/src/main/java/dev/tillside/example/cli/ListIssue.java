package dev.tillside.example.cli;

import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.PrintSize;
import dev.tillside.barcode.PrintedBarcode;
import dev.tillside.example.cli.codes.Issue;
import dev.tillside.example.cli.codes.KeyFile;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.list.PrintedList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code list issue FILE|-}: signs a list. */
@Command(
        name = "issue",
        description = {
            "Signs a list of some reference data, and prints its code: the text of the QR symbol.",
            "",
            "The lines are a programme, a list, its coupons and their offers. An offer of an amount, a percentage or a price on"
                    + " one GTIN goes along with its terms; any other by its id, and a till needs it in its reference data.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar list issue --key office-2026.key reference.jsonl",
            "  java -jar tillside.jar list issue --key till-03.key --list 9521234000016004711 --png list.png --svg list.svg"
                    + " reference.jsonl",
            "",
            "Exit status: 0 signed, 2 the lines or the key cannot be used."
        })
final class ListIssue implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON Lines of reference data, or - for standard input.")
    private String file = "-";

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "A key made by 'keys'.")
    private Path key = Path.of("");

    @Option(names = "--list", paramLabel = "ID", description = "Which list, where there are several.")
    private Optional<String> list = Optional.empty();

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the QR symbol as SVG.")
    private Optional<Path> svg = Optional.empty();

    @Option(names = "--png", paramLabel = "FILE", description = "Write the QR symbol as PNG.")
    private Optional<Path> png = Optional.empty();

    @Option(names = "--dpi", paramLabel = "N", description = "The printer's dots per inch. Default: ${DEFAULT-VALUE}")
    private int dpi = 203;

    @Option(
            names = "--module",
            paramLabel = "MM",
            description = "The size of a module in mm. Default: ${DEFAULT-VALUE}")
    private double moduleMm = 0.5;

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
            Path folder = Files.createTempDirectory("tillside-list");
            try {
                PrintedList printed = Issue.list(folder, InputLines.of(file), list, KeyFile.read(key));
                pictures(printed);
                spec.commandLine().getOut().println(printed.code());
                return 0;
            } finally {
                TemporaryDirectory.delete(folder);
            }
        } catch (NoSuchFileException e) {
            spec.commandLine().getErr().println("list issue: no such folder for " + e.getMessage());
            return 2;
        } catch (IOException | LoyaltyException e) {
            spec.commandLine().getErr().println("list issue: " + e.getMessage());
            return 2;
        }
    }

    private void pictures(PrintedList printed) throws IOException {
        PrintedBarcode symbol =
                Barcode.qr(printed.code()).captioned(printed.id()).at(new PrintSize(dpi, moduleMm));
        if (svg.isPresent()) {
            Files.writeString(svg.get(), symbol.svg());
        }
        if (png.isPresent()) {
            Files.write(png.get(), symbol.png());
        }
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "list %s: %d characters, %d modules, %.1f mm wide%n",
                        printed.id(),
                        printed.code().length(),
                        symbol.modules(),
                        symbol.widthMm());
    }
}
