package dev.tillside.example.cli.journey;

import dev.tillside.example.cli.journey.Assortment.Article;
import dev.tillside.example.cli.journey.PlannedOffer.Items;
import dev.tillside.example.cli.journey.PlannedOffer.Share;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The offers behind the real coupons. The data say what a coupon covers and not what it is worth; its face value is drawn so
 * that it suits the prices of what it covers.
 *
 * @param assortment what is sold
 * @param draw for what the data leave open
 */
record CouponOffers(Assortment assortment, Draw draw) {
    private static final List<Long> FACES = List.of(
            25L, 30L, 35L, 40L, 50L, 55L, 60L, 75L, 80L, 100L, 125L, 150L, 200L, 250L, 300L, 400L, 500L, 750L, 1000L);

    /** More makers than this, and it is the shop's coupon. */
    private static final int MAKERS_MOST = 3;

    /**
     * The offer of a coupon; one offer even where several campaigns mailed the coupon.
     *
     * @param coupon the coupon's number
     * @param valid from the first campaign's start through the last one's end
     * @param articles what it covers of what is sold, at least one
     */
    PlannedOffer offer(String coupon, Span valid, List<Article> articles) {
        Reward reward = reward(coupon, articles);
        return new PlannedOffer(
                id(coupon),
                name(reward, articles),
                "COUPON",
                "COUPON",
                valid,
                reward,
                new Items("skus", articles.stream().map(Article::sku).toList()),
                OptionalInt.empty(),
                funding(coupon, articles));
    }

    static String id(String coupon) {
        return "CJ-" + coupon;
    }

    /** One price fits few goods: a coupon on a whole department or on cheap and dear goods alike is a percentage. */
    private Reward reward(String coupon, List<Article> articles) {
        List<Long> prices = articles.stream().map(Article::cents).sorted().toList();
        long highest = prices.get(prices.size() - 1);
        long median = Cents.median(prices);
        long most = median * (20 + draw.below(21, "face", coupon)) / 100;
        boolean wide = articles.size() > 100 || highest > 4 * median;
        if (wide) {
            return new Reward.PercentOff(draw.oneOf(List.of(10, 15, 20), "percent", coupon));
        }
        if (most < FACES.get(0) || draw.below(4, "kind", coupon) == 0) {
            return new Reward.PercentOff(draw.oneOf(List.of(20, 25, 30, 40, 50), "percent", coupon));
        }
        return new Reward.AmountOff(FACES.stream().filter(face -> face <= most).reduce(0L, Math::max));
    }

    private static String name(Reward reward, List<Article> articles) {
        String off = reward instanceof Reward.AmountOff amount
                ? Cents.text(amount.cents())
                : ((Reward.PercentOff) reward).percent() + " %";
        TreeMap<String, Integer> categories = new TreeMap<>();
        for (Article article : articles) {
            article.product().categoryPath().ifPresent(path -> categories.merge(path, 1, Integer::sum));
        }
        return categories.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most ->
                        off + " off " + Product.inWords(most.getKey()) + (categories.size() > 1 ? " and more" : ""))
                .orElse(off + " off");
    }

    /** Makers pay 60 to 100 percent between them, by how much of it is theirs; the shop pays the rest. */
    private List<Share> funding(String coupon, List<Article> articles) {
        Map<String, Integer> makers = new TreeMap<>();
        for (Article article : articles) {
            article.product().vendor().ifPresent(maker -> makers.merge(maker, 1, Integer::sum));
        }
        if (makers.size() > MAKERS_MOST) {
            return List.of();
        }
        int percent = draw.oneOf(List.of(60, 70, 80, 90, 100), "funding", coupon);
        return makers.entrySet().stream()
                .map(m -> new Share(m.getKey(), "CJ-" + coupon, percent * m.getValue() / articles.size()))
                .filter(share -> share.percent() > 0)
                .toList();
    }
}
