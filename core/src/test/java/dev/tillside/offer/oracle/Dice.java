package dev.tillside.offer.oracle;

import dev.tillside.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/** What chance decides in a case; the same seed decides the same everywhere. */
final class Dice {
    private static final List<String> CURRENCIES = List.of("GBP", "GBP", "EUR", "JPY", "KWD");

    private final Random random;
    private final Currency currency;
    private final boolean pennies;

    Dice(long seed) {
        // Neighbouring seeds of java.util.Random begin alike.
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextLong();
        currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        pennies = chance(35);
    }

    Currency currency() {
        return currency;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... some) {
        return some[random.nextInt(some.length)];
    }

    Money money(long minor) {
        return new Money(minor, currency);
    }

    /** A price of one unit: in some cases of a few pennies, where every rounding shows; round prices make ties. */
    long price() {
        if (pennies) {
            return between(1, 12);
        }
        return chance(30) ? 50L * between(1, 8) : between(30, 999);
    }
}
