package dev.tillside.example.cli.journey;

import dev.tillside.example.cli.journey.Assortment.Article;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Complete Journey as a till lives it: the programme, the cards' pattern, the items, the members and the offers come
 * first; each campaign's coupons arrive on the morning it starts; then the day's baskets in order, and at closing time a sync.
 */
public final class JourneyScript {
    private static final String STORE = "0042";
    private static final String WORKSTATION = "1";

    private final CompleteJourney journey;
    private final Assortment assortment;
    private final Calendar calendar;
    private final Draw draw;
    private final Mailing mailing;
    private final Map<String, Span> days;
    private final SortedMap<String, PlannedOffer> couponOffers = new TreeMap<>();
    private final Tally tally = new Tally();

    /**
     * @param journey the data
     * @param seed for what the data leave open; the same seed gives the same lines
     * @throws IOException where the data hold no basket
     */
    public JourneyScript(CompleteJourney journey, long seed) throws IOException {
        if (journey.baskets().isEmpty()) {
            throw new IOException("no basket in the data");
        }
        this.journey = journey;
        this.assortment = new Assortment(journey);
        this.calendar =
                new Calendar(journey.baskets().get(journey.baskets().size() - 1).day());
        this.draw = new Draw(seed);
        this.mailing = new Mailing(journey, draw);
        this.days = journey.campaigns().stream()
                .collect(Collectors.toMap(Campaign::id, c -> calendar.redated(c, journey.campaigns())));
        planCouponOffers();
    }

    /** Writes the lines; the stream stays open. */
    public Tally tell(OutputStream out) throws IOException {
        try (ReplayLines lines = new ReplayLines(out)) {
            program(lines);
            scanRules(lines);
            items(lines);
            members(lines);
            offers(lines);
            days(lines);
        }
        return tally;
    }

    private void planCouponOffers() {
        CouponOffers offers = new CouponOffers(assortment, draw);
        SortedMap<String, Span> valid = new TreeMap<>();
        SortedMap<String, SortedMap<String, Article>> covered = new TreeMap<>();
        for (Campaign campaign : journey.campaigns()) {
            campaign.coupons().forEach((coupon, products) -> {
                List<Article> sold = assortment.sold(products);
                valid.merge(coupon, days.get(campaign.id()), Span::with);
                sold.forEach(a -> covered.computeIfAbsent(coupon, unseen -> new TreeMap<>())
                        .put(a.sku(), a));
                tally.coverings += products.size();
                tally.coveringsUnsold += products.size() - sold.size();
            });
        }
        covered.forEach((coupon, articles) ->
                couponOffers.put(coupon, offers.offer(coupon, valid.get(coupon), List.copyOf(articles.values()))));
        tally.couponsUnsold = valid.size() - covered.size();
    }

    private static void program(ReplayLines lines) throws IOException {
        lines.line("program", json -> {
            json.writeStringField("id", "journey");
            json.writeStringField("currency", "USD");
            json.writeStringField("timeZone", Calendar.ZONE.getId());
            ReplayLines.write(json, "layers", List.of("PROMOTION", "COUPON", "BASKET"));
            json.writeFieldName("points");
            json.writeRawValue(
                    "{\"decimals\":0,\"earn\":[{\"points\":\"1\",\"per\":\"1.00\"}],\"multipliers\":\"ADD\"}");
            json.writeArrayFieldStart("tiers");
            for (Tier tier : Tier.values()) {
                tier.write(json);
            }
            json.writeEndArray();
            // The money was taken long ago, whatever we make of it.
            json.writeStringField("tenders", "RECORD");
        });
    }

