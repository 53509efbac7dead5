package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.member.Tier;
import dev.tillside.money.Points;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiersTest {
    private static Tier tier(String id, String from, Tier.Basis basis, String period, Tier.Window window) {
        return new Tier(
                id,
                new BigDecimal(from),
                basis,
                Optional.ofNullable(period).map(Period::parse),
                window,
                BigDecimal.ONE);
    }

    private static List<Tier> ladder(String period, Tier.Window window) {
        return List.of(
                tier("blue", "0", Tier.Basis.SPEND, null, window),
                tier("silver", "500", Tier.Basis.SPEND, period, window),
                tier("gold", "1000", Tier.Basis.SPEND, period, window));
    }

    private static List<Tiers.Fact> facts(String words) {
        List<Tiers.Fact> facts = new ArrayList<>();
        for (String word : words.split(";")) {
            String[] fact = word.trim().split(" ");
            facts.add(new Tiers.Fact(LocalDate.parse(fact[0]), Club.money(fact[1] + ".00"), Points.of(fact[1]), 1));
        }
        return facts;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # silver from 500, gold from 1000
            # period | window   | spent                                          | on         | tier   | missing
            P1Y      | ROLLING  | 2026-03-01 999                                 | 2026-03-01 | silver | gold 1
            P1Y      | ROLLING  | 2026-03-01 400; 2026-03-01 600                 | 2026-03-01 | gold   |
            P1Y      | ROLLING  | 2026-03-01 1000                                | 2026-02-28 | blue   | silver 500
            P1Y      | ROLLING  | 2026-03-01 1000                                | 2027-02-28 | gold   |
            P1Y      | ROLLING  | 2026-03-01 1000                                | 2027-03-01 | blue   | silver 500
            P1Y      | ROLLING  | 2026-03-01 600; 2026-06-01 400                 | 2027-03-01 | blue   | silver 100
            P1Y      | ROLLING  | 2026-03-01 1000; 2026-06-01 -100               | 2026-06-01 | gold   |
            P1Y      | ROLLING  | 2026-03-01 1000; 2026-06-01 -100               | 2026-06-02 | silver | gold 100
            P30D     | ROLLING  | 2026-03-01 1000                                | 2026-03-30 | gold   |
            P30D     | ROLLING  | 2026-03-01 1000                                | 2026-03-31 | blue   | silver 500
            P1Y      | CALENDAR | 2026-11-01 600; 2026-12-31 400                 | 2026-12-31 | gold   |
            P1Y      | CALENDAR | 2026-11-01 600; 2026-12-31 400                 | 2027-01-01 | blue   | silver 500
            P1Y      | CALENDAR | 2026-11-01 600; 2027-01-01 400                 | 2027-01-01 | blue   | silver 100
            P1Y      | CALENDAR | 2026-03-01 1000; 2026-06-01 -100               | 2026-12-31 | gold   |
            P1Y      | CALENDAR | 2026-03-01 1000; 2026-06-01 -100               | 2027-01-01 | blue   | silver 500
            P3M      | CALENDAR | 2026-02-15 1000                                | 2026-03-31 | gold   |
            P3M      | CALENDAR | 2026-02-15 1000                                | 2026-04-01 | blue   | silver 500
            P1M      | CALENDAR | 2026-03-01 500; 2026-03-31 500                 | 2026-03-31 | gold   |
            P1M      | CALENDAR | 2026-03-01 500; 2026-04-01 500                 | 2026-04-01 | silver | gold 500
            P30D     | CALENDAR | 2026-03-01 500; 2026-03-31 500                 | 2026-03-31 | gold   |
            P30D     | CALENDAR | 2026-03-01 500; 2026-03-31 500                 | 2026-04-01 | blue   | silver 500
            P6M      | CALENDAR | 2026-02-01 500; 2026-12-01 500                 | 2026-12-01 | gold   |
            P2Y      | CALENDAR | 2025-02-01 500; 2026-12-01 500                 | 2026-12-01 | gold   |
            P2Y      | CALENDAR | 2025-02-01 500; 2026-12-01 500                 | 2027-06-01 | silver | gold 500
            P2Y      | CALENDAR | 2025-02-01 500; 2026-12-01 500                 | 2028-01-01 | blue   | silver 500
                     | ROLLING  | 2016-03-01 1000                                | 2026-03-31 | gold   |
                     | CALENDAR | 2016-03-01 1000; 2026-03-31 -1                 | 2026-03-31 | gold   |
                     | CALENDAR | 2016-03-01 1000; 2026-03-31 -1                 | 2026-04-01 | silver | gold 1
            """)
    void tiers(String period, Tier.Window window, String spent, LocalDate on, String tier, String missing) {
        Tiers tiers = Tiers.of(ladder(period, window), facts(spent));

        assertThat(tiers.tier(on, Optional.empty())).contains(tier);
        assertThat(tiers.missing(on, Optional.empty())
                        .map(m -> m.tier() + " " + m.amount().toPlainString())
                        .orElse(null))
                .isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # given  | spent | tier   | missing
            silver   | 1     | silver | gold
            silver   | 1000  | gold   |
            gold     | 1     | gold   |
            blue     | 500   | silver | gold
            staff    | 1000  | staff  |
            """)
    void whatHeadOfficeGaveIsAFloor(String given, String spent, String tier, String missing) {
        Tiers tiers = Tiers.of(ladder("P1Y", Tier.Window.ROLLING), facts("2026-03-01 " + spent));
        LocalDate on = LocalDate.of(2026, 3, 1);

        assertThat(tiers.tier(on, Optional.of(given))).contains(tier);
        assertThat(tiers.missing(on, Optional.of(given))
                        .map(Tiers.Missing::tier)
                        .orElse(null))
                .isEqualTo(missing);
    }

    @Test
    void eachTierHasItsOwnBasis() {
        List<Tier> ladder = List.of(
                tier("regular", "3", Tier.Basis.VISITS, "P1M", Tier.Window.CALENDAR),
                tier("star", "100", Tier.Basis.POINTS, "P1Y", Tier.Window.ROLLING));
        Tiers tiers = Tiers.of(ladder, facts("2026-03-01 10; 2026-03-02 10; 2026-03-02 10"));
        LocalDate second = LocalDate.of(2026, 3, 2);

        assertThat(tiers.tier(second.minusDays(1), Optional.empty())).isEmpty();
        assertThat(tiers.missing(second.minusDays(1), Optional.empty()))
                .contains(new Tiers.Missing("regular", Tier.Basis.VISITS, BigDecimal.valueOf(2)));
        assertThat(tiers.tier(second, Optional.empty())).contains("regular");
        assertThat(tiers.missing(second, Optional.empty()))
                .contains(new Tiers.Missing("star", Tier.Basis.POINTS, BigDecimal.valueOf(70)));
        assertThat(Tiers.of(List.of(), List.of()).tier(second, Optional.empty()))
                .isEmpty();
    }

    @Property(tries = 200)
    void neitherOrderNorMoreSpendingLowersATier(
            @ForAll @Size(max = 12) List<@IntRange(max = 500) Integer> spends,
            @ForAll Tier.Window window,
            @ForAll @IntRange(max = 400) int on,
            @ForAll long seed) {
        List<Tiers.Fact> facts = new ArrayList<>();
        for (int i = 0; i < spends.size(); i++) {
            facts.addAll(facts(Club.START.plusDays(31L * i) + " " + spends.get(i)));
        }
        LocalDate day = Club.START.plusDays(on);
        Optional<String> before = Tiers.of(ladder("P3M", window), facts).tier(day, Optional.empty());
        Collections.shuffle(facts, new Random(seed));
        Tiers shuffled = Tiers.of(ladder("P3M", window), facts);
        facts.addAll(facts(day + " 100"));
        Tiers more = Tiers.of(ladder("P3M", window), facts);

        assertThat(shuffled.tier(day, Optional.empty())).isEqualTo(before);
        assertThat(rung(more.tier(day, Optional.empty()))).isGreaterThanOrEqualTo(rung(before));
        shuffled.missing(day, Optional.empty())
                .ifPresent(missing -> assertThat(missing.amount()).isPositive());
    }

    private static int rung(Optional<String> tier) {
        return List.of("blue", "silver", "gold").indexOf(tier.orElseThrow());
    }
}
