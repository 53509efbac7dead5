package dev.tillside.example.cli;

import dev.tillside.fault.BadInput;
import dev.tillside.plan.forecast.Forecast;
import dev.tillside.plan.forecast.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A trained model's file. */
final class ModelInput {
    private ModelInput() {}

    /** @throws IOException where it cannot be read, or is no model of this version; the message names the file and the fault */
    static Model read(Path file) throws IOException {
        try {
            return Model.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is not there", e);
        } catch (BadInput e) {
            throw new IOException(file + ": " + e.getMessage() + "; 'plan train' makes one", e);
        }
    }

    /** The model's forecast, or the closed formula where there is none. */
    static Forecast forecast(Optional<Path> file) throws IOException {
        return file.isPresent() ? read(file.get()) : Forecast.closed();
    }
}
