package dev.tillside.example.office.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tillside.example.office.store.Storage;
import dev.tillside.example.office.web.Limit;
import dev.tillside.example.office.web.Limits;
import dev.tillside.example.office.web.ServerTls;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that can be set of the program, checked. Without a file everything is as usual: {@code head-office.db} here, and port 7070 of
 * this machine alone.
 *
 * @param storage where sales and reference data are
 * @param listen where tills find it
 * @param limits what it bears
 * @param snapshotEvery at what pace snapshots are made, if they are
 * @param signing the key that signs what goes down to tills, if there is one
 * @param verifyArrivals whether what tills deliver is computed again before it is stored
 * @param log how it logs
 * @param metrics whether it tells Prometheus its figures
 * @param stop how it stops
 */
record Config(
        Place storage,
        Listen listen,
        Limits limits,
        Optional<Duration> snapshotEvery,
        Optional<Secret> signing,
        boolean verifyArrivals,
        Log log,
        boolean metrics,
        Stop stop) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern PASSWORD = Pattern.compile("password=|://[^/]*@", Pattern.CASE_INSENSITIVE);
    private static final int DAY_MINUTES = 24 * 60;

    /**
     * A file, or a database by its address.
     *
     * @param file of SQLite
     * @param url of a database, which counts in the file's place
     * @param user of the database
     * @param password of the user
     */
    public record Place(Path file, Optional<String> url, Optional<String> user, Optional<Secret> password) {
        Storage storage() {
            return url.map(address -> Storage.at(address, user, password.map(Secret::read)))
                    .orElseGet(() -> Storage.file(file));
        }
    }

    /**
     * @param host an address of this machine
     * @param port or 0 for a free one
     * @param plain whether something in front speaks TLS
     * @param tls the certificate, if it speaks TLS itself
     */
    record Listen(String host, int port, boolean plain, Optional<Tls> tls) {}

    /**
     * Two files in PEM, or one in PKCS#12.
     *
     * @param certificate of the server, in PEM
     * @param key its private key, in PEM
     * @param keystore both, in PKCS#12
     * @param password of the key store
     * @param clientCa the authorities of visitors' certificates, if they must show one
     */
    record Tls(
            Optional<Path> certificate,
            Optional<Path> key,
            Optional<Path> keystore,
            Optional<Secret> password,
            Optional<Path> clientCa) {
        ServerTls files() {
            ServerTls own = keystore.isPresent()
                    ? ServerTls.pkcs12(keystore.get(), password.orElseThrow().read())
                    : ServerTls.pem(certificate.orElseThrow(), key.orElseThrow());
            return clientCa.map(own::clientsOf).orElse(own);
        }
    }

    /** How the log looks. */
    enum Format {
        TEXT,
        JSON
    }

    /** What is logged. */
    enum Level {
        ERROR,
        WARN,
        INFO
    }

    /**
     * @param format of its lines
     * @param level from which on something is logged; requests are {@code INFO}
     */
    record Log(Format format, Level level) {}

    /**
     * @param notReadyFor how long it says that it is not ready before it takes no more requests
     * @param within how long those under way may take then
     */
    record Stop(Duration notReadyFor, Duration within) {}

    /** As usual. */
    static Config usual() {
        return of(Section.root(YAML.missingNode()));
    }

    /**
     * Reads a file.
     *
     * @throws BadInput which names what is wrong, and what is allowed
     */
    static Config read(Path file) throws IOException {
        try {
            JsonNode tree = YAML.readTree(Files.readString(file));
            return of(Section.root(tree));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw BadInput.value("config", "not YAML, look at line " + line); // its own words quote the file
        }
    }

    private static Config of(Section root) {
        Config config = new Config(
                storage(root.section("storage")),
                listen(root.section("listen")),
                limits(root.section("limits")),
                snapshots(root.section("snapshots")),
                signing(root.section("signing")),
                verification(root.section("verification")),
                log(root.section("log")),
                metrics(root.section("metrics")),
                stop(root.section("stop")));
        root.end();
        return config;
    }

    private static Place storage(Section storage) {
        Place place = new Place(
                storage.file("file").orElse(Path.of("head-office.db")),
                storage.text("url"),
                storage.text("user"),
                storage.secret("password"));
        storage.end();
        if (place.url.isPresent() ? storage.has("file") : place.user.isPresent() || place.password.isPresent()) {
            throw BadInput.value("storage", "storage is a file, or a url with a user and a password");
        }
        if (place.url.isPresent() && PASSWORD.matcher(place.url.get()).find()) {
            throw BadInput.value("storage.url", "a password does not stand in storage.url: say storage.passwordFile");
        }
        return place;
    }

    private static Listen listen(Section listen) {
        Listen read = new Listen(
                listen.text("host").orElse("127.0.0.1"),
                listen.number("port", 7070, 0, 65_535),
                listen.flag("plain", false),
                listen.has("tls") ? Optional.of(tls(listen.section("tls"))) : Optional.empty());
        listen.end();
        return read;
    }

    private static Tls tls(Section tls) {
        Tls read = new Tls(
                tls.file("certificate"),
                tls.file("key"),
                tls.file("keystore"),
                tls.secret("keystorePassword"),
                tls.file("clientCa"));
        tls.end();
        boolean pem = read.certificate.isPresent() && read.key.isPresent();
        boolean packed = read.keystore.isPresent() && read.password.isPresent();
        boolean both = (read.certificate.isPresent() || read.key.isPresent()) && read.keystore.isPresent();
        if (!pem && !packed || both) {
            throw BadInput.value(
                    "listen.tls",
                    "listen.tls names certificate and key, or keystore and keystorePasswordFile or keystorePasswordEnv");
        }
        return read;
    }

    private static Limits limits(Section section) {
        Limits limits = Limits.USUAL;
        for (Limit limit : Limit.values()) {
            Optional<Integer> value = section.number(limit.wireName());
            if (value.isPresent()) {
                limits = within(limits, limit, value.get());
            }
        }
        section.end();
        return limits;
    }

    private static Limits within(Limits limits, Limit limit, int value) {
        try {
            return limits.with(limit, value);
        } catch (BadInput e) {
            String field = "limits." + limit.wireName();
            throw BadInput.value(field, field + ": " + e.getMessage());
        }
    }

    private static Optional<Duration> snapshots(Section snapshots) {
        int minutes = snapshots.number("everyMinutes", 0, 0, 7 * DAY_MINUTES);
        snapshots.end();
        return minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
    }

    private static Optional<Secret> signing(Section signing) {
        Optional<Secret> key = signing.secret("key");
        signing.end();
        return key;
    }

    private static boolean verification(Section verification) {
        boolean atArrival = verification.flag("atArrival", true);
        verification.end();
        return atArrival;
    }

    private static Log log(Section log) {
        Log read = new Log(log.word("format", Format.TEXT), log.word("level", Level.INFO));
        log.end();
        return read;
    }

    private static boolean metrics(Section metrics) {
        boolean told = metrics.flag("enabled", true);
        metrics.end();
        return told;
    }

    private static Stop stop(Section stop) {
        Stop read = new Stop(
                Duration.ofSeconds(stop.number("notReadySeconds", 0, 0, 300)),
                Duration.ofSeconds(stop.number("withinSeconds", 5, 0, 300)));
        stop.end();
        return read;
    }
}
