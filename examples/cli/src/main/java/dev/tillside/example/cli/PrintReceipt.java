package dev.tillside.example.cli;

import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.TillJournal;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.cli.codes.KeyFile;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.points.Voucher;
import dev.tillside.pos.paper.ThermalPaper;
import dev.tillside.pos.paper.ThermalReceipt;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Refund;
import dev.tillside.seal.DataKeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code print receipt DIR [KEY]}: a sale's receipt for a receipt printer. */
@Command(
        name = "receipt",
        description = {
            "Prints the receipt of a sale or return that a till holds, for a receipt printer; the till must be shut.",
            "",
            "Vouchers that the sale issued stand on it as barcodes; with --key the shopper's next list as a QR symbol.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar tillside.jar print receipt --out receipt.bin tills/till-1",
            "  java -jar tillside.jar print receipt --paper 58 --code-page PC437 --out /dev/usb/lp0 tills/till-1"
                    + " 0042/3/2026-11-22/T1",
            "",
            "Exit status: 0 printed, 1 there is no such sale, 2 the till or the paper cannot be used, or it could not be"
                    + " written."
        })
final class PrintReceipt implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The till's directory.")
    private Path directory = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "KEY",
            description = "store/workstation/day/number. Default: the sale committed last.")
    private Optional<String> sale = Optional.empty();

    @Mixin
    private PrinterOptions printer = new PrinterOptions();

    @Option(names = "--paper", paramLabel = "MM", description = "58 or 80. Default: ${DEFAULT-VALUE}")
    private String paper = "80";

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "en or zh, for what is not the receipt's own text. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(names = "--key", paramLabel = "FILE", description = "A key made by 'keys', to sign the next list.")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--keys", paramLabel = "FILE", description = "The data keys of a till that is sealed.")
    private Optional<Path> dataKeys = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (LoyaltyTill till = opened()) {
            Optional<byte[]> bytes = printed(till, printer.paper(paper, language));
            if (bytes.isEmpty()) {
                spec.commandLine().getErr().println("print receipt: no such sale or return is here");
                return 1;
            }
            printer.write(bytes.get());
            return 0;
        } catch (IOException e) {
            spec.commandLine().getErr().println("print receipt: cannot be read or written: " + e.getMessage());
            return 2;
        } catch (LoyaltyException e) {
            spec.commandLine().getErr().println("print receipt: " + e.getMessage());
            return 2;
        }
    }

    private LoyaltyTill opened() throws IOException {
        if (!TillJournal.isThere(directory)) {
            throw BadInput.value("directory", "no till's directory: " + directory);
        }
        LoyaltyTillBuilder builder = LoyaltyTill.at(directory).background(false);
        if (key.isPresent()) {
            builder.listKey(KeyFile.read(key.get()));
        }
        if (dataKeys.isPresent()) {
            builder.encrypt(DataKeyFile.read(dataKeys.get()));
        }
        return builder.open();
    }

    private Optional<byte[]> printed(LoyaltyTill till, ThermalPaper on) {
        ThermalReceipt print = new ThermalReceipt(on, language);
        Optional<BasketKey> wanted = sale.map(BasketKey::parse).or(() -> last(till.sales()));
        Optional<Receipt> receipt = wanted.flatMap(till::receipt);
        if (receipt.isPresent()) {
            print.lines(receipt.get().text());
            receipt.get().vouchers().stream().map(Voucher::code).forEach(print::voucher);
            till.nextList(receipt.get()).ifPresent(print::nextList);
            return Optional.of(print.cut().bytes());
        }
        return wanted.flatMap(till::refund)
                .map(Refund::text)
                .map(text -> print.lines(text).cut().bytes());
    }

    private static Optional<BasketKey> last(List<BasketKey> sales) {
        return sales.isEmpty() ? Optional.empty() : Optional.of(sales.get(sales.size() - 1));
    }
}
