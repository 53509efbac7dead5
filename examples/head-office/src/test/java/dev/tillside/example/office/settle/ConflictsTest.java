package dev.tillside.example.office.settle;

import static dev.tillside.example.office.Retailer.key;
import static dev.tillside.example.office.Retailer.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.office.Database;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.store.Page;
import dev.tillside.item.Quantity;
import dev.tillside.money.Points;
import dev.tillside.sale.Payment;
import dev.tillside.sale.ReturnRequest;
import dev.tillside.sale.Returning;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Which of two tills' uses stand, and who bears what the others gave. */
@ParameterizedClass
@EnumSource
@Tag("once")
class ConflictsTest {
    @Parameter
    private Database database;

    private static final Optional<String> ANN = Optional.of("M1");
    private static final Optional<String> BEN = Optional.of("M2");

    @TempDir
    private Path directory;

    private Retailer retailer;

    @BeforeEach
    void open() throws IOException {
        retailer = new Retailer(
                directory, database.empty(directory), List.of("""
                        {"type":"program","id":"club","currency":"GBP","timeZone":"UTC","points":{"burn":\
                        {"points":"100","worth":"1.00","step":"100","minimum":"100"}}}""", """
                        {"type":"offer","id":"JAM","kind":"AMOUNT_OFF","amount":"1.00","audience":"COUPON",\
                        "items":{"skus":["JAM"]},"funding":[{"payer":"ACME","percent":"60"}]}""", """
                        {"type":"offer","id":"TEA","kind":"AMOUNT_OFF","amount":"0.50","limits":{"totalUses":3},\
                        "items":{"skus":["TEA"]},"funding":[{"payer":"ACME","percent":"100"}]}""", """
                        {"type":"offer","id":"OIL","kind":"PERCENT_OFF","percent":"10","limits":{"totalAmount":"5.00"},\
                        "items":{"skus":["OIL"]}}""", """
                        {"type":"offer","id":"EGG","kind":"AMOUNT_OFF","amount":"0.30","audience":"MEMBERS",\
                        "limits":{"perMember":1},"items":{"skus":["EGG"]}}""", """
                        {"type":"offer","id":"NUT","kind":"AMOUNT_OFF","amount":"0.20","audience":"MEMBERS",\
                        "limits":{"perMemberPeriod":{"uses":1,"period":"P1D"}},"items":{"skus":["NUT"]}}""", """
                        {"type":"member","id":"M1","points":"300"}""", """
                        {"type":"member","id":"M2","household":"H"}""", """
                        {"type":"member","id":"M3","household":"H","points":"200"}""", """
                        {"type":"coupon","id":"C1","member":"M1","offer":"JAM"}"""));
        retailer.till("1");
        retailer.till("2");
    }

    @AfterEach
    void close() throws IOException {
        retailer.close();
    }

    private static String told(Conflict conflict) {
        return conflict.kind() + " " + conflict.subject().replace('\t', ' ') + " at "
                + conflict.key().workstation() + "/" + conflict.key().tx() + ": " + conflict.uses() + " "
                + conflict.amount() + " " + conflict.reason();
    }

    private List<String> conflicts() throws IOException {
        return Page.all(retailer.office.oversight()::conflicts).stream()
                .map(ConflictsTest::told)
                .toList();
    }