    private static void scanRules(ReplayLines lines) throws IOException {
        lines.line("scanRules", json -> {
            json.writeStringField("id", "store");
            json.writeArrayFieldStart("cards");
            json.writeStartObject();
            json.writeStringField("name", "journey");
            json.writeStringField("prefix", MemberCard.PREFIX);
            json.writeNumberField("length", MemberCard.LENGTH);
            json.writeStringField("check", "MOD10");
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private void items(ReplayLines lines) throws IOException {
        for (Article article : assortment.articles()) {
            item(lines, article);
            tally.items++;
            tally.free += article.cents() == 0 ? 1 : 0;
            tally.prices.merge(article.price().source(), 1L, Long::sum);
        }
    }

    private static void item(ReplayLines lines, Article article) throws IOException {
        Product product = article.product();
        lines.line("item", json -> {
            json.writeStringField("sku", article.sku());
            json.writeStringField("description", product.description());
            ReplayLines.write(json, "brand", product.brand());
            json.writeBooleanField("storeBrand", product.storeBrand());
            ReplayLines.write(json, "category", product.path());
            ReplayLines.write(json, "department", product.departmentPath());
            json.writeStringField("price", Cents.text(article.cents()));
            ReplayLines.write(json, "vendor", product.vendor());
        });
    }

    private void members(ReplayLines lines) throws IOException {
        for (String household : mailing.households()) {
            lines.line("member", json -> {
                json.writeStringField("id", member(household));
                ReplayLines.write(json, "cards", List.of(MemberCard.of(household)));
                json.writeStringField("tier", Tier.drawn(draw, household).id());
                json.writeStringField("household", household);
            });
            tally.members++;
        }
    }

    private void offers(ReplayLines lines) throws IOException {
        for (PlannedOffer offer : new WeeklyPromotions(assortment, calendar.days()).all()) {
            lines.line("offer", offer::write);
            tally.promotions++;
        }
        for (PlannedOffer offer : couponOffers.values()) {
            lines.line("offer", offer::write);
            tally.couponOffers++;
        }
    }

    private void days(ReplayLines lines) throws IOException {
        Map<Integer, List<PastBasket>> byDay =
                journey.baskets().stream().collect(Collectors.groupingBy(PastBasket::day));
        for (int day = 1; day <= calendar.lastDay(); day++) {
            coupons(lines, day);
            baskets(lines, byDay.getOrDefault(day, List.of()));
            String closing = Calendar.closes(day);
            lines.line("sync", json -> json.writeStringField("at", closing));
        }
    }

    private void coupons(ReplayLines lines, int day) throws IOException {
        for (Campaign campaign : journey.campaigns()) {
            if (days.get(campaign.id()).from().equals(Calendar.date(day))) {
                coupons(lines, campaign);
            }
        }
    }

    private void coupons(ReplayLines lines, Campaign campaign) throws IOException {
        long before = tally.coupons;
        for (String household : mailing.reached(campaign)) {
            for (String coupon :
                    mailing.coupons(campaign, days.get(campaign.id()).from(), household, couponOffers::containsKey)) {
                coupon(lines, campaign, household, coupon);
            }
        }
        tally.campaigns += tally.coupons > before ? 1 : 0;
        tally.campaignsEmpty += tally.coupons > before ? 0 : 1;
    }

    private void coupon(ReplayLines lines, Campaign campaign, String household, String coupon) throws IOException {
        lines.line("coupon", json -> {
            json.writeStringField("id", campaign.id() + "-" + coupon + "-" + household);
            json.writeStringField("member", member(household));
            json.writeStringField("offer", CouponOffers.id(coupon));
            json.writeNumberField("uses", 1);
            ReplayLines.write(json, days.get(campaign.id()));
        });
        tally.coupons++;
    }

    private void baskets(ReplayLines lines, List<PastBasket> baskets) throws IOException {
        for (int place = 0; place < baskets.size(); place++) {
            PastBasket basket = baskets.get(place);
            basket(lines, basket, Calendar.begins(basket.day(), place, baskets.size()));
        }
    }

    private void basket(ReplayLines lines, PastBasket basket, String at) throws IOException {
        String tx = Long.toString(basket.id());
        lines.line("begin", json -> {
            json.writeStringField("tx", tx);
            json.writeStringField("at", at);
            json.writeStringField("store", STORE);
            json.writeStringField("workstation", WORKSTATION);
        });
        lines.line("scan", json -> {
            json.writeStringField("tx", tx);
            json.writeStringField("raw", MemberCard.of(basket.household()));
        });
        int number = 0;
        for (Map.Entry<String, Integer> good : basket.goods().entrySet()) {
            add(lines, tx, ++number, assortment.article(good.getKey()), good.getValue());
        }
        // Without tenders: the data do not say how it was paid.
        lines.line("commit", json -> json.writeStringField("tx", tx));
        tally.baskets++;
    }

    private void add(ReplayLines lines, String tx, int number, Article article, int pieces) throws IOException {
        lines.line("add", json -> {
            json.writeStringField("tx", tx);
            json.writeStringField("line", Integer.toString(number));
            json.writeStringField("sku", article.sku());
            json.writeStringField("quantity", Integer.toString(pieces));
            json.writeStringField("unit", "each");
            json.writeStringField("amount", Cents.text(Math.multiplyExact(article.cents(), pieces)));
        });
        tally.lines++;
    }

    private static String member(String household) {
        return "H" + household;
    }
}
