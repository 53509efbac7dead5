package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.Explanation;
import dev.tillside.example.cli.codes.Known;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.pos.device.DeviceScan;
import dev.tillside.pos.device.WedgeRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scan}: what scans are, as texts, as pictures, or from a scanner. */
@Command(
        name = "scan",
        description = {
            "Explains scans field by field, as a till would read them: texts as a scanner sends them, pictures, or what a scanner"
                    + " sends now.",
            "",
            "In pictures it finds EAN, UPC, Code 128, GS1-128, DataBar, QR, GS1 QR, Data Matrix, PDF417 and Aztec. Card numbers"
                    + " are masked.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar scan ]E05000112637922",
            "  java -jar tillside.jar scan --json --with reference.jsonl photo.jpg 2900047110817",
            "  java -jar tillside.jar scan --serial /dev/ttyACM0 --baud 115200",
            "  java -jar tillside.jar scan --wedge --layout de",
            "",
            "Exit status: 0 every one is something, 1 one is rejected or not read, 2 a file cannot be read or the options make"
                    + " no sense."
        })
final class ScanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TEXT|IMAGE", arity = "0..*", description = "Scanned texts, or PNG or JPEG files.")
    private List<String> scans = new ArrayList<>();

    @Mixin
    private ReadWith circumstances = new ReadWith();

    @Mixin
    private ScannerOptions scanner = new ScannerOptions();

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "Of what is said of the scanner, en or zh. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(names = "--json", description = "Print one JSON object per scan.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private boolean good = true;

    @Override
    public Integer call() {
        try {
            Known known = circumstances.known();
            if (scans.isEmpty() == !scanner.isGiven()) {
                throw BadInput.value("scans", "name texts or pictures, or one scanner");
            }
            Instant when = circumstances.at();
            for (String scan : scans) {
                print(Explanation.of(scan, known, when));
            }
            if (scanner.isGiven()) {
                listen(scan -> print(Explanation.of(scan, known, circumstances.at())));
            }
            return good ? 0 : 1;
        } catch (IOException | LoyaltyException | DateTimeException e) {
            spec.commandLine().getErr().println("scan: " + e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    private void listen(Consumer<DeviceScan> scans) throws IOException, InterruptedException {
        ScannerInput input = new ScannerInput(spec.commandLine().getErr(), language);
        Optional<WedgeRules> keyboard = scanner.wedge();
        if (keyboard.isPresent()) {
            input.wedge(keyboard.get(), System.in, InstantSource.system(), scanner.count(), scans);
        } else {
            input.port(scanner.port(), scanner.count(), scans);
        }
    }

    private void print(Explanation explanation) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? explanation.json() : explanation.text());
        out.flush();
        good &= explanation.isGood();
    }
}
