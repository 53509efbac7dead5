package dev.tillside.example.office.service;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.reference.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that all commands have in common. */
final class ConfigFile {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration; without it everything is as usual. 'config example' prints one.")
    private Optional<Path> file = Optional.empty();

    Config read() throws IOException {
        return file.isPresent() ? Config.read(file.get()) : Config.usual();
    }

    /** The head office that the configuration names; what is wrong with its key leaves no file behind. */
    static Office open(Config config) throws IOException {
        Optional<SigningKey> signing = config.signing().map(Secret::read).map(SigningKey::of);
        Office office = Office.at(config.storage().storage());
        office.verifyArrivals(config.verifyArrivals());
        signing.ifPresent(office::signWith);
        return office;
    }
}
