package dev.tillside.example.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.cli.authoring.Words;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.web.OfficeServer;
import dev.tillside.pos.tck.SettableClock;
import dev.tillside.pos.tck.TestCode;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.sale.Tender;
import dev.tillside.seal.DataKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each symptom is brought about, found, and found alone. */
class DoctorTest {
    private static final String PAGE = "{\"type\":\"page\",\"cursor\":\"1\",\"more\":false}\n";
    private static final String OVERLAPPING = "{\"type\":\"scanRules\",\"id\":\"store\",\"cards\":["
            + "{\"name\":\"club\",\"prefix\":\"29\"},{\"name\":\"staff\",\"prefix\":\"29\"}]}\n";

    /** A shop that is made once, and copied. */
    @TempDir
    private static Path template;

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final MadeUpMachine machine = new MadeUpMachine();
    private int status = 200;
    /** What is said to come, where that is more than does. */
    private long length;

    private String page = PAGE;

    /** A machine on which all is well, unless it is told otherwise. */
    private static final class MadeUpMachine implements Machine {
        private final SettableClock clock = SettableClock.at(Instant.now());
        private int java = 17;
        private String fileSystem = "ext4";
        private long room = 1L << 40;

        @Override
        public int java() {
            return java;
        }

        @Override
        public boolean nativeAccess() {
            return false;
        }

        @Override
        public String fileSystem(Path directory) {
            return fileSystem;
        }

        @Override
        public long room(Path directory) {
            return room;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }
    }

    @BeforeAll
    static void makeAShop() {
        TestShop.in(template);
    }

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSymptomIsFoundAloneWithWordsForItAndItsRemedy(Symptom symptom) throws Exception {
        Patient patient = ill(symptom);
        Doctor.Examination examination = new Doctor(machine).examine(patient);
        assertThat(examination.found()).extracting(Diagnosis::symptom).containsExactly(symptom);
        for (String language : List.of("en", "zh")) {
            Diagnosis found = examination.found().get(0);
            assertThat(List.of(found.sentence(Words.in(language)), found.remedy(Words.in(language))))
                    .allSatisfy(text -> assertThat(text).doesNotContain("DOCTOR_", "{", "?"));
        }
    }

    @Test
    void aTillThatIsWellHasNothing() throws Exception {
        Doctor.Examination examination = new Doctor(machine).examine(asking(till(), serve()));
        assertThat(examination.found()).isEmpty();
        assertThat(examination.seen())
                .containsExactlyInAnyOrder(
                        Symptom.Area.JAVA, Symptom.Area.DIRECTORY, Symptom.Area.TILL, Symptom.Area.OFFICE);
    }

    @Test
    void aClockThatIsOffIsSeenAtARealHeadOffice() throws Exception {
        Office office = Office.temporary();
        open.push(office);
        OfficeServer server = OfficeServer.over(office).start();
        open.push(server);
        assertThat(new Doctor(machine).examine(asking(till(), server.uri())).found())
                .isEmpty();
        machine.clock.forward(Duration.ofMinutes(11));
        assertThat(new Doctor(machine)
                        .examine(asking(folder.resolve("till"), server.uri()))
                        .found())
                .extracting(Diagnosis::symptom)
                .containsExactly(Symptom.CLOCK_OFF);
    }

    /** Its page would take for ever; a status that is no 200 is all that need be read. */
    @Test
    void aHeadOfficeThatDripsHoldsNobodyUp() throws Exception {
        status = 503;
        length = Long.MAX_VALUE;
        assertThat(new Doctor(machine).examine(asking(till(), serve())).found())
                .extracting(Diagnosis::symptom)
                .containsExactly(Symptom.OFFICE_ANSWER);
    }

    @Test
    void theRealMachineAnswers() throws IOException {
        assertThat(Machine.REAL.java()).isEqualTo(Runtime.version().feature());
        assertThat(Machine.REAL.nativeAccess()).as("the build allows it").isTrue();
        assertThat(Machine.REAL.fileSystem(folder)).isNotBlank();
        assertThat(Machine.REAL.room(folder)).isPositive();
    }