    @Test
    void ofTwoUsesOfACouponTheEarlierStandsAndTheRetailerBearsTheLater() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "JAM", 1, "3.00"));
        retailer.sell("2", "T2", ANN, line("1", "JAM", 1, "3.00"));
        retailer.till("2").sync(); // the later one arrives first
        assertThat(conflicts()).isEmpty();
        assertThat(retailer.office.claims()).containsEntry("ACME", new BigDecimal("0.60"));
        retailer.till("1").sync();
        assertThat(conflicts()).containsExactly("COUPON C1 at 2/T2: 1 1.00 ALREADY_REDEEMED");
        assertThat(retailer.office.claims())
                .as("a manufacturer pays once")
                .containsEntry("ACME", new BigDecimal("0.60"))
                .containsEntry("RETAILER", new BigDecimal("1.40"));
    }

    @Test
    void aUseThatCameBackWholeMakesRoomForTheOther() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "JAM", 1, "3.00"));
        retailer.sell("2", "T2", ANN, line("1", "JAM", 1, "3.00"));
        retailer.syncAll();
        retailer.till("1")
                .takeBack(ReturnRequest.of(key("1", "R1"), key("1", "T1"), new Returning.Asked("1", Quantity.of(1))));
        retailer.syncAll();
        assertThat(conflicts()).isEmpty();
        assertThat(retailer.office.claims()).containsEntry("ACME", new BigDecimal("0.60"));
    }

    @Test
    void aConflictThatCameBackIsNobodysClaim() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "JAM", 1, "3.00"));
        retailer.sell("2", "T2", ANN, line("1", "JAM", 2, "6.00"));
        retailer.syncAll();
        retailer.till("2")
                .takeBack(ReturnRequest.of(key("2", "R2"), key("2", "T2"), new Returning.Asked("1", Quantity.of(2))));
        retailer.syncAll();
        assertThat(conflicts()).isEmpty();
        assertThat(retailer.office.claims())
                .containsEntry("ACME", new BigDecimal("0.60"))
                .containsEntry("RETAILER", new BigDecimal("0.40"));
    }

    @Test
    void usesBeyondABudgetAreConflictsInPart() throws IOException {
        retailer.sell("1", "T1", Optional.empty(), line("1", "TEA", 2, "4.00"));
        retailer.sell("2", "T2", Optional.empty(), line("1", "TEA", 3, "6.00"));
        retailer.syncAll();
        assertThat(conflicts()).containsExactly("OFFER_BUDGET TEA at 2/T2: 2 1.00 LIMIT_REACHED");
        assertThat(retailer.office.claims()).containsEntry("ACME", new BigDecimal("1.50"));
        assertThat(retailer.office.oversight().budget("TEA").orElseThrow().uses())
                .hasValue(-2);
        assertThat(retailer.office.oversight().budget("JAM").orElseThrow().uses())
                .isEmpty();
        assertThat(retailer.office.oversight().budget("GONE")).isEmpty();
    }

    @Test
    void moneyBeyondABudgetIsAConflictInPart() throws IOException {
        retailer.sell("1", "T1", Optional.empty(), line("1", "OIL", 1, "30.00"));
        retailer.sell("2", "T2", Optional.empty(), line("1", "OIL", 1, "40.00"));
        retailer.syncAll();
        assertThat(conflicts()).containsExactly("OFFER_BUDGET OIL at 2/T2: 0 2.00 LIMIT_REACHED");
        assertThat(retailer.office.oversight().budget("OIL").orElseThrow().amount())
                .hasValue(new BigDecimal("-2.00"));
    }

    @Test
    void aMembersLimitIsHisOwn() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "EGG", 1, "2.00"), line("2", "NUT", 1, "2.00"));
        retailer.sell("2", "T2", ANN, line("1", "EGG", 1, "2.00"), line("2", "NUT", 1, "2.00"));
        retailer.sell("2", "T3", BEN, line("1", "EGG", 1, "2.00"), line("2", "NUT", 1, "2.00"));
        retailer.syncAll();
        assertThat(conflicts())
                .containsExactly(
                        "MEMBER_LIMIT M1 EGG at 2/T2: 1 0.30 LIMIT_REACHED",
                        "MEMBER_LIMIT M1 NUT at 2/T2: 1 0.20 LIMIT_REACHED");
    }

    @Test
    void aConflictOfAnErasedMemberStaysAndNamesNobody() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "EGG", 1, "2.00"));
        retailer.sell("2", "T2", ANN, line("1", "EGG", 1, "2.00"));
        retailer.syncAll();
        retailer.office.erase(new dev.tillside.member.MemberId("M1"));
        assertThat(Page.all(retailer.office.oversight()::conflicts))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.subject())
                            .startsWith("erased/")
                            .doesNotContain("M1")
                            .endsWith("\tEGG");
                    assertThat(conflict.amount()).isEqualByComparingTo("0.30");
                });
    }

    @Test
    void pointsThatTwoTillsSpentAreAConflictOfTheLater() throws IOException {
        pay("1", "T1", ANN, 200);
        pay("2", "T2", ANN, 300);
        retailer.till("2").sync();
        assertThat(conflicts()).isEmpty();
        retailer.till("1").sync();
        assertThat(conflicts()).containsExactly("POINTS M1 at 2/T2: 0 200 INSUFFICIENT_POINTS");
    }

    @Test
    void aHouseholdHasOneAccount() throws IOException {
        pay("1", "T1", Optional.of("M3"), 200);
        pay("2", "T2", BEN, 200);
        retailer.syncAll();
        assertThat(conflicts()).containsExactly("POINTS household/H at 2/T2: 0 200 INSUFFICIENT_POINTS");
    }

    private void pay(String till, String tx, Optional<String> member, long points) {
        var basket = retailer.begin(till, tx, member);
        basket.add(line("1", "RICE", 1, "9.00"));
        basket.lock();
        basket.redeem(Points.of(points));
        basket.commit(Payment.unsaid(Retailer.GBP));
    }

    @Test
    void whatATillSaysOfUsesElsewhereReachesTheOthers() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "JAM", 1, "3.00"), line("2", "TEA", 3, "6.00"));
        retailer.syncAll();
        assertThat(retailer.sell("2", "T2", ANN, line("1", "JAM", 1, "3.00"), line("2", "TEA", 3, "6.00"))
                        .priced()
                        .discount()
                        .isZero())
                .isTrue();
    }

    @Test
    void aSecondDeliveryChangesNothing() throws IOException {
        retailer.sell("1", "T1", ANN, line("1", "JAM", 1, "3.00"));
        retailer.sell("2", "T2", ANN, line("1", "JAM", 1, "3.00"));
        retailer.syncAll();
        List<Settlement> again =
                retailer.office.deliver(List.of(retailer.delivery("2", "T2"), retailer.delivery("1", "T1")));
        assertThat(again).extracting(Settlement::verdict).containsOnly(Settlement.Verdict.ALREADY_THERE);
        assertThat(conflicts()).hasSize(1);
    }
}
