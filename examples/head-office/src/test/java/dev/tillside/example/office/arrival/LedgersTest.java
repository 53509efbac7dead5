package dev.tillside.example.office.arrival;

import static dev.tillside.example.office.Retailer.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.Checkout;
import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.store.Json;
import dev.tillside.example.office.store.Page;
import dev.tillside.money.Points;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Chain;
import dev.tillside.points.LedgerEntry;
import dev.tillside.sale.Payment;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.Settlement;
import dev.tillside.wire.AccountJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A till that rewrites a sale, its ledger and its chain with it, so that every hash is right. */
class LedgersTest {
    @TempDir
    private Path directory;

    private Retailer retailer;

    @BeforeEach
    void open() throws IOException {
        retailer = new Retailer(directory, List.of("""
                {"type":"program","id":"club","currency":"GBP","timeZone":"UTC","points":{"decimals":0,\
                "earn":[{"points":"1","per":"1.00"}],\
                "burn":{"points":"100","worth":"1.00","step":"100","minimum":"100"}}}""", """
                {"type":"member","id":"M1","points":"500"}""", """
                {"type":"member","id":"M2","points":"900"}"""));
    }

    @AfterEach
    void close() throws IOException {
        retailer.close();
    }

    private Delivery paidWithPoints() {
        Checkout basket = retailer.begin("1", "T1", Optional.of("M1"));
        basket.add(line("1", "RICE", 4, "12.00"));
        basket.redeem(Points.of(200));
        basket.commit(Payment.unsaid(Retailer.GBP));
        return retailer.delivery("1", "T1");
    }

    static Stream<Named<Consumer<ObjectNode>>> forgeries() {
        return Stream.of(
                Named.of("more is earned than the sale says", sale -> entry(sale, "EARN")
                        .put("points", "1000000")),
                Named.of("points that pay are added", sale -> entry(sale, "SPEND")
                        .put("points", "200")),
                Named.of("fewer points are taken than paid", sale -> entry(sale, "SPEND")
                        .put("points", "-100")),
                Named.of("another member pays", sale -> account(sale).put("account", "M2")),
                Named.of("a balance is brought in", sale -> entry(sale, "EARN").put("kind", "OPENING")),
                Named.of("nobody can compute it", sale -> sale.remove("seen")),
                Named.of("it is said to be an erased member's", sale -> {
                    sale.put("erased", true);
                    account(sale).put("account", "M2");
                }),
                Named.of("a voucher comes from nothing", sale -> account(sale)
                        .putArray("vouchers")
                        .addObject()
                        .put("kind", "ISSUED")
                        .put("amount", "0.00")
                        .put("code", "V-1")
                        .put("member", "M1")
                        .put("rule", "five")
                        .put("sale", sale.path("key").textValue())
                        .put("value", "1000.00")
                        .put("left", "1000.00")
                        .put("through", "2027-12-31")
                        .put("partial", true)
                        .put("status", "ACTIVE")));
    }

    private static ObjectNode account(ObjectNode sale) {
        return (ObjectNode) sale.path("account");
    }

    private static ObjectNode entry(ObjectNode sale, String kind) {
        for (var entry : account(sale).path("ledger")) {
            if (entry.path("kind").asText().equals(kind)) {
                return (ObjectNode) entry;
            }
        }
        throw new AssertionError(kind);
    }

    @ParameterizedTest
    @MethodSource
    void forgeries(Consumer<ObjectNode> forgery) throws IOException {
        Delivery honest = paidWithPoints();
        assertThat(verdict(chained(honest, sale -> {}))).isEqualTo(Settlement.Verdict.STORED);
        Delivery forged = chained(honest, forgery.andThen(sale -> sale.put("operator", "17")));
        try (Office other = Office.at(directory.resolve("other.db"))) {
            other.publish(retailer.office.changesAfter("0", 100).objects().stream()
                    .filter(object -> !object.contains("\"type\":\"account\""))
                    .toList());
            assertThat(other.deliver(List.of(forged)).get(0).verdict()).isEqualTo(Settlement.Verdict.REFUSED);
            assertThat(Page.all(other.oversight()::quarantine)).hasSize(1);
        }
    }

    @Test
    void theChainOfAnotherStoresTillIsNotContinued() throws IOException {
        retailer.sell("1", "T1", Optional.of("M1"), line("1", "RICE", 1, "3.00"));
        retailer.till("1").sync();
        BasketKey elsewhere = new BasketKey("0099", "9", Retailer.DAY, "T9");
        Checkout basket = retailer.begin(elsewhere, Optional.of("M1"));
        basket.add(line("1", "RICE", 1, "3.00"));
        basket.commit(Payment.unsaid(Retailer.GBP));
        Delivery sale = retailer.till("9").delivery(elsewhere).orElseThrow();
        String foreign = Json.object(sale.json())
                .orElseThrow()
                .path("chain")
                .path("chain")
                .asText();
        Delivery squatting = new Delivery(
                elsewhere, sale.json().replace("\"chain\":\"" + foreign, "\"chain\":\"0042/1/2026-11-22/T1"));
        assertThat(verdict(squatting)).isEqualTo(Settlement.Verdict.REFUSED);
        assertThat(verdict(sale)).isEqualTo(Settlement.Verdict.STORED);
    }

    private Settlement.Verdict verdict(Delivery delivery) throws IOException {
        return retailer.office.deliver(List.of(delivery)).get(0).verdict();
    }

    /** With a chain of its own that fits what it says now. */
    private static Delivery chained(Delivery honest, Consumer<ObjectNode> change) {
        ObjectNode sale = Json.object(honest.json()).orElseThrow();
        change.accept(sale);
        List<LedgerEntry> entries =
                AccountJson.ofSale(sale.toString()).map(AccountMove::points).orElseThrow();
        Chain.Section section = Chain.Section.first(honest.key().toString(), entries);
        sale.putObject("chain")
                .put("chain", section.chain())
                .put("from", section.from())
                .put("before", section.before())
                .put("after", section.after());
        return new Delivery(honest.key(), sale.toString());
    }
}
