package dev.tillside.example.cli;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.paper.CodePage;
import dev.tillside.pos.paper.ThermalPaper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A receipt printer's paper, and where the bytes go. */
final class PrinterOptions {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to: a file, or a printer's device such as /dev/usb/lp0.")
    private Path out = Path.of("");

    @Option(
            names = "--columns",
            paramLabel = "N",
            description =
                    "Characters in a line: 32 or 42 on 58 mm, 42, 48 or 64 on 80 mm. Default: all that the usual font"
                            + " has room for (32, 48).")
    private Optional<Integer> columns = Optional.empty();

    @Option(
            names = "--code-page",
            paramLabel = "PAGE",
            description =
                    "PC437, PC850, PC858, WPC1252 or GB18030 (Chinese). Default: GB18030 for Chinese, else PC858.")
    private Optional<String> codePage = Optional.empty();

    @Option(names = "--large", description = "Large print.")
    private boolean large;

    @Option(names = "--dots", description = "Send barcodes dot by dot, for printers that have none of their own.")
    private boolean dots;

    Path out() {
        return out;
    }

    boolean large() {
        return large;
    }

    /** @param paper {@code 58} or {@code 80} */
    ThermalPaper paper(String paper, String language) {
        if (!paper.matches("[0-9]{1,4}")) {
            throw BadInput.value("paper", "no such paper, see --help: " + paper);
        }
        ThermalPaper.Roll roll = ThermalPaper.Roll.of(Integer.parseInt(paper));
        CodePage page =
                codePage.map(CodePage::named).orElse(language.startsWith("zh") ? CodePage.GB18030 : CodePage.PC858);
        return new ThermalPaper(roll, columns.orElse(roll.usualColumns()), page, large, dots);
    }

    /** A device is written to as it is; a file is written anew. */
    void write(byte[] bytes) throws IOException {
        try (OutputStream stream = Files.newOutputStream(out)) {
            stream.write(bytes);
        }
    }
}
