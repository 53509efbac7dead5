package dev.tillside.example.cli;

import dev.tillside.example.cli.codes.KeyFile;
import dev.tillside.list.SigningKey;
import dev.tillside.plan.forecast.Model;
import dev.tillside.sync.HttpHeadOffice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a till that runs in this process is given: head office, reference data and a key for its lists. */
final class TillOptions {
    @Option(
            names = "--office",
            paramLabel = "URL",
            description = "Head office. Without it sales wait in the till's files.")
    private Optional<URI> office = Optional.empty();

    @Option(
            names = "--office-key-file",
            paramLabel = "FILE",
            description = "A file with the key that head office asks for.")
    private Optional<Path> officeKey = Optional.empty();

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "Reference data as JSON Lines that a till takes. May be given again.")
    private List<Path> with = new ArrayList<>();

    @Option(
            names = "--list-key",
            paramLabel = "FILE",
            description = "A key made by 'keys', with which a till signs lists.")
    private Optional<Path> listKey = Optional.empty();

    @Option(
            names = "--list-model",
            paramLabel = "FILE",
            description = "A model made by 'plan train', by which a till plans lists; else a closed formula does.")
    private Optional<Path> listModel = Optional.empty();

    boolean hasOffice() {
        return office.isPresent();
    }

    /** The line to head office, where there is one; whoever asked closes it. */
    Optional<HttpHeadOffice> headOffice() throws IOException {
        if (!hasOffice()) {
            return Optional.empty();
        }
        HttpHeadOffice.Builder settings = HttpHeadOffice.at(office.get());
        if (officeKey.isPresent()) {
            settings.apiKey(Files.readString(officeKey.get()).strip());
        }
        return Optional.of(settings.open());
    }

    List<Path> with() {
        return List.copyOf(with);
    }

    Optional<SigningKey> listKey() throws IOException {
        return listKey.isPresent() ? Optional.of(KeyFile.read(listKey.get())) : Optional.empty();
    }

    Optional<Model> listModel() throws IOException {
        return listModel.isPresent() ? Optional.of(ModelInput.read(listModel.get())) : Optional.empty();
    }
}
