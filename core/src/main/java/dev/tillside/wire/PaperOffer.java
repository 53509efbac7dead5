package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.gs1.PaperCoupon;
import dev.tillside.gs1.PaperCoupon.Measure;
import dev.tillside.gs1.PaperCoupon.Purchase;
import dev.tillside.gs1.PaperCoupon.Rule;
import dev.tillside.gs1.PaperCoupon.Saving;
import dev.tillside.item.ItemFacts;
import dev.tillside.money.Money;
import dev.tillside.points.Program;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The offer that a North American paper coupon makes, AI (8110). Its id holds the coupon's digits, so that anyone who has the
 * programme can make the same offer again: no archive need keep it.
 *
 * <p>An item's {@code couponFamilies} become tags by which such an offer chooses it. Made are: an amount, a percentage or free
 * units off a number of items, an amount off several kinds of items together, off what was spent on items, and off the sale.
 * Coupons by weight, by alternatives, and those of one retailer make none; the cashier decides.
 */
public final class PaperOffer {
    private static final String PREFIX = "8110-";
    private static final int RADIX = 36;
    private static final int CENTS = 2;
    private static final int SHORTEST_COMPANY = 6;
    private static final int LONGEST_COMPANY = 12;

    private PaperOffer() {}

    /** The id of that coupon's offer. */
    public static String id(String code) {
        return PREFIX + new BigInteger("1" + code).toString(RADIX);
    }

    /** Whether an offer of that id comes from a coupon. */
    public static boolean is(String id) {
        return code(id).isPresent();
    }

