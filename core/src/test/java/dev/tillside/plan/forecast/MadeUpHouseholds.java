package dev.tillside.plan.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Households with known habits: all shop every seventh day. Milk comes with most visits; soap strictly with every fourth; a hobby is
 * given up for good at some time; who bought a tent buys pegs with the next visit, and never else.
 */
final class MadeUpHouseholds {
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    static final int WINDOW = 7;
    private static final int WEEKS = 60;

    private MadeUpHouseholds() {}

    static List<Observation> observations(int count, long seed) {
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            observations.add(observation(random));
        }
        return observations;
    }

    private static Observation observation(Random random) {
        int soap = random.nextInt(4);
        int givenUp = random.nextInt(WEEKS);
        int tent = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(WEEKS - 1);
        double milk = 0.5 + random.nextDouble() / 2;
        List<Visit> visits = new ArrayList<>();
        Set<String> next = new HashSet<>();
        for (int week = WEEKS; week >= 0; week--) {
            List<Purchase> basket = new ArrayList<>(List.of(Purchase.of("bread")));
            add(basket, "milk", random.nextDouble() < milk);
            add(basket, "soap", week % 4 == soap);
            add(basket, "hobby", week > givenUp && random.nextInt(3) > 0);
            add(basket, "tent", week == tent + 1);
            add(basket, "pegs", week == tent);
            if (week > 0) {
                visits.add(new Visit(TODAY.minusDays(WINDOW * (long) week), basket));
            } else {
                basket.forEach(purchase -> next.add(purchase.item()));
            }
        }
        return new Observation(PurchaseHistory.of(visits), TODAY, WINDOW, next);
    }

    private static void add(List<Purchase> basket, String item, boolean bought) {
        if (bought) {
            basket.add(Purchase.of(item));
        }
    }
}
