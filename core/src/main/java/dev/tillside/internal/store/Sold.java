package dev.tillside.internal.store;

import dev.tillside.member.MemberId;
import dev.tillside.offer.OfferBook;
import dev.tillside.offer.Outcome;
import dev.tillside.offer.PricedBasket;
import dev.tillside.points.AccountMove;
import dev.tillside.sale.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a committed sale counts for: coupon uses, uses of limited offers, the member's purchase. */
public final class Sold {
    private Sold() {}

    /**
     * The sale's rows.
     *
     * @param json the sale as it is kept
     * @param account what it did to its member's account, where this till books it
     * @param offers whose limits, or policies for tills that are offline, ask for uses to be counted
     */
    public static Journal.Sale rows(Receipt receipt, String json, Optional<AccountMove> account, OfferBook offers) {
        return new Journal.Sale(
                receipt.key(),
                json,
                couponUses(receipt.priced()),
                offerUses(receipt, offers),
                account,
                receipt.member().map(m -> purchase(m, receipt.priced())));
    }

    /** How often each coupon was used. */
    public static Map<String, Integer> couponUses(PricedBasket priced) {
        Map<String, Integer> uses = new TreeMap<>();
        for (Outcome outcome : priced.outcomes()) {
            if (outcome.coupon().isPresent() && outcome.uses() > 0) {
                uses.merge(outcome.coupon().get(), outcome.uses(), Integer::sum);
            }
        }
        return uses;
    }

    private static List<Journal.OfferUse> offerUses(Receipt receipt, OfferBook offers) {
        Map<String, Journal.OfferUse> uses = new TreeMap<>();
        for (Outcome outcome : receipt.priced().outcomes()) {
            boolean counts = offers.get(outcome.offer())
                    .map(offer -> offer.limits().needUsage() || offer.offline().isPresent())
                    .orElse(false);
            if (outcome.uses() > 0 && counts) {
                uses.merge(
                        outcome.offer(),
                        new Journal.OfferUse(
                                outcome.offer(),
                                receipt.member(),
                                receipt.at(),
                                outcome.uses(),
                                outcome.amount().minor()),
                        (a, b) -> new Journal.OfferUse(
                                a.offer(), a.member(), a.at(), a.uses() + b.uses(), a.amountMinor() + b.amountMinor()));
            }
        }
        return List.copyOf(uses.values());
    }

    /** One line of text per line sold: item, quantity, unit, net in minor units, and {@code *} where it was on offer. */
    private static Journal.Purchase purchase(MemberId member, PricedBasket priced) {
        String lines = priced.lines().stream()
                .filter(l -> !l.line().amount().isNegative())
                .map(l -> (l.line().item().isGtin() ? "" : "sku:")
                        + l.line().item().code() + "\t"
                        + l.line().quantity().plain() + "\t" + l.line().unit() + "\t"
                        + l.net().minor() + (l.discounts().isEmpty() ? "" : "\t*"))
                .collect(Collectors.joining("\n"));
        return new Journal.Purchase(member, priced.basket().key().businessDay(), lines);
    }
}
