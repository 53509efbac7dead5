package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.Code;
import dev.tillside.fault.Refused;
import dev.tillside.money.Money;
import dev.tillside.sale.GiftCards;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gift card pays as money does, once, and what it paid of a sale that came to nothing is put back. */
class GiftCardStoryTest {
    private static final String CARD = "6006-1234-5678";

    @TempDir
    private Path folder;

    private final Drawer cards = new Drawer();
    private LoyaltyTill till;

    /** Gift cards in memory; the line to them can be cut before or after what is asked is done. */
    private static final class Drawer implements GiftCards {
        private final Map<String, Money> balances = new HashMap<>(Map.of(CARD, CornerShop.money("20.00")));
        private final Map<String, Money> drawn = new HashMap<>();
        private final Set<String> putBack = new HashSet<>();
        private boolean answerGetsLost;

        @Override
        public Drawn draw(String card, Money amount, String name) throws IOException {
            Money left = balances.getOrDefault(card, amount.withMinor(0));
            boolean taken = drawn.containsKey(name);
            if (!taken && !putBack.contains(name) && left.compareTo(amount) >= 0) {
                drawn.put(name, amount);
                left = left.minus(amount);
                balances.put(card, left);
                taken = true;
            }
            if (answerGetsLost) {
                throw new IOException("the line is cut");
            }
            return new Drawn(taken, left);
        }

        @Override
        public void putBack(String name) throws IOException {
            if (answerGetsLost) {
                throw new IOException("the line is cut");
            }
            putBack.add(name);
            Money amount = drawn.remove(name);
            if (amount != null) {
                balances.merge(CARD, amount, Money::plus);
            }
        }

        String left() {
            return balances.get(CARD).plain();
        }
    }

    @BeforeEach
    void open() {
        till = Tills.at(folder)
                .clock(new HandClock())
                .background(false)
                .giftCards(cards)
                .open();
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Checkout locked(String tx) {
        till.take(List.of(
                ReferenceObject.read(CornerShop.PROGRAM, Optional.empty()),
                ReferenceObject.read(CornerShop.member("M1", "C1"), Optional.empty())));
        Checkout sale = till.begin(CornerShop.key(tx));
        sale.scan("C1");
        sale.add(CornerShop.line("1", "MILK", 1, "15.00"));
        sale.lock();
        return sale;
    }

    @Test
    void itPaysAPartAndEarnsPointsAsMoneyDoes() {
        Checkout sale = locked("T1");
        Tender card = sale.giftCard(CARD, CornerShop.money("12.50"));
        Receipt receipt = sale.commit(card, Tender.cash(CornerShop.money("2.50")));
        assertThat(card.type()).isEqualTo("GIFT_CARD");
        assertThat(receipt.priced().pointsEarned().plain()).isEqualTo("15");
        assertThat(cards.left()).isEqualTo("7.50");
    }

    @Test
    void whatACancelledSaleTookIsPutBackThoughTheTillLostItsPowerAndTheAnswer() throws IOException {
        Checkout sale = locked("T1");
        sale.giftCard(CARD, CornerShop.money("5.00"));
        cards.answerGetsLost = true;
        refused(Code.NO_GIFT_CARDS, () -> sale.giftCard(CARD, CornerShop.money("10.00")));
        assertThat(cards.left()).isEqualTo("5.00");

        till.close();
        open();
        Checkout found = till.checkout(CornerShop.key("T1")).orElseThrow();
        refused(Code.NO_GIFT_CARDS, found::cancel);
        assertThat(found.state()).as("it can be cancelled again").isEqualTo(Checkout.State.LOCKED);
        cards.answerGetsLost = false;
        found.cancel();
        assertThat(cards.left()).isEqualTo("20.00");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as("the card's number is nowhere")
                        .doesNotContain(CARD);
            }
        }
    }

    @Test
    void anExerciseTakesNothingOffACard() {
        locked("T1").cancel();
        Checkout exercise = till.beginTraining(CornerShop.key("T2"), Optional.empty());
        exercise.add(CornerShop.line("1", "MILK", 1, "15.00"));
        exercise.lock();
        exercise.commit(exercise.giftCard(CARD, CornerShop.money("15.00")));
        assertThat(cards.left()).isEqualTo("20.00");
    }

    @Test
    void whatCannotPayIsRefusedAndTakesNothing() {
        Checkout sale = locked("T1");
        refused(Code.GIFT_CARD_REFUSED, () -> sale.giftCard(CARD, CornerShop.money("20.01")));
        refused(Code.GIFT_CARD_REFUSED, () -> sale.giftCard("another", CornerShop.money("0.01")));
        assertThatThrownBy(() -> sale.giftCard(CARD, CornerShop.money("0.00"))).hasMessageContaining("above zero");
        sale.unlock();
        refused(Code.NOT_LOCKED, () -> sale.giftCard(CARD, CornerShop.money("1.00")));
        assertThat(cards.left()).isEqualTo("20.00");
    }

    private static void refused(Code code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOf(Refused.class)
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(CARD));
    }
}
