package dev.tillside.example.office.settle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.basket.BasketKey;
import dev.tillside.example.office.Office;
import dev.tillside.example.office.Partition;
import dev.tillside.example.office.Retailer;
import dev.tillside.example.office.store.Page;
import dev.tillside.example.office.store.Storage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What stands does not depend on the order in which deliveries arrived, nor on how often. */
@Tag("once")
public class SettlementProperties {
    public static final List<String> REFERENCE = List.of("""
            {"type":"program","id":"club","currency":"GBP","timeZone":"UTC","points":{"earn":[{"points":"10","per":"1.00"}],\
            "burn":{"points":"100","worth":"1.00","step":"100","minimum":"100"}},\
            "vouchers":[{"id":"V","points":"500","value":"2.00","validDays":30,"codePrefix":"V-"}]}""", """
            {"type":"offer","id":"JAM","kind":"AMOUNT_OFF","amount":"1.00","audience":"COUPON","items":{"skus":["JAM"]},\
            "funding":[{"payer":"ACME","percent":"60"}]}""", """
            {"type":"offer","id":"TEA","kind":"AMOUNT_OFF","amount":"0.33","limits":{"totalUses":4},\
            "items":{"skus":["TEA"]},"funding":[{"payer":"BEST","percent":"50"}]}""", """
            {"type":"offer","id":"OIL","kind":"PERCENT_OFF","percent":"15","limits":{"totalAmount":"1.00"},\
            "items":{"skus":["OIL"]},"funding":[{"payer":"ACME","percent":"35"}]}""", """
            {"type":"offer","id":"EGG","kind":"AMOUNT_OFF","amount":"0.30","audience":"MEMBERS","limits":{"perMember":2},\
            "items":{"skus":["EGG"]},"funding":[{"payer":"BEST","percent":"100"}]}""", """
            {"type":"member","id":"M1","points":"300"}""", """
            {"type":"member","id":"M2","household":"H","points":"400"}""", """
            {"type":"member","id":"M3","household":"H"}""", """
            {"type":"coupon","id":"C1","member":"M1","offer":"JAM"}""", """
            {"type":"coupon","id":"C2","member":"M2","offer":"JAM","uses":2}""");

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void anyOrderOfArrivalMakesTheSameConflictsClaimsAndTotals(@ForAll long seed) throws IOException {
        Path directory = Files.createTempDirectory("tillside-settlement-");
        Random random = new Random(seed);
        try (Retailer retailer = new Retailer(directory, REFERENCE)) {
            List<BasketKey> tills = IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> Retailer.key(String.valueOf(i), "T"))
                    .toList();
            Partition partition = new Partition(retailer, random, tills, List.of("M1", "M2", "M3"));
            partition.run(30);
            assertThat(Page.all(retailer.office.oversight()::quarantine))
                    .as("honest tills")
                    .isEmpty();
            String expected = said(retailer.office);
            List<Delivery> deliveries = partition.deliveries();
            for (int order = 0; order < 2; order++) {
                List<Delivery> shuffled = new ArrayList<>(deliveries);
                Collections.shuffle(shuffled, random);
                try (Office other =
                        Office.at(Storage.file(directory.resolve("other" + order + ".db")), retailer.clock)) {
                    other.publish(REFERENCE);
                    deliver(other, shuffled, random);
                    assertThat(Page.all(other.oversight()::quarantine)).isEmpty();
                    assertThat(said(other)).isEqualTo(expected);
                }
            }
        } finally {
            delete(directory);
        }
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void tillsThatHearOfEachOtherAtOnceGiveNothingAwayTwice(@ForAll long seed) throws IOException {
        Path directory = Files.createTempDirectory("tillside-settlement-");
        try (Retailer retailer = new Retailer(directory, REFERENCE)) {
            List<BasketKey> tills = List.of(Retailer.key("1", "T"), Retailer.key("2", "T"));
            new Partition(retailer, new Random(seed), tills, List.of("M1", "M2", "M3")).runInTouch(20);
            assertThat(Page.all(retailer.office.oversight()::conflicts)).isEmpty();
            assertThat(Page.all(retailer.office.oversight()::quarantine)).isEmpty();
            assertThat(retailer.office.oversight().unverified()).isEmpty();
        } finally {
            delete(directory);
        }
    }

    /** In batches of any length; the last of a batch comes twice. */
    private static void deliver(HeadOffice office, List<Delivery> deliveries, Random random) throws IOException {
        for (int from = 0; from < deliveries.size(); ) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(5));
            assertThat(office.deliver(deliveries.subList(from, to)))
                    .extracting(Settlement::verdict)
                    .containsOnly(Settlement.Verdict.STORED);
            assertThat(office.deliver(deliveries.subList(to - 1, to)))
                    .extracting(Settlement::verdict)
                    .containsOnly(Settlement.Verdict.ALREADY_THERE);
            from = to;
        }
    }

    private static String said(Office office) throws IOException {
        List<String> said = new ArrayList<>();
        Page.all(office.oversight()::conflicts).forEach(conflict -> said.add(conflict.toString()));
        said.add(office.claims().toString());
        said.add(office.totals().toString());
        said.add(office.oversight().budget("TEA").toString());
        return String.join("\n", said);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
