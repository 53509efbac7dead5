package dev.tillside.example.office;

import static dev.tillside.example.office.Sales.key;
import static dev.tillside.example.office.Sales.sale;
import static dev.tillside.example.office.Sales.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.example.office.delivery.Totals;
import dev.tillside.example.office.reference.Publication;
import dev.tillside.example.office.reference.Publication.Verdict;
import dev.tillside.example.office.store.Storage;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@Tag("once")
class OfficeTest {
    @Parameter
    private Database database;

    @TempDir
    Path directory;

    @Test
    void aSaleIsStoredOnceAndHeldAsItCame() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            assertThat(verdicts(office.deliver(sales(1, 3)))).containsOnly(Settlement.Verdict.STORED);
            assertThat(verdicts(office.deliver(sales(2, 3))))
                    .containsExactly(
                            Settlement.Verdict.ALREADY_THERE,
                            Settlement.Verdict.ALREADY_THERE,
                            Settlement.Verdict.STORED);
            assertThat(office.basketCount()).isEqualTo(4);
            assertThat(office.basket(key(2))).contains(sale(2).json());
            assertThat(office.basket(key(5))).isEmpty();
            assertThat(office.basketKeys()).containsExactly(key(1), key(2), key(3), key(4));
        }
    }

    @Test
    void aSaleTwiceInOneBatchIsStoredOnce() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            assertThat(verdicts(office.deliver(List.of(sale(1), sale(1)))))
                    .containsExactly(Settlement.Verdict.STORED, Settlement.Verdict.ALREADY_THERE);
        }
    }

    @Test
    void blanksBetweenTokensMakeNoOtherSale() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.deliver(List.of(sale(1)));
            Delivery spaced = new Delivery(key(1), sale(1).json().replace(",\"", ", \""));
            assertThat(verdicts(office.deliver(List.of(spaced)))).containsExactly(Settlement.Verdict.ALREADY_THERE);
            assertThat(office.basket(key(1))).contains(sale(1).json());
        }
    }

    @Test
    void anotherSaleOfAStoredKeyIsRefusedAndTheFirstStands() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.deliver(List.of(sale(1)));
            List<Settlement> settled = office.deliver(List.of(sale(1, "9.99"), sale(2)));
            assertThat(verdicts(settled)).containsExactly(Settlement.Verdict.REFUSED, Settlement.Verdict.STORED);
            assertThat(settled.get(0).reason()).contains("a different sale of this key is stored");
            assertThat(office.basket(key(1))).contains(sale(1).json());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                                       | the sale is not a JSON object",
                "{\"key\":\"0042/3/2026-11-22/T1\"                         | the sale is not a JSON object",
                "{\"key\":\"0042/3/2026-11-22/T1\"} {}                     | the sale is not a JSON object",
                "{\"key\":\"0042/3/2026-11-22/T1\",\"key\":\"x\"}          | the sale is not a JSON object",
                "{\"due\":\"1.00\"}                                        | the sale has no key",
                "{\"key\":17}                                              | the sale has no key",
                "{\"key\":\"0042/3/2026-11-22/T2\"}                        | the sale names another key than its delivery",
            })
    void aSaleThatCanNeverBeStoredIsRefusedWithTheReason(String json, String reason) throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            Settlement settled =
                    office.deliver(List.of(new Delivery(key(1), json))).get(0);
            assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REFUSED);
            assertThat(settled.reason()).contains(reason);
            assertThat(office.basketCount()).isZero();
        }
    }

    @Test
    void totalsAreExact() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.deliver(sales(1, 10));
            Totals totals = office.totals();
            assertThat(totals.baskets()).isEqualTo(10);
            assertThat(totals.total()).isEqualTo("29.00");
            assertThat(totals.discount()).isEqualTo("4.00");
            assertThat(totals.due()).isEqualTo("25.00");
            assertThat(totals.pointsEarned()).isEqualTo("20");
        }
    }

    @Test
    void olderVersionsNeverOverwriteNewerOnes() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            String second = offer(2, "two");
            assertThat(published(office, second)).isEqualTo(Verdict.ACCEPTED);
            Publication older = office.publish(List.of(offer(1, "one"))).get(0);
            assertThat(older.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(older.object()).contains("offer/O1");
            assertThat(older.reason()).contains("version 2 is stored, which is newer");
            assertThat(office.changesAfter(HeadOffice.START, 10).objects()).containsExactly(second);
        }
    }

    @Test
    void anEqualVersionReplacesAndTheSameTextChangesNothing() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.publish(List.of(offer(1, "one")));
            String cursor = office.changesAfter(HeadOffice.START, 10).cursor();
            assertThat(published(office, offer(1, "one"))).isEqualTo(Verdict.UNCHANGED);
            assertThat(office.changesAfter(cursor, 10).objects()).isEmpty();
            assertThat(published(office, offer(1, "uno"))).isEqualTo(Verdict.ACCEPTED);
            assertThat(office.changesAfter(cursor, 10).objects()).containsExactly(offer(1, "uno"));
        }
    }

    @Test
    void aRemovalIsAChangeThatTillsHearOf() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.publish(List.of(offer(1, "one")));
            String cursor = office.changesAfter(HeadOffice.START, 10).cursor();
            String removal = "{\"type\":\"offer\",\"id\":\"O1\",\"version\":2,\"removed\":true}";
            assertThat(published(office, removal)).isEqualTo(Verdict.ACCEPTED);
            assertThat(office.changesAfter(cursor, 10).objects()).containsExactly(removal);
            assertThat(office.referenceCount()).isZero();
            assertThat(published(office, offer(1, "late"))).isEqualTo(Verdict.REFUSED);
        }
    }

    @Test
    void oneItemIsOneObjectHoweverItsGtinIsWritten() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.publish(List.of(
                    "{\"type\":\"item\",\"gtin\":\"5000112637922\"}",
                    "{\"type\":\"item\",\"gtin\":\"05000112637922\",\"price\":\"1.45\"}",
                    "{\"type\":\"item\",\"sku\":\"05000112637922\"}"));
            assertThat(office.referenceCount()).isEqualTo(2);
            assertThat(published(
                            office, "{\"type\":\"item\",\"gtin\":\"5000112637922\",\"version\":2,\"removed\":true}"))
                    .isEqualTo(Verdict.ACCEPTED);
            assertThat(office.referenceCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                                      | not a JSON object",
                "{\"type\":\"offer\"                                                     | not a JSON object",
                "{\"id\":\"O1\"}                                                         | type is missing",
                "{\"type\":\"spaceship\",\"id\":\"O1\"}                                  | type is not known",
                "{\"type\":\"offer\"}                                                    | id is missing",
                "{\"type\":\"offer\",\"id\":7}                                           | id is not a string",
                "{\"type\":\"offer\",\"id\":\"\"}                                        | id is not 1 to 128 characters",
                "{\"type\":\"item\",\"id\":\"I1\"}                                       | an item has either a gtin or a sku",
                "{\"type\":\"item\",\"gtin\":\"5000112637923\"}                          | not a GTIN: 5000112637923",
                "{\"type\":\"offer\",\"id\":\"O1\",\"version\":\"2\"}                    | version is not an integer of zero or more",
                "{\"type\":\"offer\",\"id\":\"O1\",\"version\":99999999999999999999}     | version is not an integer of zero or more",
                "{\"type\":\"offer\",\"id\":\"O1\",\"removed\":\"true\"}                 | removed is not true or false",
            })
    void anObjectThatIsNoneIsRefusedWithTheReasonAndTheRestIsTaken(String json, String reason) throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            List<Publication> publications = office.publish(List.of(json, offer(1, "one")));
            assertThat(publications.get(0).verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(publications.get(0).reason()).contains(reason);
            assertThat(publications.get(1).verdict()).isEqualTo(Verdict.ACCEPTED);
        }
    }

    @Test
    void anObjectThatTillsCouldNotTakeIsRefused() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            String huge = "{\"type\":\"list\",\"id\":\"L1\",\"text\":\"" + "x".repeat(4 << 20) + "\"}";
            assertThat(office.publish(List.of(huge)).get(0).reason()).contains("longer than 4194304 characters");
            assertThat(office.publish(List.of("{\"type\":\"list\",\n\"id\":\"L1\"}"))
                            .get(0)
                            .reason())
                    .contains("not on one line");
        }
    }

    @Test
    void pagesGiveEveryChangeOnceInOrder() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            List<String> members =
                    IntStream.range(0, 25).mapToObj(OfficeTest::member).toList();
            office.publish(members);
            List<String> seen = new ArrayList<>();
            ChangePage page = office.changesAfter(HeadOffice.START, 10);
            seen.addAll(page.objects());
            while (page.more()) {
                page = office.changesAfter(page.cursor(), 10);
                seen.addAll(page.objects());
            }
            assertThat(seen).isEqualTo(members);
            ChangePage nothing = office.changesAfter(page.cursor(), 10);
            assertThat(nothing).isEqualTo(new ChangePage(List.of(), page.cursor(), false));
        }
    }

    @Test
    void aChangeWhileATillPagesIsNotMissed() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            office.publish(List.of(member(0), member(1), member(2)));
            ChangePage first = office.changesAfter(HeadOffice.START, 1);
            String again = "{\"type\":\"member\",\"id\":\"M0\",\"version\":2}";
            office.publish(List.of(again));
            assertThat(office.changesAfter(first.cursor(), 10).objects()).containsExactly(member(1), member(2), again);
        }
    }

    @Test
    void aCursorOfAnotherFileBeginsAtTheStart() throws IOException {
        try (Office one = Office.at(database.empty(directory));
                Office other = Office.at(database.empty(directory))) {
            one.publish(List.of(member(0)));
            other.publish(List.of(member(1), member(2)));
            String strange = other.changesAfter(HeadOffice.START, 10).cursor();
            for (String cursor : List.of(strange, "nonsense", "1")) {
                assertThat(one.changesAfter(cursor, 10).objects()).containsExactly(member(0));
            }
        }
    }

    @Test
    void longObjectsMakeShorterPages() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            String megabyte = "x".repeat(1 << 20);
            office.publish(IntStream.range(0, 12)
                    .mapToObj(i -> "{\"type\":\"list\",\"id\":\"L" + i + "\",\"text\":\"" + megabyte + "\"}")
                    .toList());
            ChangePage page = office.changesAfter(HeadOffice.START, 1000);
            assertThat(page.objects()).hasSizeBetween(1, 9);
            assertThat(page.more()).isTrue();
        }
    }

    @Test
    void aReopenedFileKnowsEverything() throws IOException {
        Storage storage = database.empty(directory);
        String cursor;
        try (Office office = Office.at(storage)) {
            office.deliver(sales(1, 5));
            office.publish(List.of(member(0)));
            cursor = office.changesAfter(HeadOffice.START, 10).cursor();
        }
        try (Office office = Office.at(storage)) {
            assertThat(office.basketCount()).isEqualTo(5);
            assertThat(verdicts(office.deliver(List.of(sale(5))))).containsExactly(Settlement.Verdict.ALREADY_THERE);
            assertThat(office.changesAfter(cursor, 10).objects()).isEmpty();
            office.publish(List.of(member(1)));
            assertThat(office.changesAfter(cursor, 10).objects()).containsExactly(member(1));
        }
    }

    @Test
    void manyTillsAtOnceLoseAndDoubleNothing() throws Exception {
        ExecutorService tills = Executors.newFixedThreadPool(4);
        try (Office office = Office.at(database.empty(directory))) {
            List<Future<List<Settlement>>> answers = new ArrayList<>();
            for (int batch = 0; batch < 40; batch++) {
                List<Delivery> sales = sales(batch / 2 * 10, 10); // each batch comes twice
                answers.add(tills.submit(() -> office.deliver(sales)));
            }
            List<Settlement.Verdict> verdicts = new ArrayList<>();
            for (Future<List<Settlement>> answer : answers) {
                verdicts.addAll(verdicts(answer.get()));
            }
            assertThat(verdicts).filteredOn(Settlement.Verdict.STORED::equals).hasSize(200);
            assertThat(verdicts)
                    .filteredOn(Settlement.Verdict.ALREADY_THERE::equals)
                    .hasSize(200);
            assertThat(office.basketCount()).isEqualTo(200);
        } finally {
            tills.shutdownNow();
        }
    }

    @Test
    void aWriteThatFailsStoresNothingAndTheNextOneWorks() throws Exception {
        Storage storage = database.empty(directory);
        try (Office office = Office.at(storage)) {
            Database.run(storage, "create unique index broken on basket (received)"); // so the second one fails
            assertThatThrownBy(() -> office.deliver(sales(1, 5)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("head office's database failed");
            assertThat(office.basketCount()).isZero();
            Database.run(storage, "drop index broken");
            assertThat(verdicts(office.deliver(sales(1, 5)))).containsOnly(Settlement.Verdict.STORED);
        }
    }

    @Test
    void aClosedOfficeSaysSo() throws IOException {
        Office office = Office.at(database.empty(directory));
        office.close();
        office.close();
        assertThatThrownBy(office::basketCount).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }

    @Test
    void nonsenseIsRefusedAtTheDoor() throws IOException {
        try (Office office = Office.at(database.empty(directory))) {
            assertThatThrownBy(() -> office.changesAfter(HeadOffice.START, 0)).isInstanceOf(BadInput.class);
            assertThatThrownBy(() -> office.changesAfter(null, 1)).isInstanceOf(BadInput.class);
        }
    }

    private static Verdict published(Office office, String object) throws IOException {
        return office.publish(List.of(object)).get(0).verdict();
    }

    private static List<Settlement.Verdict> verdicts(List<Settlement> settlements) {
        return settlements.stream().map(Settlement::verdict).toList();
    }

    private static String offer(int version, String name) {
        return "{\"type\":\"offer\",\"id\":\"O1\",\"version\":" + version + ",\"name\":{\"en\":\"" + name + "\"}}";
    }

    private static String member(int number) {
        return "{\"type\":\"member\",\"id\":\"M" + number + "\"}";
    }
}