    private static Optional<String> code(String id) {
        if (!id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            String digits = new BigInteger(id.substring(PREFIX.length()), RADIX).toString();
            return digits.charAt(0) == '1' ? Optional.of(digits.substring(1)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The offer of that id as the wire format writes it; nothing where the coupon makes none under the programme. */
    public static Optional<String> text(String id, Program program) {
        Optional<PaperCoupon> coupon = code(id).flatMap(PaperCoupon::of);
        boolean cents = program.currency().getDefaultFractionDigits() == CENTS;
        return coupon.filter(c -> cents && c.retailer().isEmpty()).flatMap(c -> text(id, c, program));
    }

    private static Optional<String> text(String id, PaperCoupon coupon, Program program) {
        ObjectNode offer = PricedJson.object();
        offer.put("type", "offer").put("id", id).put("version", 1);
        offer.put("name", "Coupon " + coupon.companyPrefix() + "-" + coupon.offerCode());
        offer.put("layer", layer(program)).put("audience", "COUPON");
        ObjectNode valid = offer.putObject("valid");
        coupon.starts().ifPresent(day -> valid.put("from", day(day)));
        coupon.expires().ifPresent(day -> valid.put("through", day(day)));
        offer.putArray("funding")
                .addObject()
                .put("payer", coupon.companyPrefix())
                .put("deal", coupon.offerCode())
                .put("percent", "100");
        return reward(offer, coupon, program) ? Optional.of(offer.toString()) : Optional.empty();
    }

    private static String layer(Program program) {
        List<String> layers = program.layers();
        return layers.contains("COUPON") ? "COUPON" : layers.get(0);
    }

    /** Coupons are of this century. */
    private static String day(String yymmdd) {
        return "20" + yymmdd.substring(0, 2) + "-" + yymmdd.substring(2, 4) + "-" + yymmdd.substring(4);
    }

    private static boolean reward(ObjectNode offer, PaperCoupon coupon, Program program) {
        if (coupon.purchases().size() > 1) {
            return bundle(offer, coupon, program);
        }
        Purchase purchase = coupon.purchases().get(0);
        if (coupon.appliesTo() != 0 || coupon.saveValue() == 0 && coupon.saving() != Saving.FREE_ITEM) {
            return false;
        }
        return switch (purchase.measure()) {
            case UNITS -> units(offer, coupon, purchase, program);
            case SPENT_ON_ITEMS, SPENT -> spend(offer, coupon, purchase, program);
            case POUNDS, KILOGRAMS, NOTHING -> false;
        };
    }

    private static boolean units(ObjectNode offer, PaperCoupon coupon, Purchase purchase, Program program) {
        if (purchase.value() < 1 || purchase.value() > 999) {
            return false;
        }
        items(offer, coupon, purchase);
        boolean one = purchase.value() == 1;
        if (!one) {
            offer.put("kind", "MULTIBUY").put("quantity", purchase.value());
        }
        return switch (coupon.saving()) {
            case CENTS_OFF -> {
                offer.put(one ? "amount" : "amountOff", money(coupon.saveValue(), program));
                kind(offer, one, "AMOUNT_OFF");
                yield true;
            }
            case PERCENT_OFF -> {
                offer.put(one ? "percent" : "percentOff", Long.toString(coupon.saveValue()));
                kind(offer, one, "PERCENT_OFF");
                yield coupon.saveValue() <= 100;
            }
            case FREE_ITEM -> {
                if (coupon.saveValue() > 0) {
                    offer.putObject("limits").put("maxDiscount", money(coupon.saveValue(), program));
                }
                yield free(offer, one, 1);
            }
            case FREE_UNITS -> coupon.saveValue() <= purchase.value() && free(offer, one, coupon.saveValue());
            case CENTS_OFF_SALE -> false;
        };
    }

    private static boolean free(ObjectNode offer, boolean one, long units) {
        offer.put(one ? "percent" : "percentOff", "100");
        kind(offer, one, "PERCENT_OFF");
        if (!one) {
            offer.put("cheapest", units);
        }
        return true;
    }

    private static void kind(ObjectNode offer, boolean one, String kind) {
        if (one) {
            offer.put("kind", kind);
        }
    }

    /** So much off, once so much was spent on the items, or on the whole sale. */
    private static boolean spend(ObjectNode offer, PaperCoupon coupon, Purchase purchase, Program program) {
        boolean sale = purchase.measure() == Measure.SPENT;
        boolean cents = coupon.saving() == (sale ? Saving.CENTS_OFF_SALE : Saving.CENTS_OFF);
        if (!cents || purchase.value() == 0) {
            return false;
        }
        if (!sale) {
            items(offer, coupon, purchase);
        }
        offer.put("kind", "SPEND");
        offer.putArray("tiers")
                .addObject()
                .put("spend", money(purchase.value(), program))
                .put("amountOff", money(coupon.saveValue(), program));
        return true;
    }

    /** An amount off several purchases that must all be made. */
    private static boolean bundle(ObjectNode offer, PaperCoupon coupon, Program program) {
        boolean fits = coupon.rule() == Rule.ALL
                && coupon.saving() == Saving.CENTS_OFF
                && coupon.saveValue() > 0
                && coupon.purchases().stream()
                        .allMatch(p -> p.measure() == Measure.UNITS && p.value() >= 1 && p.value() <= 999);
        if (!fits) {
            return false;
        }
        offer.put("kind", "BUNDLE").put("amountOff", money(coupon.saveValue(), program));
        ArrayNode parts = offer.putArray("parts");
        for (Purchase purchase : coupon.purchases()) {
            ObjectNode part = parts.addObject();
            items(part, coupon, purchase);
            part.put("quantity", purchase.value());
        }
        return true;
    }

    private static void items(ObjectNode out, PaperCoupon coupon, Purchase purchase) {
        out.putObject("items").putArray("tags").add(tag(company(coupon, purchase), purchase.family()));
    }

    /** Whose items a purchase is of. */
    public static String company(PaperCoupon coupon, Purchase purchase) {
        return purchase.companyPrefix().orElse(coupon.companyPrefix());
    }

    private static String money(long cents, Program program) {
        return new Money(cents, program.currency()).plain();
    }

    /** The tag of an item of that company in that family; 000 is every family of the company's. */
    static String tag(String companyPrefix, String family) {
        return PREFIX + companyPrefix + "-" + family;
    }

    /** A line's own facts, with the coupon families that the item table knows: no till sends those. */
    public static ItemFacts inFamilies(ItemFacts own, ItemFacts known) {
        Set<String> families = new TreeSet<>(known.tags().orElse(Set.of()));
        families.removeIf(tag -> !tag.startsWith(PREFIX));
        if (families.isEmpty()) {
            return own;
        }
        families.addAll(own.tags().orElse(Set.of()));
        return own.withTags(families);
    }

    /** The tags of an item, whatever the length of its company's prefix may be. */
    static List<String> tags(String gtin, List<String> families) {
        String ean13 = gtin.substring(1);
        return IntStream.rangeClosed(SHORTEST_COMPANY, LONGEST_COMPANY)
                .mapToObj(length -> ean13.substring(0, length))
                .flatMap(company ->
                        Stream.concat(families.stream(), Stream.of("000")).map(family -> tag(company, family)))
                .toList();
    }
}
