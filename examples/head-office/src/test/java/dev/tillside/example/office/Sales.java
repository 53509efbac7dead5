package dev.tillside.example.office;

import dev.tillside.basket.BasketKey;
import dev.tillside.sync.Delivery;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Sales for the tests, told apart by number. */
final class Sales {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private Sales() {}

    static BasketKey key(int number) {
        return new BasketKey("0042", "3", DAY, "T" + number);
    }

    static Delivery sale(int number) {
        return sale(number, "2.50");
    }

    static Delivery sale(int number, String due) {
        return new Delivery(
                key(number),
                "{\"type\":\"committed\",\"key\":\"" + key(number)
                        + "\",\"total\":\"2.90\",\"discount\":\"0.40\",\"due\":\"" + due
                        + "\",\"pointsEarned\":\"2\",\"note\":\"Käse, 2 €\"}");
    }

    static List<Delivery> sales(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Sales::sale).toList();
    }
}
