package dev.tillside.example.office;

import static dev.tillside.example.office.Retailer.key;
import static dev.tillside.example.office.Retailer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.office.crm.CrmFeed;
import dev.tillside.example.office.settle.SettlementProperties;
import dev.tillside.example.office.store.SqliteDialect;
import dev.tillside.example.office.store.Watched;
import dev.tillside.item.Quantity;
import dev.tillside.member.MemberId;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tills ask costs the same, however much is stored. */
class GrowthTest {
    /**
     * Through all of a table, or through all objects of a type. Some tables have one row, a few, or one for each till, and
     * {@code prior} is a row of a query's own.
     */
    private static final Pattern WHOLE =
            Pattern.compile("SCAN (?!(office|snapshot|till|prior)\\b).*|SEARCH .*\\(type=\\?\\)");

    /** A programme has a few versions; in quarantine a member may be named in any way, and operators keep it short. */
    private static final Pattern FEW = Pattern.compile("type = 'program'|json from quarantine order by");

    @TempDir
    private Path directory;

    private Watched watched;
    private Retailer retailer;
    private Office office;
    private int sold;

    @BeforeEach
    void open() throws IOException {
        watched = new Watched(directory.resolve("office.db"));
        List<String> reference = new ArrayList<>(SettlementProperties.REFERENCE);
        reference.add("""
                {"type":"offer","id":"FIG","kind":"AMOUNT_OFF","amount":"0.20","limits":{"totalUses":100000,\
                "totalAmount":"20000.00"},"items":{"skus":["FIG"]}}""");
        retailer = new Retailer(directory, watched.storage(), reference);
        office = retailer.office;
        office.issueSnapshot(); // which an operator does, and reads everything
    }

    @AfterEach
    void close() throws IOException {
        retailer.close();
    }

    private Delivery fig() {
        String tx = "T" + ++sold;
        retailer.sell("1", tx, Optional.empty(), line("1", "FIG", 1, "2.00"));
        return retailer.delivery("1", tx);
    }

    private long rowsOf(Delivery delivery) throws IOException {
        watched.forget();
        office.deliver(List.of(delivery));
        return watched.rows();
    }

    private long rowsOfALease(String tx) throws IOException {
        LeaseRequest request = new LeaseRequest(
                key("2", tx),
                "till-2",
                Optional.of(new MemberId("M1")),
                new TreeMap<>(),
                new TreeSet<>(Set.of("FIG")),
                new TreeSet<>());
        watched.forget();
        assertThat(office.lease(request).orElseThrow().offers()).containsKey("FIG");
        long rows = watched.rows();
        office.lease(LeaseRequest.end(key("2", tx), "till-2"));
        return rows;
    }

    @Test
    void aDeliveryAndALeaseReadAsMuchAfterManySalesOfABudgetedOfferAsAfterOne() throws IOException {
        office.deliver(List.of(fig()));
        long delivery = rowsOf(fig());
        long lease = rowsOfALease("L1");
        office.deliver(IntStream.range(0, 60).mapToObj(i -> fig()).toList());
        assertThat(rowsOf(fig())).isEqualTo(delivery);
        assertThat(rowsOfALease("L2")).isEqualTo(lease);
        assertThat(office.oversight().budget("FIG").orElseThrow().uses()).hasValue(100_000 - 63);
    }

    @Test
    void nothingThatTillsAndCrmsAskGoesThroughAWholeTable() throws Exception {
        office.publish(List.of(
                "{\"type\":\"member\",\"id\":\"M1\",\"version\":2,\"points\":\"300\",\"consent\":{\"profile\":true}}"));
        watched.forget();
        Partition partition = new Partition(
                retailer, new Random(7), List.of(key("1", "T"), key("2", "T")), List.of("M1", "M2", "M3"));
        partition.run(40);
        andMore();
        try (Connection book = new SqliteDialect(directory.resolve("office.db")).connect(Duration.ZERO)) {
            assertThat(watched.asked()).hasSizeGreaterThan(40);
            assertThat(scans(book)).isEmpty();
        }
    }

    /** What a random day may not have come upon. */
    private void andMore() throws IOException {
        retailer.sell("1", "S1", Optional.of("M1"), line("1", "TEA", 1, "2.00"));
        retailer.till("1")
                .takeBack(ReturnRequest.of(key("1", "B1"), key("1", "S1"), new Returning.Asked("1", Quantity.of(1))));
        retailer.begin("1", "S2", Optional.of("M1")).suspend();
        retailer.syncAll();
        Delivery forged = new Delivery(
                key("1", "S1"), office.basket(key("1", "S1")).orElseThrow().replace("TEA", "GIN"));
        office.deliver(List.of(forged));
        office.present(new Presence("till-9", List.of(key("1", "S9"))));
        office.storesLeasedTo("till-9");
        office.snapshotPart(office.snapshot().orElseThrow().id(), 0);
        office.changesAfter(HeadOffice.START, 5);
        office.basketsAfter(HeadOffice.START, 5);
        office.oversight().conflicts(HeadOffice.START, 5);
        office.oversight().quarantine(HeadOffice.START, 5);
        office.oversight().acts(HeadOffice.START, 5);
        assertThat(office.crm().page(CrmFeed.REDEMPTIONS, HeadOffice.START, 5).rows())
                .isNotEmpty();
        assertThat(office.crm().page(CrmFeed.MEMBERS, HeadOffice.START, 5).rows())
                .isNotEmpty();
        office.export(new MemberId("M1"));
        office.erase(new MemberId("M1"));
    }

    private List<String> scans(Connection book) throws SQLException {
        List<String> scans = new ArrayList<>();
        for (String sql : watched.asked()) {
            try (Statement asked = book.createStatement();
                    ResultSet plan = asked.executeQuery("explain query plan " + sql)) {
                while (plan.next()) {
                    Matcher whole = WHOLE.matcher(plan.getString("detail"));
                    if (whole.matches() && !FEW.matcher(sql).find()) {
                        scans.add(whole.group() + ": " + sql);
                    }
                }
            }
        }
        return scans;
    }
}
