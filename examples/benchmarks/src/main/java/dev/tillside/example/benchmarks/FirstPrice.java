package dev.tillside.example.benchmarks;

import dev.tillside.offer.Offers;
import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;

/**
 * Prices once in the JVM that {@link Cold} starts for it, and prints the nanoseconds that pricing took, and making the basket
 * before it. Its own main class, since a command line's parser would warm half of the JDK.
 */
final class FirstPrice {
    private FirstPrice() {}

    public static void main(String[] arguments) {
        long made = System.nanoTime();
        Pricing pricing = Crowd.threeLayers(1, 12, 6, 25);
        long start = System.nanoTime();
        PricedBasket priced = Offers.price(pricing);
        long end = System.nanoTime();
        if (priced.lines().isEmpty()) {
            throw new IllegalStateException("nothing was priced");
        }
        System.out.println((end - start) + " " + (start - made));
    }
}
