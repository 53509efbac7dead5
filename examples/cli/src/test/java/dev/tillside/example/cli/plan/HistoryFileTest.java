package dev.tillside.example.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.plan.forecast.PurchaseHistory;
import dev.tillside.plan.forecast.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of purchases is read quickly where it is plain, and comes to the same where it is not. */
class HistoryFileTest {
    private static final String HEAD = "household,date,item,quantity,spend,special";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path folder;

    private SortedMap<String, List<Visit>> read(String text) throws IOException {
        return HistoryFile.read(Files.writeString(folder.resolve("history.csv"), text), 2);
    }

    /** Rows of some households in no order of household or day. */
    private static List<String> rows(long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            String item = random.nextBoolean() ? "SKU-" + random.nextInt(900) : "05000112637922";
            String quantity = List.of("1", "2", "0.5", "1.250", "12").get(random.nextInt(5));
            String spend = random.nextInt(90) + List.of("", ".5", ".05").get(random.nextInt(3));
            rows.add("H" + random.nextInt(20) + "ü," + DAY.minusDays(random.nextInt(900)) + "," + item + "," + quantity
                    + "," + spend + "," + random.nextInt(2));
        }
        return rows;
    }

    @Test
    void aPlainRecordAndTheSameInQuotesAndForeignLineEndsAreTheSame() throws IOException {
        List<String> rows = rows(1);
        SortedMap<String, List<Visit>> plain = read(HEAD + "\n" + String.join("\n", rows));
        SortedMap<String, List<Visit>> other =
                read("\uFEFF" + HEAD + "\r\n\"" + String.join("\r\n", rows).replaceFirst(",", "\",") + "\r\n");
        assertThat(plain).hasSize(20).isEqualTo(other);
        plain.forEach((household, visits) -> {
            assertThat(visits).extracting(Visit::date).isSorted().doesNotHaveDuplicates();
            PurchaseHistory before = HistoryFile.before(visits, DAY.minusDays(100));
            assertThat(before)
                    .isEqualTo(HistoryFile.before(other.get(household), DAY.minusDays(100)))
                    .isEqualTo(HistoryFile.before(List.copyOf(visits), DAY.minusDays(100)));
        });
    }

    @Test
    void columnsMayStandInAnyOrderAmongOthers() throws IOException {
        SortedMap<String, List<Visit>> read =
                read("special,store,spend,quantity,item,date,household\n1,7,2.50,2,TEA,2026-02-03,H1\n");
        assertThat(read.get("H1")).hasSize(1);
        Visit visit = read.get("H1").get(0);
        assertThat(visit.date()).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(visit.purchases().get(0).item()).isEqualTo("sku:TEA");
        assertThat(visit.purchases().get(0).quantity()).isEqualTo(2);
        assertThat(visit.purchases().get(0).spend()).isEqualTo(250);
        assertThat(visit.purchases().get(0).special()).isTrue();
    }

    @Test
    void aWrongRowIsNamedHoweverManyRightOnesStandBeforeIt() throws IOException {
        String right = HEAD + "\n" + String.join("\n", rows(2)) + "\n";
        for (List<String> wrong : List.of(
                List.of("H1,2026-02-30,TEA,1,2.50,0", "date"),
                List.of("H1,1626-02-03,TEA,1,2.50,0", "date"),
                List.of("H1,2026-02-03,TEA,0,2.50,0", "quantity"),
                List.of("H1,2026-02-03,TEA,1000000,2.50,0", "quantity"),
                List.of("H1,2026-02-03,TEA,1,2.505,0", "spend"),
                List.of("H1,2026-02-03,TEA,1,-2.50,0", "spend"),
                List.of("H1,2026-02-03,TEA,1,2.50,2", "special"),
                List.of("H1,2026-02-03,TEA,1", "ends before"),
                List.of("", "ends before"))) {
            assertThatThrownBy(() -> read(right + wrong.get(0) + "\nH1,2026-02-03,TEA,1,1,0\n"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("history.csv")
                    .hasMessageContaining("record 4002")
                    .hasMessageContaining(wrong.get(1));
        }
        assertThatThrownBy(() -> read("household,item\nH1,TEA\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("date");
    }
}
