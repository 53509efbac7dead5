package dev.tillside;

import dev.tillside.offer.PricedBasket;
import dev.tillside.offer.Pricing;
import dev.tillside.sale.Circumstances;
import java.util.Optional;

/**
 * A price that stands, and what it was computed from.
 *
 * @param seen absent where a checkout was locked by a version that did not keep it
 * @param pricing the argument of the pricing, for redemptions to come; absent where the journal brought the price back
 */
record Quote(PricedBasket priced, Optional<Circumstances> seen, Optional<Pricing> pricing) {}