    private Patient ill(Symptom symptom) throws Exception {
        return switch (symptom) {
            case NATIVE_ACCESS -> {
                machine.java = 24;
                yield of(till());
            }
            case NOT_WRITABLE ->
                of(Files.writeString(folder.resolve("file"), "").resolve("till"));
            case NETWORK_DRIVE -> {
                machine.fileSystem = "fuse.sshfs";
                yield of(till());
            }
            case MEMORY_DRIVE -> {
                machine.fileSystem = "tmpfs";
                yield of(till());
            }
            case DISK_FULL -> {
                machine.room = 3L << 20;
                yield of(till());
            }
            case DISK_LOW -> {
                machine.room = 255L << 20;
                yield of(till());
            }
            case NOTHING_YET -> of(folder.resolve("nobody"));
            case IN_USE -> {
                Path till = till();
                open.push(LoyaltyTill.at(till).background(false).open());
                yield of(till);
            }
            case NEWER_SCHEMA -> of(altered(till(), "PRAGMA user_version = 99"));
            case WRONG_KEY -> of(sealed());
            case UNREADABLE -> of(scribbled(till()));
            case NO_PROGRAM -> of(without());
            case NO_STORE_ZONE -> of(sold("0077", TestCode.CARD_GOOD));
            case DEAD_LETTERS -> of(sold(TestShop.STORE, TestCode.CARD_REFUSED));
            case INCONSISTENT ->
                of(altered(sold(TestShop.STORE, TestCode.CARD_GOOD), "UPDATE ledger SET points = '500'"));
            case SPOOL_UNREADABLE -> keeping("spool", "");
            case SPOOL_REFUSED -> keeping("", "000000000001.refused");
            case SPOOL_WAITING -> keeping("", "000000000001.kept");
            case OFFICE_UNREACHABLE -> asking(till(), URI.create("http://127.0.0.1:" + nobody()));
            case OFFICE_TLS -> asking(till(), URI.create("https://127.0.0.1:" + plainTalk()));
            case OFFICE_KEY -> {
                status = 401;
                yield asking(till(), serve());
            }
            case OFFICE_ANSWER -> {
                page = "<html></html>\n";
                yield asking(till(), serve());
            }
            case CLOCK_OFF -> {
                machine.clock.forward(Duration.ofMinutes(-11));
                yield asking(till(), serve());
            }
            case REFERENCE_REFUSED -> {
                page = OVERLAPPING + PAGE;
                yield asking(till(), serve());
            }
        };
    }

    private static Patient of(Path directory) {
        return new Patient(directory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A lane's spool of that name with that file in it; one without a file is not there. */
    private Patient keeping(String name, String file) throws IOException {
        Path spool = name.isEmpty() ? Files.createDirectory(folder.resolve("kept")) : folder.resolve(name);
        if (!file.isEmpty()) {
            Files.createFile(spool.resolve(file));
        }
        return new Patient(till(), Optional.empty(), Optional.of(spool), Optional.empty());
    }

    private static Patient asking(Path directory, URI office) {
        return new Patient(
                directory,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Patient.Office(office, Optional.of("secret"), Optional.empty())));
    }

    /** The directory of a till that is well. */
    private Path till() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("till"));
        try (Stream<Path> files = Files.list(template.resolve("till-3"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /** The same after a sale of that store. */
    private Path sold(String store, TestCode card) {
        TestShop shop = TestShop.in(folder);
        try (LoyaltyTill till = shop.till().background(false).open()) {
            BasketKey key = new BasketKey(store, TestShop.WORKSTATION, till.today(store), "T1");
            Checkout sale = till.begin(key);
            sale.scan(shop.present(card));
            sale.add(shop.bread("1"));
            sale.commit(Tender.card(sale.price().due()));
            till.sync();
        }
        return shop.directory();
    }

    private Path without() {
        Path directory = folder.resolve("new");
        LoyaltyTill.at(directory).background(false).open().close();
        return directory;
    }

    private Path sealed() throws IOException {
        Path directory = till();
        byte[] key = new byte[32];
        DataKeys keys = new DataKeys() {
            @Override
            public String current() {
                return "k1";
            }

            @Override
            public Optional<byte[]> key(String id) {
                return Optional.of(key.clone());
            }
        };
        LoyaltyTill.at(directory).encrypt(keys).background(false).open().close();
        return directory;
    }

    private static Path altered(Path directory, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
        return directory;
    }

    private static Path scribbled(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve("journal.db-wal"));
        Files.writeString(directory.resolve("journal.db"), "no database at all");
        return directory;
    }

    /** A head office that answers everything alike. */
    private URI serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, Math.max(length, body.length));
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            if (length == 0) {
                exchange.close();
            }
        });
        server.start();
        open.push(() -> server.stop(0));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A port at which nobody listens. */
    private static int nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The port of someone who speaks, and no TLS. */
    private int plainTalk() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread speaker = new Thread(() -> {
            try (Socket caller = server.accept()) {
                caller.getOutputStream().write("220 mail.example\r\n".getBytes(StandardCharsets.US_ASCII));
                caller.getInputStream().readAllBytes();
            } catch (IOException e) {
                // the caller hung up, as it should
            }
        });
        speaker.start();
        open.push(server);
        open.push(speaker::join);
        return server.getLocalPort();
    }
}
