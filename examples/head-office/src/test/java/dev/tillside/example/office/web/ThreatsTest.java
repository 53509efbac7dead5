package dev.tillside.example.office.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.office.Office;
import dev.tillside.example.office.Sales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds the table of threats against the tests that are there, and tries what no other test does. */
class ThreatsTest {
    private static final Path TABLE = Path.of("THREATS.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../../core/src/test/java"));
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| `(\\w+)\\.(\\w+)` \\|");

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

    @Test
    void eachThreatIsTriedByATestThatIsThere() throws IOException {
        Map<String, Path> sources = sources();
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\| \\d.*"))
                .toList();
        assertThat(rows).isNotEmpty();
        int number = 1;
        for (String row : rows) {
            Matcher parts = ROW.matcher(row);
            assertThat(parts.matches()).as(row).isTrue();
            assertThat(Integer.parseInt(parts.group(1))).as(row).isEqualTo(number++);
            assertThat(sources).as(row).containsKey(parts.group(2));
            assertThat(Files.readString(sources.get(parts.group(2)))).as(row).contains("void " + parts.group(3) + "(");
        }
    }

    private static Map<String, Path> sources() throws IOException {
        return TESTS.stream()
                .flatMap(ThreatsTest::files)
                .filter(file -> file.toString().endsWith("Test.java"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        Function.identity(),
                        (one, other) -> one));
    }

    private static Stream<Path> files(Path directory) {
        try {
            return Files.walk(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatLooksLikeSqlIsATextAlone() throws IOException {
        String sql = "T1'); drop table basket; --";
        Visitor till = Visitor.of(server);
        String sale = Sales.sale(1).json().replace(Sales.key(1).toString(), "0042/3/2026-11-22/" + sql);
        assertThat(till.post("/v1/baskets", sale).body()).contains("STORED");
        assertThat(till.get("/v1/baskets/0042/3/2026-11-22/" + encoded(sql)).body())
                .isEqualTo(sale);
        assertThat(till.post("/v1/reference", "{\"type\":\"member\",\"id\":\"' or '1'='1\"}")
                        .body())
                .contains("ACCEPTED");
        assertThat(till.get("/v1/changes?after=" + encoded("0' or '1'='1")).statusCode())
                .isEqualTo(200);
        assertThat(till.get("/v1/snapshot/" + encoded("x' or '1'='1") + "/0").statusCode())
                .isEqualTo(404);
        assertThat(till.showing("tk_' or 1=1 --").get("/v1/totals").body()).contains("\"baskets\":1");
    }

    @Test
    void noAddressLeadsToAFile() throws IOException {
        Visitor till = Visitor.of(server);
        for (String path : List.of(
                "/v1/snapshot/..%2F..%2F..%2Fetc%2Fpasswd/0",
                "/v1/snapshot/%2Fetc%2Fpasswd/0",
                "/openapi.json/../001.sql",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/migration/V001__sales_and_reference_data.sql")) {
            assertThat(till.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
