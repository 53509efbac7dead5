package dev.tillside.example.cli;

import dev.tillside.TillJournal;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.pos.poslog.PosLogWriter;
import dev.tillside.seal.DataKeyFile;
import dev.tillside.seal.DataKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code poslog}: what a till sold, for the programs behind it. */
@Command(
        name = "poslog",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what a till sold and took back as a POSLog (ARTS, version 6); the till must be shut.",
            "",
            "Where DIR is no till's directory, but holds some, as 'replay --db' leaves them, each is written in turn."
                    + " Members and vouchers are masked. Transactions that cannot be written are named.",
            "Exit status: 0 all of it is written, 1 some of it could not be, 2 the directory could not be read."
        })
final class PosLogCommand implements Callable<Integer> {
    @Option(names = "--db", paramLabel = "DIR", required = true, description = "The till's directory.")
    private Path directory = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to ('-': standard output).")
    private Path file = Path.of("-");

    @Option(names = "--json", description = "As JSON Lines, a transaction a line, instead of XML.")
    private boolean json;

    @Option(names = "--from", paramLabel = "DAY", description = "The first business day, 2026-11-22.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DAY", description = "The last business day.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The data keys of a till that is sealed, id:base64 a line, for its owner alone (chmod 600).")
    private Optional<Path> keys = Optional.empty();

    @Spec
    private CommandSpec spec;

    private boolean whole = true;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Optional<DataKeys> given = keys.isPresent() ? Optional.of(DataKeyFile.read(keys.get())) : Optional.empty();
            if (file.toString().equals("-")) {
                write(spec.commandLine().getOut(), given);
            } else {
                writeFile(given);
            }
            return whole ? 0 : 1;
        } catch (LoyaltyException e) {
            err.println("poslog: " + e.getMessage() + (e.code() == Code.WRONG_KEY ? "; see --keys" : ""));
            return 2;
        } catch (IOException e) {
            err.println("poslog: " + e.getMessage());
            return 2;
        }
    }

    /** Under its name stands a whole log, or what stood there before. */
    private void writeFile(Optional<DataKeys> given) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                write(out, given);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Writer out, Optional<DataKeys> given) throws IOException {
        PosLogWriter log = PosLogWriter.begin(json ? PosLogWriter.Format.JSON : PosLogWriter.Format.XML, out);
        for (Path till : TillDirectories.in(directory)) {
            try (TillJournal journal = TillDirectories.open(till, given)) {
                log.write(journal, this::isAsked, this::leftOut);
            }
        }
        log.end();
    }

    private boolean isAsked(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    private void leftOut(PosLogWriter.LeftOut left) {
        whole = false;
        spec.commandLine().getErr().println("poslog: left out " + left.key() + ": " + left.reason());
    }
}
