package dev.tillside.example.cli.journey;

import dev.tillside.example.cli.journey.ShelfPrices.Source;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What went into a journey, and what was left out of it. */
public final class Tally {
    long items;
    long free;
    long members;
    long promotions;
    long couponOffers;
    long couponsUnsold;
    long coverings;
    long coveringsUnsold;
    long campaigns;
    long campaignsEmpty;
    long coupons;
    long baskets;
    long lines;
    final Map<Source, Long> prices = new EnumMap<>(Source.class);

    Tally() {}

    /** Three sentences for the one who called. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Told %,d baskets with %,d lines for %,d members; %,d items, %,d promotions, %,d coupon offers,"
                        + " %,d coupons of %,d campaigns.%n"
                        + "Left out %,d coupon offers and %,d campaigns that cover nothing that is sold, and %,d of %,d"
                        + " pairs of coupon and product whose product is not sold.%n"
                        + "Prices come from %s; %,d items cost less than half a cent and stand at 0.00.",
                baskets,
                lines,
                members,
                items,
                promotions,
                couponOffers,
                coupons,
                campaigns,
                couponsUnsold,
                campaignsEmpty,
                coveringsUnsold,
                coverings,
                sources(),
                free);
    }

    private String sources() {
        return prices.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s (%,d)", e.getKey().inWords(), e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
