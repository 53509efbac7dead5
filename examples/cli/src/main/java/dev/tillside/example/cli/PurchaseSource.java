package dev.tillside.example.cli;

import dev.tillside.TillJournal;
import dev.tillside.example.cli.plan.HistoryFile;
import dev.tillside.example.cli.plan.Purchases;
import dev.tillside.example.cli.plan.SalesRecord;
import dev.tillside.example.office.Office;
import dev.tillside.seal.DataKeyFile;
import dev.tillside.seal.DataKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What was bought, from where it is kept. */
final class PurchaseSource {
    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The data keys of a till that is sealed, id:base64 a line, for its owner alone (chmod 600).")
    private Optional<Path> keys = Optional.empty();

    /** One of them. */
    private static final class Place {
        @Option(
                names = "--history",
                paramLabel = "FILE",
                required = true,
                description =
                        "What was bought: CSV, plain or .xz, with the columns household, date, item, quantity, spend, special.")
        private Optional<Path> history = Optional.empty();

        @Option(
                names = "--db",
                paramLabel = "DIR",
                required = true,
                description =
                        "What was bought, from head office's database (head-office.db in DIR) or, where there is none, a shut till's"
                                + " directory, or several in one; each member is a household. What tills' own lists showed is read"
                                + " along.")
        private Optional<Path> directory = Optional.empty();
    }

    /**
     * What was bought, and what its sales tell of tills' lists.
     *
     * @throws IOException where they cannot be read; the message names file, place, field and fault
     */
    Purchases purchases(Currency currency) throws IOException {
        if (place.history.isPresent()) {
            return Purchases.of(HistoryFile.read(place.history.get(), currency.getDefaultFractionDigits()));
        }
        Path directory = place.directory.orElseThrow();
        SalesRecord record = new SalesRecord(currency);
        Path book = directory.resolve("head-office.db");
        try {
            if (Files.isRegularFile(book)) {
                try (Office office = Office.at(book)) {
                    record.add(office);
                }
            } else {
                addTills(directory, record);
            }
        } catch (IOException e) {
            throw new IOException(directory + ": " + e.getMessage(), e);
        }
        return record.purchases();
    }

    private void addTills(Path directory, SalesRecord record) throws IOException {
        List<Path> tills = TillDirectories.in(directory);
        if (tills.stream().noneMatch(TillJournal::isThere)) {
            throw new IOException("neither head-office.db nor a till's directory is there");
        }
        Optional<DataKeys> given = keys.isPresent() ? Optional.of(DataKeyFile.read(keys.get())) : Optional.empty();
        for (Path till : tills) {
            try (TillJournal journal = TillDirectories.open(till, given)) {
                record.add(journal);
            }
        }
    }
}
