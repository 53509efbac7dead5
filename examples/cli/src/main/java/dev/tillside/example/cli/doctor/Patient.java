package dev.tillside.example.cli.doctor;

import dev.tillside.seal.DataKeys;
import dev.tillside.sync.HttpHeadOffice;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What to look at.
 *
 * @param directory the till's
 * @param keys what it is sealed with
 * @param spool its lane's, where what could not be booked in time waits
 * @param office where its head office is
 */
public record Patient(Path directory, Optional<DataKeys> keys, Optional<Path> spool, Optional<Office> office) {
    /**
     * A head office.
     *
     * @param root where its {@code /v1} begins
     * @param apiKey what it asks for; never shown
     * @param tls whom to trust; absent: those whom Java trusts
     */
    public record Office(URI root, Optional<String> apiKey, Optional<SSLContext> tls) {
        public Office {
            HttpHeadOffice.Builder door = HttpHeadOffice.at(root);
            apiKey.ifPresent(door::apiKey);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Office[" + root + "]";
        }
    }
}
