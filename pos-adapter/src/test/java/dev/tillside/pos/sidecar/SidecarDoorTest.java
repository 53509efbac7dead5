package dev.tillside.pos.sidecar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in to a sidecar, with what, and what its documents say of it. */
@Timeout(120)
class SidecarDoorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String STATUS = "{'type':'status'}".replace('\'', '"');

    @TempDir
    private Path folder;

    private Sidecar sidecar;
    private Caller till;

    @BeforeEach
    void start() throws IOException {
        sidecar = SidecarShop.in(folder)
                .origin("http://shop.example")
                .pages("/screen/", exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(204, -1);
                    }
                })
                .start();
        till = new Caller(sidecar, "1");
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    @Test
    void whoDoesNotKnowTheTokenIsRefused() throws IOException {
        assertThat(status("Host: 127.0.0.1:PORT", "Authorization: Bearer TOKEN"))
                .isEqualTo(200);
        assertThat(status("Host: localhost:PORT", "Authorization: Bearer TOKEN"))
                .isEqualTo(200);
        assertThat(status("Host: 127.0.0.1:PORT")).isEqualTo(401);
        assertThat(status("Host: 127.0.0.1:PORT", "Authorization: Bearer TOKENx"))
                .isEqualTo(401);
        assertThat(status("Host: 127.0.0.1:PORT", "Authorization: Basic TOKEN")).isEqualTo(401);
        assertThat(status("Host: 127.0.0.1:PORT", "Authorization: Bearer ")).isEqualTo(401);
    }

    @Test
    void aPageOfAnotherSiteIsRefusedWhateverItKnows() throws IOException {
        String knows = "Authorization: Bearer TOKEN";
        assertThat(status("Host: rebound.example:PORT", knows)).isEqualTo(403);
        assertThat(status("Host: 127.0.0.1", knows)).isEqualTo(403);
        assertThat(status("Host: 127.0.0.1:PORT", "Origin: http://evil.example", knows))
                .isEqualTo(403);
        assertThat(status("Host: 127.0.0.1:PORT", "Origin: null", knows)).isEqualTo(403);
        assertThat(status("Host: 127.0.0.1:PORT", "Origin: http://shop.example", knows))
                .isEqualTo(200);
        assertThat(status("Host: 127.0.0.1:PORT", "Origin: http://127.0.0.1:PORT", knows))
                .as("its own pages")
                .isEqualTo(200);
        assertThat(status("Host: 127.0.0.1:PORT", "Origin: http://shop.example"))
                .isEqualTo(401);
        assertThat(till.raw(
                        "", "OPTIONS /v1/lanes/1/events HTTP/1.1", "Host: 127.0.0.1:PORT", "Origin: http://a.example"))
                .isEqualTo(403);
        assertThat(till.raw(
                        "",
                        "OPTIONS /v1/lanes/1/events HTTP/1.1",
                        "Host: 127.0.0.1:PORT",
                        "Origin: http://shop.example"))
                .isEqualTo(204);
    }

    @Test
    void whatIsNoEventIsRefusedByHttp() throws Exception {
        assertThat(till.send("{", Optional.empty()).statusCode()).isEqualTo(400);
        assertThat(till.send("[]", Optional.empty()).body()).contains("MALFORMED");
        assertThat(till.send(" ".repeat(262_145), Optional.empty()).statusCode())
                .isEqualTo(413);
        assertThat(till.send(" ".repeat(4_000_000), Optional.empty()).statusCode())
                .as("far above the bound")
                .isEqualTo(413);
        assertThat(till.say("{'type':'status','pad':'" + "x".repeat(262_000) + "'}")
                        .at("/type")
                        .asText())
                .as("as long as may be")
                .isEqualTo("status");
        assertThat(till.raw(
                        "\u0000",
                        "POST /v1/lanes/2/events HTTP/1.1",
                        "Host: 127.0.0.1:PORT",
                        "Authorization: Bearer TOKEN",
                        "Content-Length: 1"))
                .isEqualTo(404);
        assertThat(till.raw(
                        "", "GET /v1/lanes/1/events HTTP/1.1", "Host: 127.0.0.1:PORT", "Authorization: Bearer TOKEN"))
                .isEqualTo(405);
        assertThat(till.raw(
                        "", "POST /v1/tills/1/events HTTP/1.1", "Host: 127.0.0.1:PORT", "Authorization: Bearer TOKEN"))
                .as("a slip in the path is not taken for one in the method")
                .isEqualTo(404);
    }

    @Test
    void headersWithoutAnEndAreNotRead() throws IOException {
        String pad = "X-Pad: " + "x".repeat(20_000);
        assertThat(status("Host: 127.0.0.1:PORT", "Authorization: Bearer TOKEN", pad))
                .isNotEqualTo(200);
    }

    @Test
    void requestsThatBeginAndDoNotEndLockNobodyOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), sidecar.uri().getPort());
                silent.add(socket);
                socket.getOutputStream().write("POST /v1/lanes/1/events HTTP/1.1\r\nHost:".getBytes(US_ASCII));
            }
            assertThat(till.say(STATUS).at("/type").asText()).isEqualTo("status");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void whatALaneKeepsIsForItsOwnerAlone() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("till-1"))) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aBrowserGetsInWithAnInvitationOnce() throws Exception {
        URI invitation = sidecar.invitation("/screen/");
        assertThat(get(sidecar.uri().resolve("/screen/"), Optional.empty()).statusCode())
                .isEqualTo(401);
        HttpResponse<String> welcome = get(invitation, Optional.empty());
        assertThat(welcome.statusCode()).isEqualTo(303);
        assertThat(welcome.headers().firstValue("Location")).contains("/screen/");
        String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        Optional<String> kept = Optional.of(cookie.substring(0, cookie.indexOf(';')));
        assertThat(get(sidecar.uri().resolve("/screen/"), kept).statusCode()).isEqualTo(204);
        assertThat(get(sidecar.uri().resolve("/v1/lanes/1/checkouts"), kept).statusCode())
                .isEqualTo(200);
        assertThat(get(invitation, Optional.empty()).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenThatOthersCanReadIsNone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sidecar.tokenFile())))
                .isEqualTo("rw-------");
        Path open = folder.resolve("open-token");
        Files.copy(sidecar.tokenFile(), open);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() ->
                        SidecarShop.in(folder.resolve("other")).tokenFile(open).start())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining(Files.readString(open).strip());
        Files.writeString(open, "short");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() ->
                        SidecarShop.in(folder.resolve("other")).tokenFile(open).start())
                .isInstanceOf(BadInput.class);
    }

    @Test
    void anotherAddressThanLoopbackIsRefused() throws IOException {
        InetAddress all = InetAddress.getByAddress(new byte[4]);
        assertThatThrownBy(() -> Sidecar.in(folder).address(all)).isInstanceOf(BadInput.class);
    }

    @Test
    void theDocumentsSayWhatTheServerDoes() throws Exception {
        JsonNode openapi = JSON.readTree(
                get(sidecar.uri().resolve("/openapi.json"), Optional.empty()).body());
        List<String> asked = new ArrayList<>();
        for (var path : openapi.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                String where = path.getKey()
                        .replace("{lane}", "1")
                        .replace("{group}", "event")
                        .replace("{type}", "add");
                int status = till.raw(
                        STATUS,
                        method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + where + " HTTP/1.1",
                        "Host: 127.0.0.1:PORT",
                        "Authorization: Bearer TOKEN",
                        "Content-Length: " + STATUS.length());
                asked.add(where);
                assertThat(status).as(where).isEqualTo(200);
                assertThat(method.getValue().path("responses").has("200")).isTrue();
                int without = till.raw(
                        "",
                        method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + where + " HTTP/1.1",
                        "Host: 127.0.0.1:PORT");
                assertThat(method.getValue().path("responses").has(String.valueOf(without)))
                        .as(where + " without token: " + without)
                        .isTrue();
                assertThat(without == 200).as(where).isEqualTo(method.getValue().has("security"));
                assertThat(till.raw(
                                "",
                                "DELETE " + where + " HTTP/1.1",
                                "Host: 127.0.0.1:PORT",
                                "Authorization: Bearer TOKEN"))
                        .isEqualTo(405);
            }
        }
        assertThat(asked).hasSize(8);
        openapi.path("x-budgets-ms").properties().forEach(budget -> assertThat(
                        Budget.of(budget.getKey()).usual())
                .as(budget.getKey())
                .isEqualTo(Duration.ofMillis(budget.getValue().asLong())));
        assertThat(openapi.path("x-budgets-ms"))
                .hasSameSizeAs(openapi.at(
                        "/paths/~1v1~1lanes~1{lane}~1events/post/requestBody/content/application~1json/schema/oneOf"));
        JsonNode asyncapi = JSON.readTree(
                get(sidecar.uri().resolve("/asyncapi.json"), Optional.empty()).body());
        assertThat(asyncapi.at("/channels/tells/address").asText()).isEqualTo("/v1/lanes/{lane}/tells");
        List<String> schemas = new ArrayList<>(openapi.findValuesAsText("$ref"));
        schemas.addAll(asyncapi.findValuesAsText("$ref"));
        schemas.removeIf(ref -> ref.startsWith("#"));
        assertThat(schemas).hasSizeGreaterThan(40);
        for (String schema : schemas) {
            assertThat(get(sidecar.uri().resolve(schema), Optional.empty()).statusCode())
                    .as(schema)
                    .isEqualTo(200);
        }
        assertThat(get(sidecar.uri().resolve("/schemas/common.json"), Optional.empty())
                        .body())
                .contains("$defs");
        assertThat(get(sidecar.uri().resolve("/schemas/event/nothing.json"), Optional.empty())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theUnitsStartTheCommandAndAreWholeXml() throws Exception {
        assertThat(ServiceUnit.SYSTEMD.text()).contains("ExecStart=", " sidecar --dir ", "TimeoutStopSec=5");
        var xml = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(
                        ServiceUnit.WINDOWS.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("arguments").item(0).getTextContent())
                .contains(" sidecar --dir ");
    }

    private int status(String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("POST /v1/lanes/1/events HTTP/1.1"));
        lines.addAll(List.of(headers));
        lines.add("Content-Length: " + STATUS.length());
        return till.raw(STATUS, lines.toArray(new String[0]));
    }

    private static HttpResponse<String> get(URI uri, Optional<String> cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        cookie.ifPresent(c -> request.header("Cookie", c));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
