package dev.tillside.plan.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PurchaseHistoryProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Property(tries = 200)
    void visitByVisitInAnyOrderGivesTheHistoryOfAll(
            @ForAll long seed, @ForAll @IntRange(max = 40) int count, @ForAll @IntRange(min = 1, max = 60) int apart) {
        Random random = new Random(seed);
        List<Visit> visits = new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> visit(random, apart)).toList());
        PurchaseHistory whole = PurchaseHistory.of(visits);
        Collections.shuffle(visits, random);
        PurchaseHistory grown = PurchaseHistory.empty();
        for (Visit visit : visits) {
            grown = grown.with(visit);
        }
        assertThat(grown).isEqualTo(whole).hasSameHashCodeAs(whole);
    }

    @Property(tries = 200)
    void columnsGiveTheHistoryThatVisitsGive(
            @ForAll long seed, @ForAll @IntRange(max = 40) int count, @ForAll @IntRange(min = 1, max = 60) int apart) {
        Random random = new Random(seed);
        HistoryColumns columns = new HistoryColumns(
                IntStream.range(0, 8).mapToObj(i -> "item " + i).toArray(String[]::new));
        for (int household = 0; household < 2; household++) {
            List<Visit> visits = IntStream.range(0, count)
                    .mapToObj(i -> visit(random, apart))
                    .toList();
            columns.clear();
            visits.forEach(visit -> visit.purchases()
                    .forEach(p -> columns.add(
                            p.item().charAt(5) - '0',
                            (int) visit.date().toEpochDay(),
                            p.thousandths(),
                            p.spend(),
                            p.special())));
            assertThat(columns.history()).isEqualTo(PurchaseHistory.of(visits));
        }
    }

    @Property(tries = 100)
    void whatIsKeptAddsUpToWhatWasBought(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int count) {
        Random random = new Random(seed);
        List<Visit> visits =
                IntStream.range(0, count).mapToObj(i -> visit(random, 10)).toList();
        PurchaseHistory history = PurchaseHistory.of(visits);
        assertThat(history.spend(DAY.minusYears(9)))
                .isEqualTo(visits.stream()
                        .flatMap(v -> v.purchases().stream())
                        .mapToLong(Purchase::spend)
                        .sum());
        for (String item : history.items()) {
            assertThat(history.bought(item, DAY.minusYears(9)).quantity())
                    .isEqualTo(visits.stream()
                            .flatMap(v -> v.purchases().stream())
                            .filter(p -> p.item().equals(item))
                            .mapToDouble(Purchase::quantity)
                            .sum());
            assertThat(history.dates(item))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize(history.bought(item, DAY.minusYears(9)).days());
        }
    }

    @Example
    void aHouseholdThatBuysMoreThanIsKeptLosesItsOldestVisits() {
        PurchaseHistory history = PurchaseHistory.empty();
        List<Visit> visits = new ArrayList<>();
        for (int v = 0; v < 20; v++) {
            Visit visit = new Visit(
                    DAY.plusDays(v),
                    IntStream.range(0, 1000).mapToObj(i -> Purchase.of("i" + i)).toList());
            visits.add(visit);
            history = history.with(visit);
        }
        assertThat(history.visits()).isEqualTo(PurchaseHistory.MOST / 1000);
        assertThat(history).isEqualTo(PurchaseHistory.of(visits));
        assertThat(history.with(new Visit(DAY, List.of(Purchase.of("late"))))).isEqualTo(history);
    }

    @Example
    void purchasesOfLongAgoAreLetGo() {
        PurchaseHistory history = PurchaseHistory.of(List.of(
                new Visit(DAY, List.of(Purchase.of("tea"))),
                new Visit(DAY.plusDays(PurchaseHistory.DAYS + 1), List.of(Purchase.of("milk")))));
        assertThat(history.items()).containsExactly("milk");
        assertThat(history.lastVisit()).isEqualTo(DAY.plusDays(PurchaseHistory.DAYS + 1));
    }

    @Example
    void linesOfOneDayAddUpAndOneSpecialMakesTheDaySpecial() {
        PurchaseHistory history = PurchaseHistory.of(List.of(
                new Visit(DAY, List.of(new Purchase("tea", 1, 250, false), new Purchase("tea", 0.25, 60, true)))));
        assertThat(history.bought("tea", DAY).quantity()).isEqualTo(1.25);
        assertThat(history.spend("tea", DAY)).isEqualTo(310);
        assertThat(history.specials("tea", DAY)).isOne();
        assertThat(history.bought("tea", DAY.plusDays(1)).days()).isZero();
        assertThat(history.dates("coffee")).isEmpty();
    }

    @Example
    void nonsenseIsRefusedByItsField() {
        assertThatThrownBy(() -> new Purchase("tea", 0, 0, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("quantity");
        assertThatThrownBy(() -> new Purchase("tea", Double.NaN, 0, false)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new Purchase(" ", 1, 0, false)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new Purchase("tea", 1, -1, false)).isInstanceOf(BadInput.class);
    }

    private static Visit visit(Random random, int apart) {
        List<Purchase> purchases = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new Purchase(
                        "item " + random.nextInt(8),
                        1 + random.nextInt(3),
                        random.nextInt(900),
                        random.nextInt(4) == 0))
                .toList();
        return new Visit(DAY.plusDays(random.nextInt(30) * apart), purchases);
    }
}
