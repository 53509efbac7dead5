package dev.tillside.example.office.service;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a secret is, not what it is: it may be printed. */
sealed interface Secret {
    /** In a file, whose first and last blanks do not count. */
    record OfFile(Path file) implements Secret {
        @Override
        public String read() {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw BadInput.value("file", "the secret's file cannot be read: " + file);
            }
        }
    }

    /** In a variable of the environment. */
    record OfEnvironment(String variable) implements Secret {
        @Override
        public String read() {
            return Optional.ofNullable(System.getenv(variable))
                    .orElseThrow(() -> BadInput.value("env", "no such variable in the environment: " + variable));
        }
    }

    /**
     * The secret itself.
     *
     * @throws BadInput if it is not there
     */
    String read();
}
