package dev.tillside;

import static dev.tillside.CornerShop.key;
import static dev.tillside.CornerShop.line;
import static dev.tillside.CornerShop.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.sale.Tender;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.DeadLetter;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Line;
import dev.tillside.sync.OfficeFault;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Head office refuses a sale, or stumbles over it: it keeps no other waiting, and can be looked at, mended and sent again. */
class DeadLetterStoryTest {
    @TempDir
    Path directory;

    private final PickyOffice office = new PickyOffice();

    /** Wants an operator, and falls over its own feet at some sales. */
    private static final class PickyOffice implements HeadOffice {
        private final List<String> stored = new ArrayList<>();
        private final List<Integer> batches = new ArrayList<>();
        private String stumblesAt = "none";
        private boolean down;

        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            if (down) {
                throw new IOException("nobody answers");
            }
            batches.add(batch.size());
            for (Delivery delivery : batch) {
                if (delivery.key().tx().equals(stumblesAt)) {
                    throw new OfficeFault("500");
                }
            }
            return batch.stream().map(this::settled).toList();
        }

        private Settlement settled(Delivery delivery) {
            if (!delivery.json().contains("\"operator\":\"O")) {
                return new Settlement(delivery.key(), Verdict.REFUSED, Optional.of("no operator"));
            }
            stored.add(delivery.key().tx());
            return new Settlement(delivery.key(), Verdict.STORED, Optional.empty());
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) {
            return new ChangePage(List.of(), cursor, false);
        }
    }

    @Test
    void aRefusedSaleIsLookedAtMendedAndSentAgain() {
        try (CornerShop shop = CornerShop.at(directory, office)) {
            sell(shop, "T1", Optional.empty());
            shop.till.sync();
            assertThat(shop.till.deadLetters()).containsExactly(new DeadLetter(key("T1"), "no operator"));
            assertThat(shop.till.health().deadLetters()).isEqualTo(1);
            String refused = shop.till.delivery(key("T1")).orElseThrow().json();

            assertThat(shop.till.mend(delivery(refused.replace("\"at\":", "\"operator\":\"O7\",\"at\":"))))
                    .isTrue();
            assertThat(shop.till.sync().pushed()).isEqualTo(1);
            assertThat(office.stored).containsExactly("T1");
            assertThat(shop.till.deadLetters()).isEmpty();
            assertThat(shop.till.mend(delivery(refused))).isFalse(); // it is none any more
        }
        try (TillJournal journal = Tills.journal(directory)) {
            assertThat(journal.before(key("T1"))).hasSize(1);
            assertThat(journal.check(finding -> {}).findings()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "due":"1.50"          | "due":"1.40"            | due
            "at":"2026-11-22      | "at":"2026-11-23        | at
            "sku":"milk"          | "sku":"wine"            | basket
            "amount":"1.50"}]     | "amount":"1.40"}]       | tenders
            "type":"sale"         | "type":"gift"           | type
            """)
    void whatStandsCannotBeMended(String there, String instead, String field) {
        try (CornerShop shop = CornerShop.at(directory, office)) {
            sell(shop, "T1", Optional.empty());
            shop.till.sync();
            String refused = shop.till.delivery(key("T1")).orElseThrow().json();
            assertThat(refused).contains(there);

            assertThatThrownBy(() -> shop.till.mend(delivery(refused.replace(there, instead))))
                    .isInstanceOfSatisfying(
                            BadInput.class, e -> assertThat(e.path().orElse("")).startsWith(field));
            assertThat(shop.till.delivery(key("T1")).orElseThrow().json()).isEqualTo(refused);
            assertThat(shop.till.deadLetters()).hasSize(1);
        }
    }

    @Test
    void oneSaleAtWhichHeadOfficeStumblesKeepsNoOtherWaiting() {
        try (CornerShop shop = CornerShop.at(directory, office)) {
            for (int i = 1; i <= 9; i++) {
                sell(shop, "T" + i, Optional.of("O7"));
            }
            office.stumblesAt = "T4";
            for (int round = 0; round < 4; round++) {
                shop.till.sync();
                assertThat(office.stored).containsExactly("T1", "T2", "T3"); // in order, and patient
            }
            shop.till.sync();

            assertThat(office.stored).containsExactly("T1", "T2", "T3", "T5", "T6", "T7", "T8", "T9");
            assertThat(shop.till.deadLetters())
                    .containsExactly(new DeadLetter(key("T4"), "head office fails at it: 500"));
            office.stumblesAt = "none";
            assertThat(shop.till.resend(key("T4"))).isTrue();
            shop.till.sync();
            assertThat(office.stored).endsWith("T4");
        }
    }

    /** However long the line is down, nothing is set aside for it. */
    @Test
    void aLineThatIsDownMakesNoDeadLetters() {
        try (CornerShop shop = CornerShop.at(directory, office)) {
            sell(shop, "T1", Optional.of("O7"));
            sell(shop, "T2", Optional.of("O7"));
            office.down = true;
            for (int round = 0; round < 20; round++) {
                assertThat(shop.till.sync().failure()).contains("nobody answers");
            }
            assertThat(shop.till.health().line().orElseThrow().state()).isEqualTo(Line.State.OPEN);
            assertThat(shop.till.health().line().orElseThrow().failures()).isEqualTo(20);
            office.down = false;
            assertThat(shop.till.sync().pushed()).isEqualTo(2);
            assertThat(shop.till.health().line().orElseThrow().state()).isEqualTo(Line.State.CLOSED);
            assertThat(office.batches).containsExactly(1, 1); // first one alone, then as many as there are
        }
    }

    private static Delivery delivery(String json) {
        return new Delivery(key("T1"), json);
    }

    private static void sell(CornerShop shop, String tx, Optional<String> operator) {
        Checkout sale = shop.till.begin(new BasketKey("0042", "3", CornerShop.TODAY, tx), operator);
        sale.add(line("1", "milk", 1, "1.50"));
        sale.commit(Tender.cash(money("1.50")));
    }
}
