package dev.tillside.example.office.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.web.Limit;
import dev.tillside.example.office.web.Limits;
import dev.tillside.example.office.web.OfficeServer;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Presence;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator types, and the file that he writes. */
class CommandsTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return OfficeMain.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(directory.resolve("head-office.yaml"), yaml);
    }

    private String ofStorage(String more) throws IOException {
        return written("storage: {file: '" + directory.resolve("office.db") + "'}\n" + more)
                .toString();
    }

    @Test
    void theExampleSaysWhatHoldsWithoutAFile() throws IOException {
        assertThat(run("config", "example")).isZero();
        Config example = Config.read(written(out.toString()));
        Config usual = Config.usual();
        for (Limit limit : Limit.values()) {
            assertThat(out.toString()).contains("  " + limit.wireName() + ": " + limit.usual());
            assertThat(example.limits().of(limit)).isEqualTo(limit.usual());
        }
        assertThat(example).usingRecursiveComparison().ignoringFields("limits").isEqualTo(usual);
        assertThat(usual.storage().file()).isEqualTo(Path.of("head-office.db"));
        assertThat(usual.listen().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void whatTheExampleLeavesOutCanBeSetToo() throws IOException {
        run("config", "example");
        String all = out.toString()
                .replace("  file: head-office.db  ", "# ")
                .replace("signing: {}", "signing:")
                .replaceAll("(?m)^# {3}keystore.*$", "")
                .replaceAll("(?m)^# keyEnv.*$", "")
                .replaceAll("(?m)^# (url|user|passwordFile|tls|keyFile|  \\w+):", "  $1:");
        Config config = Config.read(written(all));
        assertThat(config.storage().url()).contains("jdbc:postgresql://db.example:5432/office");
        assertThat(config.listen().tls().orElseThrow().clientCa()).contains(Path.of("tills.pem"));
        assertThat(config.signing()).contains(new Secret.OfFile(Path.of("signing.key")));
    }

    @Test
    void everythingThatIsSetCounts() throws IOException {
        Config config = Config.read(written("""
                storage: {url: 'jdbc:postgresql://db.example/office', user: office, passwordEnv: OFFICE_PASSWORD}
                listen: {host: 0.0.0.0, port: 8443, tls: {keystore: a.p12, keystorePasswordFile: b}}
                limits: {bodyBytes: 4096, idleMillis: 100}
                snapshots: {everyMinutes: 90}
                signing: {keyEnv: SIGNING_KEY}
                log: {format: json, level: WARN}
                metrics: {enabled: false}
                verification: {atArrival: false}
                stop: {notReadySeconds: 10, withinSeconds: 20}
                """));
        assertThat(config.storage().password()).contains(new Secret.OfEnvironment("OFFICE_PASSWORD"));
        assertThat(config.listen().port()).isEqualTo(8443);
        assertThat(config.limits().of(Limit.BODY_BYTES)).isEqualTo(4096);
        assertThat(config.limits().of(Limit.BODY_LINES)).isEqualTo(Limit.BODY_LINES.usual());
        assertThat(config.snapshotEvery()).contains(Duration.ofMinutes(90));
        assertThat(config.log()).isEqualTo(new Config.Log(Config.Format.JSON, Config.Level.WARN));
        assertThat(config.metrics()).isFalse();
        assertThat(config.verifyArrivals()).isFalse();
        assertThat(config.stop()).isEqualTo(new Config.Stop(Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lisen: {port: 1}                      | lisen is not known; allowed here: limits, listen, log, metrics, signing, snapshots, stop, storage, verification",
                "listen: {prot: 1}                     | listen.prot is not known; allowed here: host, plain, port, tls",
                "listen: {port: 70000}                 | listen.port is not a number of 0 to 65535: 70000",
                "listen: {port: eighty}                | listen.port is not a whole number",
                "listen: {plain: maybe}                | listen.plain is not true or false",
                "listen: 7070                          | listen is not a mapping of names to values",
                "limits: {bodyBytes: 1}                | limits.bodyBytes: not a number of 1024 to 67108864: 1",
                "log: {format: xml}                    | log.format is not one of [TEXT, JSON]",
                "signing: {key: 'k1:abc'}              | a secret does not stand in here: say signing.keyFile or signing.keyEnv",
                "signing: {keyFile: a, keyEnv: b}      | both signing.keyFile and signing.keyEnv are there; say one",
                "storage: {file: a, url: b}            | storage is a file, or a url with a user and a password",
                "storage: {user: a}                    | storage is a file, or a url with a user and a password",
                "storage: {url: 'x://u:secret@h/d'}    | a password does not stand in storage.url: say storage.passwordFile",
                "listen: {tls: {certificate: a}}       | listen.tls names certificate and key, or keystore and keystorePasswordFile or keystorePasswordEnv",
                "'listen: {port: 1, port: 2}'          | not YAML, look at line 1",
                "'a: [secret'                          | not YAML, look at line 1",
                "justAWord                             | the configuration is not a mapping of names to values",
            })
    void whatIsWrongIsSaidByName(String yaml, String sentence) throws IOException {
        String file = written(yaml).toString();
        assertThat(run("config", "check", "--config", file)).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(sentence).doesNotContain("secret@");
        assertThat(run("serve", "--config", file)).isEqualTo(2);
    }

    @Test
    void aKeyIsShownOnceListedAndRevoked() throws IOException {
        String config = ofStorage("");
        assertThat(run(
                        "key",
                        "add",
                        "--config",
                        config,
                        "--name",
                        "store 0042",
                        "--role",
                        "till",
                        "--store",
                        "0042,0043"))
                .isZero();
        String secret = out.toString().strip();
        assertThat(secret).matches("tk_[0-9a-f]{12}_[0-9a-f]{64}");
        assertThat(run("key", "list", "--config", config)).isZero();
        assertThat(out.toString())
                .contains("store 0042\tTILL\t0042,0043\tnever used")
                .doesNotContain(secret);
        String id = out.toString().lines().toList().get(1).split("\t")[0];
        assertThat(run("key", "revoke", "--config", config, id)).isZero();
        assertThat(run("key", "revoke", "--config", config, id)).isEqualTo(1);
        assertThat(run("key", "list", "--config", config)).isZero();
        assertThat(out.toString()).contains("revoked");
        assertThat(run("key", "add", "--config", config, "--name", "x", "--role", "TILL"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("a key for tills names its stores");
        assertThat(run("key", "add", "--config", config, "--name", "x", "--role", "BOSS"))
                .isEqualTo(2);
        assertThat(run("key")).isEqualTo(2);
    }

    @Test
    void healthAsksTheServiceThatRuns() throws IOException {
        try (Office office = Office.temporary();
                OfficeServer server = OfficeServer.over(office).start()) {
            String config = ofStorage("listen: {port: " + server.port() + "}");
            assertThat(run("health", "--config", config)).isZero();
            assertThat(out.toString()).contains("\"status\":\"UP\"");
            server.leave();
            assertThat(run("health", "--config", config)).isEqualTo(1);
            assertThat(out.toString()).contains("\"staying\":\"DOWN\"");
        }
        assertThat(run("health", "--config", ofStorage("listen: {port: 1}"))).isEqualTo(1);
    }

    @Test
    void aBackupIsTakenOnceAndPutIntoAnEmptyDatabaseWithItsKeys() throws IOException {
        String config = ofStorage("");
        String backup = directory.resolve("backup.gz").toString();
        run("key", "add", "--config", config, "--name", "boss", "--role", "OPERATOR");
        assertThat(run("backup", "--config", config, backup)).isZero();
        assertThat(out.toString()).contains("rows, SHA-256 ");
        assertThat(run("backup", "--config", config, backup)).isEqualTo(1);
        assertThat(run("restore", "--config", config, backup)).isEqualTo(2);
        String other = written("storage: {file: '" + directory.resolve("other.db") + "'}")
                .toString();
        assertThat(run("restore", "--config", other, backup)).isZero();
        assertThat(run("key", "list", "--config", other)).isZero();
        assertThat(out.toString()).contains("boss\tOPERATOR");
    }

    @Test
    void anOperatorLooksAtWhatDoesNotAddUpAndDecides() throws IOException {
        String config = ofStorage("");
        String key = "0042/3/2026-11-22/T1";
        try (Office office = Office.at(directory.resolve("office.db"))) {
            office.deliver(List.of(
                    new Delivery(BasketKey.parse(key), "{\"key\":\"" + key + "\",\"type\":\"sale\",\"lines\":7}")));
            office.present(new Presence("4c1f", List.of(BasketKey.parse(key))));
        }
        assertThat(run("quarantine", "list", "--config", config)).isZero();
        assertThat(out.toString())
                .startsWith("SALE\tRECEIVED\tCODE\tREASON\n" + key + "\t")
                .contains("UNREADABLE");
        assertThat(run("quarantine", "show", "--config", config, key)).isZero();
        assertThat(out.toString()).contains("\"lines\":7");
        assertThat(run("quarantine", "discard", "--config", config, key)).isEqualTo(2);
        assertThat(run("quarantine", "discard", "--config", config, key, "--operator", "Ada", "--reason", "a test"))
                .isZero();
        assertThat(run("quarantine", "release", "--config", config, key, "--operator", "Ada", "--reason", "a test"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing of this key is in quarantine");
        assertThat(run("conflicts", "--config", config)).isZero();
        assertThat(out.toString().strip()).isEqualTo("KIND\tSUBJECT\tSALE\tAT\tUSES\tAMOUNT\tWHY");
        assertThat(run("tills", "list", "--config", config)).isZero();
        assertThat(out.toString())
                .startsWith("TILL\tSTORE\tLAST SEEN\tOPEN BASKETS\tLEASES\n4c1f\t0042\t")
                .contains("\t1\t0\n");
        assertThat(run("tills", "end-leases", "--config", config, "4c1f", "--operator", "Ada", "--reason", "it burnt"))
                .isZero();
        assertThat(out.toString()).contains("0 ended");
        try (Office office = Office.at(directory.resolve("office.db"))) {
            assertThat(Page.all(office.oversight()::acts)).hasSize(2);
        }
    }

    @Test
    void allIsComputedAgainAndNobodyIsAskedToPayForWhatIsNotProved() throws IOException {
        String config = ofStorage("");
        assertThat(run("verify", "--config", config)).isZero();
        assertThat(out.toString()).contains("0 sales and 0 returns, 0 differences");
        String key = "0042/3/2026-11-22/T1";
        try (Office office = Office.at(directory.resolve("office.db"))) {
            String sale = """
                    {"type":"sale","key":"%s","at":"2026-11-22T10:00:00Z","programVersion":1,"currency":"GBP",\
                    "basket":[{"line":"1","sku":"A","unit":"each","quantity":"1","amount":"2.90"}],"offerVersions":{},\
                    "total":"2.90","discount":"0.40","due":"2.50","pointsEarned":"0","redeemed":[],"tenderCoupons":[],\
                    "lines":[{"line":"1","amount":"2.90","net":"2.50","points":"0","discounts":[{"offer":"O1",\
                    "amount":"0.40","units":1,"funding":[{"payer":"ACME","amount":"0.40"}]}]}],\
                    "offers":[{"offer":"O1","outcome":"APPLIED","uses":1,"amount":"0.40"}],\
                    "proof":{"status":"OPTIMAL","discount":"0.40","bound":"0.40"},"benefits":[],"receipt":[]}""".formatted(key);
            assertThat(office.deliver(List.of(new Delivery(BasketKey.parse(key), sale))))
                    .extracting(Settlement::verdict)
                    .containsExactly(Settlement.Verdict.STORED);
        }
        assertThat(run("verify", "--config", config)).isEqualTo(1);
        assertThat(out.toString()).contains(key + "\tseen", "1 sales and 0 returns, 1 differences");
        assertThat(run("claims", "--config", config)).isZero();
        assertThat(out.toString()).startsWith("PAYER\tBEARS\n").contains("ACME\t0.00", "RETAILER\t0.40");
    }

    @Test
    void secretsAreInNoRecordThatMayBePrinted() throws IOException {
        Path file = Files.writeString(directory.resolve("signing.key"), "k1:very-secret");
        Config config = Config.read(written("signing: {keyFile: '" + file + "'}"));
        assertThat(config.toString()).doesNotContain("very-secret");
        assertThatThrownBy(() -> ConfigFile.open(config))
                .isInstanceOf(BadInput.class)
                .hasMessageNotContaining("very-secret");
    }

    @Test
    void commandsThatAreNotThereAreSaid() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "key", "health", "config");
        for (String command : List.of("serve", "key", "health", "config")) {
            assertThat(run(command, "--help")).isZero();
        }
    }

    @Test
    void aLimitIsSetWithinItsBounds() {
        assertThat(Limits.USUAL.with(Limit.IDLE, 50).of(Limit.IDLE)).isEqualTo(50);
        assertThatThrownBy(() -> Limits.USUAL.with(Limit.IDLE, 1)).isInstanceOf(BadInput.class);
    }
}
