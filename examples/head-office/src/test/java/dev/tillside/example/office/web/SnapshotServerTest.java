package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.example.office.reference.SigningKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.sync.ChangesGone;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Snapshot;
import dev.tillside.sync.SyncReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Snapshots over HTTP, from the server to a till's file. */
@ParameterizedClass
@EnumSource
class SnapshotServerTest {
    @Parameter
    private Database database;

    private static final String PROGRAM =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}";

    @TempDir
    private Path folder;

    private final KeyPair pair = keys();
    private Office office;
    private OfficeServer server;
    private HttpHeadOffice line;

    @BeforeEach
    void open() throws IOException {
        office = Office.at(database.empty(folder));
        server = OfficeServer.over(office).start();
        line = HttpHeadOffice.at(server.uri()).open();
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        server.close();
        office.close();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private SigningKey signing(String id) {
        return SigningKey.of(
                id + ":" + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    }

    private String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private LoyaltyTillBuilder plan(String till) {
        return LoyaltyTill.at(folder.resolve(till)).headOffice(line).background(false);
    }

    private static String member(int number) {
        return "{\"type\":\"member\",\"id\":\"M%1$d\",\"cards\":[\"CARD-%1$d\"]}".formatted(number);
    }

    private static String coupon(int number) {
        return "{\"type\":\"coupon\",\"id\":\"C%1$d\",\"member\":\"M%1$d\",\"offer\":\"O1\"}".formatted(number);
    }

    private void publish(String... objects) throws IOException {
        assertThat(office.publish(List.of(objects)))
                .allMatch(answer -> answer.verdict() == Publication.Verdict.ACCEPTED);
    }

    @Test
    void aSignedSnapshotComesDownWholeAndThenWhatChanged() throws IOException {
        office.signWith(signing("k1"));
        publish(PROGRAM, coupon(1), coupon(2), member(2), member(1));
        publish("{\"type\":\"coupon\",\"id\":\"C2\",\"version\":2,\"removed\":true}");
        Snapshot pressed = office.issueSnapshot();
        assertThat(line.snapshot()).contains(office.snapshot().orElseThrow());
        assertThat(pressed.objects()).as("what was removed is not in it").isEqualTo(4);
        publish(coupon(3), member(3));
        try (LoyaltyTill till = plan("till").trust("k1", publicKey()).open()) {
            SyncReport report = till.sync();
            assertThat(report.failure()).isEmpty();
            assertThat(report.pulled()).isEqualTo(6);
            assertThat(coupons(till, 1)).containsExactly("C1");
            assertThat(coupons(till, 2)).isEmpty();
            assertThat(coupons(till, 3)).containsExactly("C3");
            assertThat(till.members("CARD-2")).containsExactly(new MemberId("M2"));
        }
    }

    private static List<String> coupons(LoyaltyTill till, int member) {
        return till.coupons(new MemberId("M" + member)).stream().map(Coupon::id).toList();
    }

    @Test
    void anotherKeyIsRefused() throws IOException {
        office.signWith(signing("k2"));
        publish(PROGRAM);
        office.issueSnapshot();
        try (LoyaltyTill till = plan("till").trust("k1", publicKey()).open()) {
            assertThat(till.sync().failure().orElseThrow()).contains("key k2, which is not trusted here");
            assertThat(till.program()).isEmpty();
        }
    }

    @Test
    void whoHasNoSnapshotSays404AndTillsReadFromTheStart() throws IOException {
        publish(PROGRAM, member(1));
        assertThat(line.snapshot()).isEmpty();
        try (LoyaltyTill till = plan("till").open()) {
            assertThat(till.sync().pulled()).isEqualTo(2);
        }
    }

    @Test
    void aTillThatWasAwayTakesASnapshotOnceRemovalsAreToldNoMore() throws IOException {
        publish(PROGRAM, member(1), coupon(1), member(2));
        try (LoyaltyTill till = plan("till").open()) {
            till.sync();
            String old = office.changesAfter(HeadOffice.START, 100).cursor();
            publish("{\"type\":\"coupon\",\"id\":\"C1\",\"version\":2,\"removed\":true}", member(3));
            publish("{\"type\":\"member\",\"id\":\"M2\",\"version\":2,\"removed\":true,\"erase\":true}");
            office.issueSnapshot();
            office.tellNoRemovalsBeforeSnapshot();
            assertThatThrownBy(() -> line.changesAfter(old, 10)).isInstanceOf(ChangesGone.class);
            assertThat(till.sync().failure()).isEmpty();
            assertThat(coupons(till, 1)).isEmpty();
            assertThat(till.members("CARD-2")).isEmpty();
            assertThat(till.members("CARD-3")).hasSize(1);
            assertThat(till.sync().pulled()).isZero();
        }
        String cursor = HeadOffice.START;
        int told = 0;
        for (boolean more = true; more; told++) {
            var page = line.changesAfter(cursor, 1);
            assertThat(page.objects()).hasSize(1);
            cursor = page.cursor();
            more = page.more();
        }
        assertThat(told).as("whoever begins at the start can, page by page").isEqualTo(4);
    }

    @Test
    void theLastTwoSnapshotsAreKeptAndTheirNumbersRise() throws IOException {
        publish(PROGRAM);
        Snapshot first = office.issueSnapshot();
        Snapshot second = office.issueSnapshot();
        assertThat(line.snapshotPart(first.id(), 0))
                .hasSize((int) first.parts().get(0).bytes());
        Snapshot third = office.issueSnapshot();
        assertThat(List.of(second.issue() > first.issue(), third.issue() > second.issue()))
                .containsOnly(true);
        assertThatThrownBy(() -> line.snapshotPart(first.id(), 0)).hasMessageContaining("404 NOT_FOUND");
        assertThat(third.parts().get(0).fits(line.snapshotPart(third.id(), 0))).isTrue();
    }

    @Test
    void aSnapshotIsMadeOnDemand() throws IOException, InterruptedException {
        publish(PROGRAM);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + "/v1/snapshot"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(line.snapshot()).isPresent();
    }

    @Test
    void aSigningKeyThatIsNoneIsRefusedWithoutBeingQuoted() {
        for (String text : List.of("", "k1", "k1:c2VjcmV0", ":" + publicKey(), "k 1:" + publicKey())) {
            assertThatThrownBy(() -> SigningKey.of(text))
                    .isInstanceOf(BadInput.class)
                    .hasMessageNotContaining("c2VjcmV0");
        }
        assertThat(signing("k1").toString()).doesNotContain("PrivateKey");
    }
}
