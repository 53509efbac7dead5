package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.key.ApiKey;
import dev.tillside.example.office.key.Role;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HttpHeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, for what, and how often. */
class AdmissionTest {
    private static final String LEASE = "{\"basket\":\"%s\",\"till\":\"4c1f\",\"offers\":[\"O1\"]}";

    @TempDir
    private Path directory;

    private Office office;
    private OfficeServer server;

    @BeforeEach
    void open() throws IOException {
        office = Office.temporary();
        server = OfficeServer.over(office).start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        office.close();
    }

    private void limited(Limits limits) throws IOException {
        server.close();
        server = OfficeServer.over(office).limits(limits).start();
    }

    private String key(Role role, String... stores) throws IOException {
        return office.keys().add("test", Set.of(role), Set.of(stores)).secret();
    }

    private Visitor visitor(Role role, String... stores) throws IOException {
        return Visitor.of(server).showing(key(role, stores));
    }

    @Test
    void fromTheFirstKeyOnNobodyComesInWithoutOne() throws IOException {
        Visitor stranger = Visitor.of(server);
        assertThat(stranger.get("/v1/totals").statusCode()).isEqualTo(200);
        key(Role.OPERATOR);
        HttpResponse<String> answer = stranger.get("/v1/totals");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"UNAUTHORIZED\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(stranger.showing("guess").get("/v1/totals").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void headIsAdmittedAsGetIs() throws IOException {
        Visitor operator = visitor(Role.OPERATOR); // from the first key on strangers are not answered
        Visitor stranger = Visitor.of(server);
        HttpRequest.Builder asked = stranger.request("/v1/totals");
        assertThat(stranger.send(asked.method("HEAD", BodyPublishers.noBody()).build())
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> answer = operator.send(operator.request("/v1/totals")
                .method("HEAD", BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void eachRoleOpensItsOwnRoutesAndNoOthers() throws IOException {
        for (Role role : Role.values()) {
            Visitor visitor = role == Role.TILL ? visitor(role, "0042") : visitor(role);
            for (Route route : server.routes()) {
                String path = route.path()
                        .replace("<key>", "T1")
                        .replace("{id}", "S1")
                        .replace("{part}", "0");
                int status =
                        (route.method().name().equals("GET") ? visitor.get(path) : visitor.post(path, "")).statusCode();
                boolean open = route.roles().isEmpty() || route.roles().contains(role);
                assertThat(status == 403).as(role + " at " + route.pattern()).isNotEqualTo(open);
                assertThat(status).as(route.pattern()).isNotEqualTo(401).isLessThan(500);
            }
        }
    }

    @Test
    void aKeySpeaksForItsOwnStoresAlone() throws IOException {
        BasketKey foreign = BasketKey.parse("0099/3/2026-11-22/T1");
        String json = Sales.sale(1).json().replace(Sales.key(1).toString(), foreign.toString());
        try (HttpHeadOffice till =
                HttpHeadOffice.at(server.uri()).apiKey(key(Role.TILL, "0042")).open()) {
            List<Settlement> settled = till.deliver(List.of(Sales.sale(1), new Delivery(foreign, json), Sales.sale(2)));
            assertThat(settled)
                    .extracting(Settlement::verdict)
                    .containsExactly(Settlement.Verdict.STORED, Settlement.Verdict.REFUSED, Settlement.Verdict.STORED);
            assertThat(settled.get(1).reason()).contains("the API key is not for the store of this sale");
            String undone = json.replaceFirst("\\{", "{\"postVoid\":true,");
            assertThat(till.deliver(List.of(new Delivery(foreign, undone))))
                    .extracting(settlement -> settlement.reason().orElseThrow())
                    .containsExactly("a sale is post-voided in its own store, 0099, which the API key is not for;"
                            + " in any other its goods come back as a return");
        }
        assertThat(office.basketKeys()).containsExactly(Sales.key(1), Sales.key(2));
        Visitor till = visitor(Role.TILL, "0042");
        assertThat(till.post("/v1/leases", LEASE.formatted(foreign)).statusCode())
                .isEqualTo(403);
        assertThat(till.post("/v1/leases", LEASE.formatted(Sales.key(1))).statusCode())
                .isNotEqualTo(403);
        assertThat(till.post("/v1/presence", "{\"till\":\"4c1f\",\"open\":[\"" + foreign + "\"]}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aKeyEndsNoLeasesOfAnotherStoresTills() throws IOException {
        office.publish(
                List.of("{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}"));
        Visitor own = visitor(Role.TILL, "0042");
        Visitor foreign = visitor(Role.TILL, "0099");
        assertThat(own.post("/v1/leases", LEASE.formatted(Sales.key(1))).statusCode())
                .isEqualTo(200);
        String nothingOpen = "{\"till\":\"4c1f\",\"open\":[]}";
        assertThat(foreign.post("/v1/presence", nothingOpen).statusCode()).isEqualTo(403);
        assertThat(own.post("/v1/presence", nothingOpen).statusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedKeyOpensNothingFromTheNextRequestOn() throws IOException {
        ApiKey.Issued issued = office.keys().add("lost till", Set.of(Role.TILL), Set.of("0042"));
        Visitor till = Visitor.of(server).showing(issued.secret());
        assertThat(till.get("/v1/changes").statusCode()).isEqualTo(200);
        office.keys().revoke(issued.key().id());
        assertThat(till.get("/v1/changes").statusCode()).isEqualTo(401);
    }

    @Test
    void aTillThatAsksTooOftenKeepsItsSalesAndComesAgain() throws IOException {
        String secret = key(Role.TILL, "0042");
        limited(Limits.USUAL.with(Limit.KEY_BURST, 3).with(Limit.KEY_RATE, 1));
        Visitor greedy = Visitor.of(server).showing(secret);
        List<Integer> statuses = new ArrayList<>();
        HttpResponse<String> last = greedy.get("/v1/changes");
        while (last.statusCode() == 200) {
            statuses.add(200);
            last = greedy.get("/v1/changes");
        }
        assertThat(statuses).hasSizeGreaterThanOrEqualTo(3);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("\"code\":\"TOO_MANY\"");
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(visitor(Role.TILL, "0043").get("/v1/changes").statusCode())
                .as("another key")
                .isEqualTo(200);
        String slow = key(Role.TILL, "0044");
        limited(Limits.USUAL.with(Limit.KEY_BURST, 1).with(Limit.KEY_RATE, 1));
        try (HttpHeadOffice line = HttpHeadOffice.at(server.uri()).apiKey(slow).open()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            line.deliver(List.of());
                            line.changesAfter("0", 1);
                        }
                    })
                    .isExactlyInstanceOf(IOException.class) // no fault of the content: the till comes again
                    .hasMessage("head office answered 429 TOO_MANY");
        }
    }

    @Test
    void whoGuessesKeysIsSlowedDownByAddressAndTillsAreNot() throws IOException {
        String secret = key(Role.TILL, "0042");
        limited(Limits.USUAL.with(Limit.ADDRESS_BURST, 5).with(Limit.ADDRESS_RATE, 1));
        Visitor guesser = Visitor.of(server).showing("tk_000000000000_" + "0".repeat(64));
        int status = 0;
        for (int i = 0; i < 1_000 && status != 429; i++) {
            status = guesser.get("/v1/changes").statusCode();
            assertThat(status).isIn(401, 429);
        }
        assertThat(status).isEqualTo(429);
        assertThat(Visitor.of(server).showing(secret).get("/v1/changes").statusCode())
                .isEqualTo(200);
    }

    @Test
    void beforeTheFirstKeyNoPageOfABrowserIsAnswered() throws IOException {
        Visitor stranger = Visitor.of(server);
        HttpResponse<String> page = stranger.send(stranger.request("/v1/totals")
                .header("Origin", "https://evil.example")
                .build());
        assertThat(page.statusCode()).isEqualTo(403);
        try (Socket rebound = new Socket(InetAddress.getLoopbackAddress(), server.port());
                OutputStream asked = rebound.getOutputStream()) {
            asked.write("GET /v1/totals HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(rebound.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void othersThanThisMachineWantAKeyAndTls() throws IOException {
        OfficeServer.Builder everywhere = OfficeServer.over(office).host("0.0.0.0");
        assertThatThrownBy(everywhere::start).isInstanceOf(BadInput.class).hasMessageContaining("API key");
        key(Role.OPERATOR);
        assertThatThrownBy(everywhere::start).isInstanceOf(BadInput.class).hasMessageContaining("TLS");
        everywhere.plain(true).start().close();
    }

    @Test
    void aWholeTillWorksWithItsKey() throws IOException {
        office.publish(
                List.of("{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}"));
        try (HttpHeadOffice line = HttpHeadOffice.at(server.uri())
                        .apiKey(key(Role.TILL, "0042"))
                        .open();
                LoyaltyTill till = LoyaltyTill.at(directory)
                        .background(false)
                        .headOffice(line)
                        .open()) {
            assertThat(till.sync().failure()).isEmpty();
            assertThat(till.today("0042")).isNotNull();
        }
    }
}
