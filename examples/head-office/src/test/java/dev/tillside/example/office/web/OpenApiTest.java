package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import dev.tillside.example.office.key.Role;
import dev.tillside.example.office.store.Json;
import dev.tillside.money.Points;
import dev.tillside.sync.Lease;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document says what the server does: its routes, and what real requests and answers look like, good ones and bad ones. */
class OpenApiTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode DOCUMENT = document();
    private static final String PROGRAM =
            "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}";
    private static final String OFFER =
            "{\"type\":\"offer\",\"id\":\"O1\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"0.50\",\"items\":{\"skus\":[\"A\"]},"
                    + "\"limits\":{\"totalUses\":10}}";
    private static final String LEASE = "{\"basket\":\"KEY\",\"till\":\"4c1f\",\"offers\":[\"O1\"]}";

    private Office office;
    private OfficeServer server;
    private Visitor all;
    private Visitor metrics;
    private final Map<String, Set<Integer>> seen = new TreeMap<>();

    private static JsonNode document() {
        try (InputStream document = OfficeServer.class.getResourceAsStream("openapi.json")) {
            return Json.MAPPER.readTree(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        office = Office.temporary();
        server = OfficeServer.over(office).start();
        Set<Role> most = Set.of(Role.TILL, Role.OPERATOR, Role.PUBLISHER, Role.CRM);
        all = Visitor.of(server)
                .showing(office.keys().add("all", most, Set.of("0042")).secret());
        metrics = Visitor.of(server)
                .showing(office.keys()
                        .add("metrics", Set.of(Role.METRICS), Set.of())
                        .secret());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        office.close();
    }

    @Test
    void everyRouteIsInTheDocumentWithItsRolesAndNoOtherIs() {
        Map<String, Set<String>> routes = server.routes().stream()
                .collect(Collectors.toMap(
                        route -> route.method() + " " + route.pattern(),
                        route -> route.roles().stream().map(Role::name).collect(Collectors.toSet())));
        Map<String, Set<String>> documented = new TreeMap<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> roles = new TreeSet<>();
                    operation.getValue().path("x-roles").forEach(role -> roles.add(role.asText()));
                    documented.put(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), roles);
                }));
        assertThat(documented).isEqualTo(routes);
    }

    @Test
    void theServerServesTheDocument() throws IOException {
        assertThat(Json.MAPPER.readTree(Visitor.of(server).get("/openapi.json").body()))
                .isEqualTo(DOCUMENT);
    }

    @Test
    void realRequestsAndAnswersAreAsTheDocumentSays() throws IOException {
        String sale = Sales.sale(1).json();
        String foreign = sale.replace("0042/3", "0043/3");
        String member = "{\"type\":\"member\",\"id\":\"M1\",\"consent\":{\"profile\":true}}";
        asked("POST /v1/baskets", all, "/v1/baskets", sale + "\n" + foreign + "\n{\"key\":7}");
        asked("GET /v1/baskets", all, "/v1/baskets?most=5");
        asked("GET /v1/baskets/{key}", all, "/v1/baskets/" + Sales.key(1));
        asked("GET /v1/baskets/{key}", all, "/v1/baskets/" + Sales.key(2));
        asked("GET /v1/baskets/{key}", all, "/v1/baskets/T1");
        asked("POST /v1/reference", all, "/v1/reference", member + "\n{\"type\":\"spaceship\",\"id\":\"S1\"}");
        asked("GET /v1/changes", all, "/v1/changes?after=0&most=10");
        asked("GET /v1/changes", all, "/v1/changes?most=0");
        asked("GET /v1/snapshot", all, "/v1/snapshot");
        String snapshot = asked("POST /v1/snapshot", all, "/v1/snapshot", "").body();
        asked("GET /v1/snapshot", all, "/v1/snapshot");
        String id = Json.object(snapshot).orElseThrow().path("id").asText();
        asked("GET /v1/snapshot/{id}/{part}", all, "/v1/snapshot/" + id + "/0");
        asked("GET /v1/snapshot/{id}/{part}", all, "/v1/snapshot/" + id + "/9");
        asked("GET /v1/snapshot/{id}/{part}", all, "/v1/snapshot/" + id + "/x");
        asked("GET /v1/totals", all, "/v1/totals");
        asked("POST /v1/reference", all, "/v1/reference", PROGRAM + "\n" + OFFER);
        asked(
                "POST /v1/leases",
                all,
                "/v1/leases",
                LEASE.replace("KEY", Sales.key(3).toString()));
        asked("POST /v1/leases", all, "/v1/leases", "{}");
        asked("POST /v1/presence", all, "/v1/presence", "{\"till\":\"4c1f\",\"open\":[\"" + Sales.key(3) + "\"]}");
        asked("POST /v1/presence", all, "/v1/presence", "{\"till\":\"4c1f\",\"open\":[\"0043/1/2026-11-22/T1\"]}");
        ofOperators();
        asked("GET /v1/crm/members", all, "/v1/crm/members");
        asked("GET /v1/crm/redemptions", all, "/v1/crm/redemptions?after=0&most=10");
        HttpResponse<String> csv = all.send(
                all.request("/v1/crm/members").header("Accept", "text/csv").build());
        checked("GET /v1/crm/members", csv);
        assertThat(csv.headers().firstValue("Tillside-Cursor")).isPresent();
        asked("GET /health/live", all, "/health/live");
        asked("GET /health/ready", all, "/health/ready");
        asked("GET /metrics", metrics, "/metrics");
        asked("GET /openapi.json", all, "/openapi.json");
        strangersAndForeigners();
        packedInOtherWays();
        whileItCannotSay();
        for (Route route : server.routes()) {
            String operation = route.method() + " " + route.pattern();
            Set<Integer> statuses = seen.get(operation);
            assertThat(statuses).as(operation).contains(200);
            if (!route.roles().isEmpty()) {
                assertThat(statuses).as(operation).contains(401, 403);
            }
        }
    }

    private void ofOperators() throws IOException {
        String different = Sales.sale(1, "9.99").json();
        String nonsense = "{\"key\":\"" + Sales.key(5) + "\",\"type\":\"sale\",\"lines\":7}";
        asked("POST /v1/baskets", all, "/v1/baskets", different + "\n" + nonsense);
        asked("GET /v1/quarantine", all, "/v1/quarantine");
        asked("GET /v1/quarantine/{key}", all, "/v1/quarantine/" + Sales.key(1));
        asked("GET /v1/quarantine/{key}", all, "/v1/quarantine/" + Sales.key(9));
        String decision = "{\"key\":\"KEY\",\"operator\":\"Ada\",\"reason\":\"looked at the receipt\"}";
        asked("POST /v1/quarantine/release", all, "/v1/quarantine/release", "{}");
        asked(
                "POST /v1/quarantine/release",
                all,
                "/v1/quarantine/release",
                decision.replace("KEY", Sales.key(5).toString()));
        asked(
                "POST /v1/quarantine/discard",
                all,
                "/v1/quarantine/discard",
                decision.replace("KEY", Sales.key(1).toString()));
        asked("GET /v1/acts", all, "/v1/acts");
        asked("GET /v1/unverified", all, "/v1/unverified");
        asked("GET /v1/conflicts", all, "/v1/conflicts");
        asked("GET /v1/tills", all, "/v1/tills");
        asked(
                "POST /v1/tills/end-leases",
                all,
                "/v1/tills/end-leases",
                "{\"till\":\"4c1f\",\"operator\":\"Ada\",\"reason\":\"it burnt\"}");
        asked("GET /v1/offers/{id}/budget", all, "/v1/offers/O1/budget");
        asked("GET /v1/offers/{id}/budget", all, "/v1/offers/O9/budget");
    }

    /** Every route, with no key and with one for something else. */
    private void strangersAndForeigners() throws IOException {
        for (Route route : server.routes()) {
            String path =
                    route.path().replace("<key>", "T1").replace("{id}", "S1").replace("{part}", "0");
            String operation = route.method() + " " + route.pattern();
            Visitor foreigner = route.roles().contains(Role.METRICS) ? all : metrics;
            for (Visitor visitor : List.of(Visitor.of(server), foreigner)) {
                if (route.method().name().equals("GET")) {
                    asked(operation, visitor, path);
                } else {
                    asked(operation, visitor, path, "");
                }
            }
        }
    }

    private void packedInOtherWays() throws IOException {
        for (String path : List.of("/v1/baskets", "/v1/reference", "/v1/leases", "/v1/presence")) {
            HttpRequest brotli = all.request(path)
                    .header("Content-Encoding", "br")
                    .POST(BodyPublishers.ofString("x"))
                    .build();
            assertThat(checked("POST " + path, all.send(brotli)).statusCode()).isEqualTo(415);
        }
    }

    private void whileItCannotSay() throws IOException {
        server.leave();
        assertThat(asked("GET /health/ready", all, "/health/ready").statusCode())
                .isEqualTo(503);
        office.close();
        assertThat(asked("GET /v1/totals", all, "/v1/totals").statusCode()).isEqualTo(503);
    }

    @Test
    void aLeaseIsWrittenAsTheDocumentSays() {
        Lease lease = new Lease(
                BasketKey.parse("0042/3/2026-11-22/T1"),
                Optional.of(Points.of("1250")),
                Map.of("C1", new Lease.Part(1, false)),
                Map.of("O2", new Lease.Share(OptionalLong.of(3), Optional.of(new BigDecimal("20.00")), false)),
                Map.of("V-1", new Lease.Part(0, true)));
        ObjectNode written = LeaseWire.of(lease);
        assertThat(written.toString())
                .isEqualTo("{\"basket\":\"0042/3/2026-11-22/T1\",\"points\":\"1250\",\"coupons\":{\"C1\":{\"uses\":1}},"
                        + "\"offers\":{\"O2\":{\"uses\":3,\"amount\":\"20.00\"}},"
                        + "\"vouchers\":{\"V-1\":{\"uses\":0,\"elsewhere\":true}}}");
        fits(written.toString(), Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/Lease"));
    }

    private HttpResponse<String> asked(String operation, Visitor visitor, String path) throws IOException {
        return checked(operation, visitor.get(path));
    }

    private HttpResponse<String> asked(String operation, Visitor visitor, String path, String body) throws IOException {
        HttpResponse<String> answer = visitor.post(path, body);
        JsonNode request = operation(operation).path("requestBody").path("content");
        if (answer.statusCode() == 200 && request.has("application/json")) {
            fits(body, request.path("application/json").path("schema"));
        }
        return checked(operation, answer);
    }

    private static JsonNode operation(String name) {
        String[] parts = name.split(" ");
        JsonNode operation = DOCUMENT.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as(name).isTrue();
        return operation;
    }

    private HttpResponse<String> checked(String operation, HttpResponse<String> answer) {
        seen.computeIfAbsent(operation, unseen -> new TreeSet<>()).add(answer.statusCode());
        JsonNode documented = operation(operation).path("responses").path(String.valueOf(answer.statusCode()));
        if (documented.has("$ref")) {
            documented = DOCUMENT.at(documented.path("$ref").asText().substring(1));
        }
        assertThat(documented.isObject())
                .as(operation + " answers " + answer.statusCode() + ": " + answer.body())
                .isTrue();
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode content = documented.path("content").path(type);
        assertThat(content.isObject()).as(operation + " answers " + type).isTrue();
        if (content.has("x-line-schema")) {
            assertThat(answer.body().isEmpty() || answer.body().endsWith("\n")).isTrue();
            JsonNode each = content.path("x-line-schema");
            answer.body().lines().forEach(line -> fits(line, each));
        } else if (type.equals("application/json")) {
            fits(answer.body(), content.path("schema"));
        }
        return answer;
    }

    private static void fits(String json, JsonNode schema) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("$defs", DOCUMENT.path("components").path("schemas"));
        String byItself = whole.toString().replace("#/components/schemas/", "#/$defs/");
        List<com.networknt.schema.Error> faults =
                REGISTRY.getSchema(byItself, InputFormat.JSON).validate(json, InputFormat.JSON);
        assertThat(faults).as(json).isEmpty();
    }

    @Test
    void whatTheDocumentRefersToIsThere() {
        Stream<String> used = DOCUMENT.findValues("$ref").stream()
                .map(JsonNode::asText)
                .filter(reference -> reference.contains("/responses/") || reference.contains("/schemas/"));
        used.forEach(reference -> assertThat(DOCUMENT.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }
}
