package dev.tillside.example.office.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tillside.Checkout;
import dev.tillside.LoyaltyTill;
import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.example.office.Database;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.example.office.store.Json;
import dev.tillside.fault.BadInput;
import dev.tillside.item.ItemId;
import dev.tillside.item.Quantity;
import dev.tillside.item.Unit;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.sale.Payment;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sync.HeadOffice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A CRM follows what members let out, and learns nothing of anything else. */
@ParameterizedClass
@EnumSource
@Tag("once")
class CrmTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Parameter
    private Database database;

    @TempDir
    private Path directory;

    private Office office;
    private LoyaltyTill till;

    @BeforeEach
    void open() throws IOException {
        office = Office.at(database.empty(directory), Clock.fixed(NOW, ZoneOffset.UTC));
        publish(
                "{\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"UTC\","
                        + "\"points\":{\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],\"expiresAfterDays\":30,"
                        + "\"burn\":{\"points\":\"1\",\"worth\":\"0.10\",\"offline\":\"100\"}}}",
                "{\"type\":\"offer\",\"id\":\"C\",\"kind\":\"AMOUNT_OFF\",\"amount\":\"1.00\",\"audience\":\"COUPON\","
                        + "\"items\":{\"skus\":[\"JAM\"]},\"funding\":[{\"payer\":\"ACME\",\"percent\":\"60\"}]}",
                "{\"type\":\"coupon\",\"id\":\"C1\",\"member\":\"M1\",\"offer\":\"C\"}");
        till = LoyaltyTill.at(directory.resolve("till"))
                .headOffice(office)
                .background(false)
                .clock(() -> NOW)
                .open();
    }

    @AfterEach
    void close() throws IOException {
        till.close();
        office.close();
    }

    @Test
    void aMemberComesWithWhatHeLetsOut() throws IOException {
        publish(member("M1", 1, true, true, "\"household\":\"H\",\"points\":\"7\",\"tier\":\"gold\","));
        sell("M1", "T1", 0);
        assertThat(rows(CrmFeed.MEMBERS))
                .containsExactly("{\"type\":\"member\",\"member\":\"M1\",\"contactConsent\":true,"
                        + "\"profileConsent\":true,\"joined\":\"2025-01-03\",\"language\":\"zh\",\"name\":\"Ann\","
                        + "\"email\":\"M1@example.org\",\"phone\":\"+44 20 7946 0000\",\"segments\":[\"a\",\"b\"],"
                        + "\"visits\":1,\"spend\":\"2.00\",\"lastVisit\":\"2026-11-22\",\"currency\":\"GBP\","
                        + "\"tier\":\"gold\",\"points\":\"9\",\"expiringPoints\":\"9\",\"expiringOn\":\"2026-12-22\"}");
        assertThat(new java.math.BigDecimal("9"))
                .isEqualByComparingTo(till.balance(new MemberId("M1")).points().plain());
    }

    @Test
    void consentDecidesWhatComes() throws IOException {
        publish(member("M1", 1, true, false, ""), member("M2", 1, false, true, ""), member("M3", 1, false, false, ""));
        sell("M1", "T1", 0);
        sell("M2", "T2", 0);
        sell("M3", "T3", 0);
        List<String> rows = rows(CrmFeed.MEMBERS);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .contains("\"M1\"", "Ann", "M1@example.org")
                .doesNotContain("segments", "points", "visits", "spend", "tier");
        assertThat(rows.get(1))
                .contains("\"M2\"", "segments", "points", "visits")
                .doesNotContain("Ann", "example.org", "7946");
        assertThat(rows(CrmFeed.REDEMPTIONS)).noneMatch(row -> row.contains("M3"));
    }

    @Test
    void whoLetsNothingOutLeavesNoTraceInCursors() throws IOException {
        publish(member("M1", 1, true, true, ""));
        String members = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9).cursor();
        String redemptions =
                office.crm().page(CrmFeed.REDEMPTIONS, HeadOffice.START, 9).cursor();
        publish(member("M3", 1, false, false, ""), "{\"type\":\"member\",\"id\":\"M4\"}");
        sell("M3", "T3", 0);
        publish("{\"type\":\"member\",\"id\":\"M3\",\"version\":2,\"removed\":true,\"erase\":true}");
        for (CrmFeed feed : CrmFeed.values()) {
            CrmPage after = office.crm().page(feed, feed == CrmFeed.MEMBERS ? members : redemptions, 9);
            assertThat(after.rows()).isEmpty();
            assertThat(after.cursor()).isEqualTo(feed == CrmFeed.MEMBERS ? members : redemptions);
        }
        publish(member("M1", 2, true, true, ""));
        CrmPage next = office.crm().page(CrmFeed.MEMBERS, members, 9);
        assertThat(Long.parseLong(next.cursor().replaceAll(".*-", "")))
                .isEqualTo(Long.parseLong(members.replaceAll(".*-", "")) + 1);
    }

    @Test
    void whateverChangesComesAgain() throws IOException {
        publish(member("M1", 1, true, true, ""), member("M2", 1, true, true, ""));
        String cursor = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9).cursor();
        assertThat(office.crm().page(CrmFeed.MEMBERS, cursor, 9).rows()).isEmpty();
        sell("M1", "T1", 0);
        CrmPage sold = office.crm().page(CrmFeed.MEMBERS, cursor, 9);
        assertThat(sold.rows()).singleElement().asString().contains("\"M1\"", "\"visits\":1");
        publish(member("M2", 1, true, true, "").replace("M2@example.org", "new@example.org"));
        CrmPage moved = office.crm().page(CrmFeed.MEMBERS, sold.cursor(), 9);
        assertThat(moved.rows()).singleElement().asString().contains("new@example.org");
        assertThat(moved.fromStart()).isFalse();
    }

    @Test
    void redemptionsSayWhoPays() throws IOException {
        publish(member("M1", 1, false, true, "\"points\":\"50\","));
        sell("M1", "T1", 5);
        assertThat(rows(CrmFeed.REDEMPTIONS))
                .containsExactly(
                        redemption("\"currency\":\"GBP\",\"offer\":\"C\",\"coupon\":\"C1\",\"payer\":\"ACME\","
                                + "\"amount\":\"0.60\""),
                        redemption("\"currency\":\"GBP\",\"offer\":\"C\",\"coupon\":\"C1\",\"payer\":\"RETAILER\","
                                + "\"amount\":\"0.40\""),
                        redemption("\"currency\":\"GBP\",\"amount\":\"0.50\",\"pointsSpent\":\"5\""));
        till.sync();
        till.takeBack(ReturnRequest.of(key("R1"), key("T1"), new Returning.Asked("1", Quantity.of(1))));
        till.sync();
        assertThat(rows(CrmFeed.REDEMPTIONS))
                .hasSizeGreaterThan(3)
                .anyMatch(row -> row.contains("/R1\"") && row.contains("\"payer\":\"ACME\",\"amount\":\"-0.60\""))
                .anyMatch(row -> row.contains("/R1\"") && row.contains("\"pointsSpent\":\"-5\""));
    }

    @Test
    void consentThatComesLateTellsWhatWasAndItsEndTakesItBack() throws IOException {
        publish(member("M1", 1, false, false, ""));
        sell("M1", "T1", 0);
        assertThat(rows(CrmFeed.REDEMPTIONS)).isEmpty();
        publish(member("M1", 2, false, true, ""));
        CrmPage told = office.crm().page(CrmFeed.REDEMPTIONS, HeadOffice.START, 9);
        CrmPage who = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9);
        assertThat(told.rows()).hasSize(2);
        publish(member("M1", 3, false, false, ""));
        for (CrmPage before : List.of(told, who)) {
            CrmPage gone = office.crm().page(before.feed(), before.cursor(), 9);
            assertThat(gone.rows()).containsExactly("{\"type\":\"removal\",\"member\":\"M1\"}");
            assertThat(office.crm().page(before.feed(), gone.cursor(), 9).rows())
                    .isEmpty();
            assertThat(rows(before.feed()))
                    .as("who begins now hears nothing of him")
                    .isEmpty();
        }
    }

    @Test
    void anErasedMemberIsRemovedOnceThoughHeComesAgain() throws IOException {
        publish(member("M1", 1, true, true, ""));
        sell("M1", "T1", 0);
        String members = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9).cursor();
        String redemptions =
                office.crm().page(CrmFeed.REDEMPTIONS, HeadOffice.START, 9).cursor();
        office.erase(new MemberId("M1"));
        assertThat(office.crm().page(CrmFeed.MEMBERS, members, 9).rows())
                .containsExactly("{\"type\":\"removal\",\"member\":\"M1\"}");
        publish(member("M1", 9, true, true, ""));
        assertThat(office.crm().page(CrmFeed.REDEMPTIONS, redemptions, 9).rows())
                .containsExactly("{\"type\":\"removal\",\"member\":\"M1\"}");
        assertThat(rows(CrmFeed.MEMBERS)).singleElement().asString().contains("\"visits\":0");
        assertThat(rows(CrmFeed.REDEMPTIONS)).isEmpty();
    }

    /** His points would tell what the other bought. */
    @Test
    void pointsOfAHouseholdComeWhenAllWhoShareThemLetThemOut() throws IOException {
        publish(
                member("M1", 1, true, true, "\"household\":\"H\","),
                member("M2", 1, true, false, "\"household\":\"H\","));
        sell("M2", "T1", 0);
        CrmPage before = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9);
        assertThat(before.rows())
                .filteredOn(row -> row.contains("\"M1\""))
                .singleElement()
                .asString()
                .contains("\"visits\":0")
                .doesNotContain("points\"");
        publish(member("M2", 2, true, true, "\"household\":\"H\","));
        assertThat(office.crm().page(CrmFeed.MEMBERS, before.cursor(), 9).rows())
                .hasSize(2)
                .allMatch(row -> row.contains("\"points\":\"3\""));
    }

    @Test
    void tillsAreToldNoContactDataAndTheMemberSeesHisOwn() throws Exception {
        publish(member("M1", 1, true, true, ""));
        sell("M1", "T1", 0);
        office.issueSnapshot();
        assertThat(office.changesAfter(HeadOffice.START, 99).objects())
                .noneMatch(json -> json.contains("example.org") || json.contains("7946"));
        byte[] part = office.snapshotPart(office.snapshot().orElseThrow().id(), 0);
        assertThat(new String(new GZIPInputStream(new java.io.ByteArrayInputStream(part)).readAllBytes()))
                .contains("\"M1\"")
                .doesNotContain("example.org", "7946");
        assertThat(office.export(new MemberId("M1")).json()).contains("M1@example.org", "+44 20 7946 0000");
        office.erase(new MemberId("M1"));
        assertThat(office.export(new MemberId("M1")).json()).doesNotContain("example.org");
    }

    @Test
    void consentAndContactsThatAreNoneAreRefused() throws IOException {
        for (String wrong : List.of(
                "\"consent\":true",
                "\"consent\":{\"profile\":\"yes\"}",
                "\"contact\":\"a@b\"",
                "\"contact\":{\"email\":7}")) {
            Publication answer = office.publish(List.of("{\"type\":\"member\",\"id\":\"M1\"," + wrong + "}"))
                    .get(0);
            assertThat(answer.verdict()).isEqualTo(Publication.Verdict.REFUSED);
        }
        assertThatThrownBy(() -> office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 0))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void csvIsReadBackByAParserAndIsNoFormula() throws IOException {
        publish(
                member("M1", 1, true, true, "").replace("Ann", "=1+1, \\\"A\\\"\\r\\n王"),
                member("M2", 1, true, true, "").replace("Ann", "@SUM(A1)").replace("M2@", "-2@"));
        sell("M1", "T1", 0);
        CrmPage page = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9);
        List<Map<String, String>> read = parsed(page.csv());
        assertThat(read).hasSize(2);
        assertThat(read.get(0).keySet()).containsExactlyElementsOf(CrmFeed.MEMBERS.columns());
        assertThat(read).extracting(row -> row.get("name")).containsExactly("'@SUM(A1)", "'=1+1, \"A\"\r\n王");
        assertThat(read).extracting(row -> row.get("email")).containsExactly("'-2@example.org", "M1@example.org");
        assertThat(read.get(1)).containsEntry("phone", "'+44 20 7946 0000").containsEntry("segments", "a;b");
        assertThat(page.csv()).startsWith("\"type\",\"member\",").endsWith("\r\n");
        assertThat(page.jsonLines().lines()).hasSize(2).first().asString().contains("\"name\":\"@SUM(A1)\"");
        String redemptions =
                office.crm().page(CrmFeed.REDEMPTIONS, HeadOffice.START, 9).csv();
        assertThat(parsed(redemptions)).hasSize(2).allMatch(row -> row.get("member")
                .equals("M1"));
        publish("{\"type\":\"member\",\"id\":\"M1\",\"version\":2}");
        assertThat(parsed(office.crm().page(CrmFeed.MEMBERS, page.cursor(), 9).csv()))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("type", "removal").containsEntry("name", ""));
    }

    @Test
    void aCursorOfAnotherFeedOrOfficeBeginsAtTheStartAndSaysSo() throws IOException {
        publish(member("M1", 1, true, true, ""));
        CrmPage first = office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 9);
        assertThat(first.fromStart()).isTrue();
        for (String strange :
                List.of("nonsense", first.cursor().replace("member", "redemption"), "00000000-member-0-1")) {
            assertThat(office.crm().page(CrmFeed.MEMBERS, strange, 9)).isEqualTo(first);
        }
        assertThat(first.toString()).doesNotContain("M1", "Ann");
    }

    private static List<Map<String, String>> parsed(String csv) throws IOException {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .build();
        try (MappingIterator<Map<String, String>> rows = mapper.readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return rows.readAll();
        }
    }

    private List<String> rows(CrmFeed feed) throws IOException {
        List<String> rows = new ArrayList<>();
        CrmPage page = office.crm().page(feed, HeadOffice.START, 1);
        rows.addAll(page.rows());
        while (page.more()) {
            page = office.crm().page(feed, page.cursor(), 1);
            rows.addAll(page.rows());
        }
        return rows;
    }

    private static String redemption(String rest) {
        return "{\"type\":\"redemption\",\"member\":\"M1\",\"sale\":\"0042/1/2026-11-22/T1\",\"date\":\"2026-11-22\","
                + "\"store\":\"0042\"," + rest + "}";
    }

    private void publish(String... objects) throws IOException {
        assertThat(office.publish(List.of(objects)))
                .extracting(Publication::verdict)
                .containsOnly(Publication.Verdict.ACCEPTED);
    }

    private static String member(String id, int version, boolean contact, boolean profile, String more) {
        ObjectNode consent = Json.MAPPER.createObjectNode();
        consent.put("contact", contact).put("profile", profile);
        return "{\"type\":\"member\",\"id\":\"" + id + "\",\"version\":" + version + "," + more
                + "\"name\":\"Ann\",\"language\":\"zh\",\"joined\":\"2025-01-03\",\"segments\":[\"b\",\"a\"],"
                + "\"consent\":" + consent + ",\"contact\":{\"email\":\"" + id
                + "@example.org\",\"phone\":\"+44 20 7946 0000\"}}";
    }

    /** Jam for 3.00, and for M1 1.00 less. */
    private void sell(String member, String tx, int points) throws IOException {
        till.sync();
        Checkout sale = till.begin(key(tx));
        sale.member(new MemberId(member));
        sale.add(Line.of("1", ItemId.sku("JAM"), Quantity.of(1), Unit.EACH, Money.of("3.00", GBP)));
        if (points > 0) {
            sale.redeem(dev.tillside.money.Points.of(points));
        }
        sale.commit(Payment.unsaid(GBP));
        till.sync();
    }

    private static BasketKey key(String tx) {
        return new BasketKey("0042", "1", LocalDate.of(2026, 11, 22), tx);
    }
}
