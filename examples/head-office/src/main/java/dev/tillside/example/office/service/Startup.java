package dev.tillside.example.office.service;

import dev.tillside.example.office.StorageCheck;
import dev.tillside.example.office.reference.SigningKey;
import dev.tillside.example.office.store.Storage;
import dev.tillside.example.office.web.ListenAddress;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a head office could start with a configuration: {@code config check} says so, and {@code serve} asks before it opens
 * anything. Nothing is made, brought up to date, or left behind. Each fault names its field; the first is told.
 */
final class Startup {
    private Startup() {}

    /**
     * Looks at all that the configuration names.
     *
     * @throws BadInput what is wrong with the configuration, or a secret
     * @throws IOException what is wrong with a file, the database, or the address
     */
    static void check(Config config) throws IOException {
        at("signing.key", () -> config.signing().map(Secret::read).map(SigningKey::of));
        if (config.listen().tls().isPresent()) {
            certificates(config.listen().tls().get());
        }
        address(config.listen(), keys(config.storage()));
    }

    private static void certificates(Config.Tls tls) throws IOException {
        readable("listen.tls.certificate", tls.certificate());
        readable("listen.tls.key", tls.key());
        readable("listen.tls.keystore", tls.keystore());
        readable("listen.tls.clientCa", tls.clientCa());
        at("listen.tls.keystorePassword", () -> tls.password().map(Secret::read));
        at("listen.tls", () -> {
            tls.files().check();
            return tls;
        });
    }

    private static void readable(String field, Optional<Path> file) throws IOException {
        if (file.isPresent()) {
            at(field, () -> {
                try (InputStream opened = Files.newInputStream(file.get())) {
                    return opened.read(); // a directory opens, and cannot be read
                }
            });
        }
    }

    private static boolean keys(Config.Place place) throws IOException {
        at("storage.password", () -> place.password().map(Secret::read));
        Storage storage = at("storage", place::storage);
        return at("storage", () -> StorageCheck.of(storage)).keys();
    }

    private static void address(Config.Listen listen, boolean keys) throws IOException {
        boolean secure = listen.plain() || listen.tls().isPresent();
        at("listen", () -> {
            new ListenAddress(listen.host(), listen.port(), secure).check(keys);
            return listen;
        });
    }

    private interface Step<T> {
        T result() throws IOException;
    }

    private static <T> T at(String field, Step<T> step) throws IOException {
        try {
            return step.result();
        } catch (BadInput e) {
            throw BadInput.value(field, field + ": " + e.getMessage());
        } catch (IOException e) {
            throw new IOException(field + ": " + OfficeMain.sentence(e), e);
        }
    }
}
