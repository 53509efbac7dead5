package dev.tillside.plan;

import dev.tillside.money.Money;
import java.util.Optional;

/**
 * An item at a price for one household.
 *
 * @param article what
 * @param deal the deal that pays for it; absent: the retailer's own
 * @param cell where the household stands in the item's category; absent: it does not buy the category
 * @param price what a unit costs with it
 * @param shelf today's shelf price
 * @param was the former price that is printed
 * @param uses for how many units it holds
 * @param forecast the probability that the household buys the item while the list holds, as forecast, less where it passed the
 *     deal's specials by
 * @param chance the same without the special, as far as hold-outs have shown
 * @param usual the same with it, should the household answer as the average one does
 * @param withIt the same with it, by how this household answers
 * @param gain the expected incremental margin, in minor units; what it costs in goodwill and brings later is counted
 */
public record Special(
        Article article,
        Optional<Deal> deal,
        Optional<Cell> cell,
        Money price,
        Money shelf,
        Money was,
        int uses,
        double forecast,
        double chance,
        double usual,
        double withIt,
        double gain) {
    /** The deal's id, or that of the retailer's own specials. */
    public String dealId() {
        return deal.map(Deal::id).orElse(Policy.OWN_DEAL);
    }

    /** What is withheld together where it is held out: a deal, or one item of the retailer's own specials. */
    public String heldOutAs() {
        return deal.isPresent() ? dealId() : dealId() + "/" + article.key();
    }

    /** What a unit is cheaper than at the shelf. */
    public Money discount() {
        return shelf.minus(price);
    }

    /** What the vendor pays for a unit. */
    public Money funding() {
        return shelf.withMinor(deal.map(d -> d.share(discountMinor())).orElse(0L));
    }

    /** What the list says is saved, if all of it is used. */
    public Money saving() {
        return was.withMinor(savingMinor());
    }

    long savingMinor() {
        return Math.multiplyExact(was.minor() - price.minor(), uses);
    }

    private long discountMinor() {
        return shelf.minor() - price.minor();
    }

    /** The discount as a share of the shelf price. */
    public double depth() {
        return discountMinor() / (double) shelf.minor();
    }

    /** How the household is expected to answer it, the average one's answer being 1. */
    public double answer() {
        return usual > chance ? (withIt - chance) / (usual - chance) : 1;
    }

    /** What the vendor is expected to pay, in minor units. */
    double expectedFunding() {
        return withIt * uses * deal.map(d -> d.share(discountMinor())).orElse(0L);
    }
}
