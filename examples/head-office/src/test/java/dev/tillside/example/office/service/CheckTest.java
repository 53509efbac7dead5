package dev.tillside.example.office.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.key.Role;
import dev.tillside.example.office.store.Dialect;
import dev.tillside.example.office.store.Migrations;
import dev.tillside.example.office.store.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told before he starts the service, and what the service itself says. */
class CheckTest {
    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    private int run(Path config, String... command) {
        err.getBuffer().setLength(0);
        return OfficeMain.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of(command), Stream.of("--config", config.toString()))
                        .toArray(String[]::new));
    }

    @BeforeEach
    void write() throws IOException, SQLException {
        Files.writeString(
                directory.resolve("nonsense"), "neither a key nor a certificate nor a database, at any length");
        try (Connection theirs = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("theirs.db"));
                Statement made = theirs.createStatement()) {
            made.execute("create table stamp (id integer)");
        }
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(directory.resolve("head-office.yaml"), yaml.replace("DIR", directory.toString()));
    }

    private Map<String, ByteBuffer> files() throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private void isRefused(String yaml, int status, String sentence) throws IOException {
        Path config = config(yaml);
        Map<String, ByteBuffer> before = files();
        assertThat(run(config, "config", "check")).as(yaml).isEqualTo(status);
        assertThat(err.toString().strip()).isEqualTo(sentence.replace("DIR", directory.toString()));
        String said = err.toString();
        assertThat(run(config, "serve")).as(yaml).isEqualTo(status);
        assertThat(err.toString()).as("the service says the same").isEqualTo(said);
        assertThat(files()).as("nothing is left behind").isEqualTo(before);
    }

    @Test
    void whatCannotBeUsedIsRefusedByCheckAndServiceInTheSameWordsAndNothingIsMade() throws IOException {
        isRefused("signing: {keyFile: DIR/no}", 2, "signing.key: the secret's file cannot be read: DIR/no");
        isRefused(
                "signing: {keyFile: DIR/nonsense}",
                2,
                "signing.key: not a key's id, a colon and an Ed25519 private key, PKCS#8 in Base64");
        isRefused(
                "listen: {tls: {certificate: DIR/no, key: DIR/nonsense}}",
                1,
                "listen.tls.certificate: no such file: DIR/no");
        isRefused(
                "listen: {tls: {certificate: DIR/nonsense, key: DIR/nonsense}}",
                1,
                "listen.tls: not certificates in PEM: DIR/nonsense");
        isRefused(
                "listen: {tls: {keystore: DIR/nonsense, keystorePasswordFile: DIR/nonsense}}",
                1,
                "listen.tls: not a key store in PKCS#12 of that password: DIR/nonsense");
        String unusable = "storage: head office's database cannot be used: ";
        isRefused("storage: {file: DIR/no/office.db}", 1, unusable + "no such directory: DIR/no");
        isRefused("storage: {file: DIR}", 1, unusable + "it is a directory: DIR");
        isRefused(
                "storage: {file: DIR/nonsense}",
                1,
                unusable + "[SQLITE_NOTADB] File opened that is not a database file (file is not a database)");
        isRefused("storage: {file: DIR/theirs.db}", 1, unusable + "it holds tables that are not head office's");
        isRefused(
                "{storage: {file: DIR/office.db}, listen: {host: 0.0.0.0}}",
                2,
                "listen: make an API key first: without one only this machine is answered");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            isRefused(
                    "{storage: {file: DIR/office.db}, listen: {port: " + other.getLocalPort() + "}}",
                    1,
                    "listen: head office cannot listen on 127.0.0.1, port " + other.getLocalPort()
                            + ": Address already in use");
        }
    }

    @Test
    void aDatabaseOfAnEarlierVersionIsWellAndStaysAsItIs() throws IOException, SQLException {
        Dialect dialect = Storage.file(directory.resolve("office.db")).dialect();
        Migrations.upTo(dialect, "1");
        Path config = config("{storage: {file: DIR/office.db}, listen: {port: 0}}");
        Map<String, ByteBuffer> before = files();
        assertThat(run(config, "config", "check")).as(err.toString()).isZero();
        assertThat(files()).isEqualTo(before);
        assertThat(Migrations.version(dialect)).isEqualTo("001");
    }

    @Test
    void aDatabaseInUseIsLookedAtWithItsKeysAndOneOfANewerVersionIsRefused() throws IOException, SQLException {
        Path file = directory.resolve("office.db");
        try (Office office = Office.at(file)) {
            office.keys().add("store 0042", Set.of(Role.OPERATOR), Set.of());
            assertThat(run(
                            config("{storage: {file: DIR/office.db}, listen: {host: 0.0.0.0, port: 0, plain: true}}"),
                            "config",
                            "check"))
                    .as(err.toString())
                    .isZero();
        }
        Migrations.upToDate(
                Storage.file(file).dialect(),
                "classpath:dev/tillside/example/office/store/migration",
                "classpath:dev/tillside/example/office/store/tomorrow");
        isRefused(
                "storage: {file: DIR/office.db}",
                1,
                "storage: head office's database cannot be used: it was written by a newer version of this program,"
                        + " which made V999 tomorrow");
    }
}
