package dev.tillside.offer;

/** Prices baskets. Pure: no I/O, the time is an argument; thread-safe. */
public final class Offers {
    private Offers() {}

    /**
     * What the basket costs under all offers.
     *
     * @return the same for the same argument, on every machine and JDK
     */
    public static PricedBasket price(Pricing pricing) {
        throw new UnsupportedOperationException();
    }
}
