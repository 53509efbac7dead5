package dev.tillside.example.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TillListsTest {
    private static String sale(String member, String list, String issued, boolean scanned, boolean used) {
        return """
                {"type":"sale","currency":"GBP","member":"%s","plannedList":{"id":"%s","issued":"%s","through":"2026-06-20",\
                "scanned":%b,"specials":[{"deal":"D","item":"SOAP","price":"1.00","shelf":"2.00","funding":"0.00",\
                "forecast":"0.5","chance":"0.5","usual":"0.6","expected":"0.7","used":%b}],\
                "heldOut":[{"deal":"D","item":"MILK","price":"1.00","shelf":"2.00","funding":"0.00","forecast":"0.5",\
                "chance":"0.5","usual":"0.6","expected":"0.7"}]}}""".formatted(member, list, issued, scanned, used);
    }

    private static List<String> rows(List<String> sales) {
        TillLists lists = new TillLists();
        sales.forEach(lists::add);
        return lists.rows().stream()
                .map(row -> row.household() + " " + row.item() + (row.heldOut() ? " held out " : " shown ")
                        + row.issued() + " to " + row.through() + ", taken "
                        + row.taken().orElseThrow())
                .toList();
    }

    @Test
    void aListCountsOnceInAnyOrderAndIsTakenWhereOneSaleSaysSo() {
        List<String> sales = new ArrayList<>(List.of(
                sale("M1", "L1", "2026-06-07", false, false),
                sale("M1", "L1", "2026-06-07", false, true),
                sale("M1", "L1", "2026-06-07", false, false),
                sale("M2", "L2", "2026-06-07", true, false),
                sale("M3", "L3", "2026-06-07", false, false),
                "{\"type\":\"sale\",\"currency\":\"GBP\",\"member\":\"M1\"}",
                "{\"type\":\"return\",\"currency\":\"GBP\"}"));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(sales, new Random(seed));
            assertThat(rows(sales))
                    .containsExactly(
                            "M1 SOAP shown 2026-06-07 to 2026-06-20, taken true",
                            "M1 MILK held out 2026-06-07 to 2026-06-20, taken true",
                            "M2 SOAP shown 2026-06-07 to 2026-06-20, taken true",
                            "M2 MILK held out 2026-06-07 to 2026-06-20, taken true",
                            "M3 SOAP shown 2026-06-07 to 2026-06-20, taken false",
                            "M3 MILK held out 2026-06-07 to 2026-06-20, taken false");
        }
    }

    @Test
    void ofListsAtATimeEachCountsUntilTheNextOneBegins() {
        assertThat(rows(List.of(
                        sale("M1", "L3", "2026-06-12", true, false),
                        sale("M1", "L1", "2026-06-07", true, false),
                        sale("M1", "L2", "2026-06-07", true, false))))
                .containsExactly(
                        "M1 SOAP shown 2026-06-07 to 2026-06-11, taken true",
                        "M1 MILK held out 2026-06-07 to 2026-06-11, taken true",
                        "M1 SOAP shown 2026-06-12 to 2026-06-20, taken true",
                        "M1 MILK held out 2026-06-12 to 2026-06-20, taken true");
    }

    @Test
    void ofMembersWhoWereErasedAndOfNobodyNothingIsTold() {
        assertThat(rows(List.of(
                        sale("erased/", "L1", "2026-06-07", true, false),
                        sale("M1", "L2", "2026-06-07", true, false).replace("\"member\":\"M1\",", ""))))
                .isEmpty();
    }
}
