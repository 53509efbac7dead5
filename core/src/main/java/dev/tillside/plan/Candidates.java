package dev.tillside.plan;

import dev.tillside.money.Money;
import dev.tillside.plan.forecast.Likelihood;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds the specials that a household could get, each with its price and what it is expected to bring. Pure, thread-safe. */
final class Candidates {
    /** The most of one category that are weighed against each other, the best of them. */
    private static final int PER_CATEGORY = 4;

    /** An item that the household buys is offered a special of the retailer's own from this chance on. */
    private static final double OWN_FROM = .25;

    private static final Comparator<Special> BEST_FIRST = Comparator.comparingDouble((Special s) -> -s.gain())
            .thenComparing(Special::dealId)
            .thenComparing(s -> s.article().key());

    private static final int LAPSED_DAYS = 42;
    private static final double LAPSED_GAPS = 2.5;
    private static final double AT_RISK = .3;

    private final Setting setting;
    private final Map<String, List<DealIndex.Dealt>> deals;
    private final List<Double> ownDepths;
    private final LocalDate today;
    private final int mostUses;
    private final Predicate<Special> allowed;
    private final HoldOut tries;

    /**
     * @param mostUses for how many units a special may hold
     * @param allowed which specials may be offered
     * @param tries whose depths are drawn now and then
     */
    Candidates(
            Setting setting,
            DealIndex deals,
            LocalDate today,
            int mostUses,
            Predicate<Special> allowed,
            HoldOut tries) {
        this.setting = setting;
        this.deals = deals.on(today);
        ownDepths = Depths.own(setting.policy());
        this.today = today;
        this.mostUses = mostUses;
        this.allowed = allowed;
        this.tries = tries;
    }

    /** In order of category, and the best first within each. */
    List<Special> of(Profile profile) {
        Map<String, Double> wanting = setting.norms().wanting(profile.uses());
        Map<String, List<Special>> specials = new HashMap<>();
        profile.misses().keySet().forEach(category -> dealt(profile, category, wanting, specials));
        for (String category : wanting.keySet()) {
            if (!profile.misses().containsKey(category)) {
                dealt(profile, category, wanting, specials);
            }
        }
        own(profile, specials);
        String[] categories = specials.keySet().toArray(String[]::new);
        Arrays.sort(categories);
        List<Special> all = new ArrayList<>();
        for (String category : categories) {
            List<Special> list = specials.get(category);
            list.sort(BEST_FIRST);
            all.addAll(list.subList(0, Math.min(PER_CATEGORY, list.size())));
        }
        return all;
    }

    private void dealt(
            Profile profile, String category, Map<String, Double> wanting, Map<String, List<Special>> specials) {
        for (DealIndex.Dealt dealt : deals.getOrDefault(category, List.of())) {
            if (isFor(profile, dealt)) {
                Optional<Cell> cell = cell(profile, category);
                List<Double> depths = Depths.of(profile, dealt, cell, tries, today);
                double chance = profile.chance(dealt.article(), setting.norms(), wanting);
                add(profile, Optional.of(dealt.deal()), dealt.article(), cell, depths, chance, specials);
            }
        }
    }

    private Optional<Cell> cell(Profile profile, String category) {
        return Cells.cell(
                profile.uses(), category, setting.norms(), setting.policy().cuts());
    }

    /** A thank-you for what is bought anyway: a small one, and deeper ones for lists that are worth more. */
    private void own(Profile profile, Map<String, List<Special>> specials) {
        for (Likelihood likely : profile.ranked()) {
            if (likely.probability() < OWN_FROM) {
                return;
            }
            Article article = setting.shop().orNull(likely.item());
            if (article != null) {
                double chance = profile.chance(article, setting.norms(), Map.of());
                Optional<Cell> cell = cell(profile, article.category());
                add(profile, Optional.empty(), article, cell, ownDepths, chance, specials);
            }
        }
    }

    private boolean isFor(Profile profile, DealIndex.Dealt dealt) {
        Article article = dealt.article();
        boolean buysCategory = profile.uses().containsKey(article.category());
        boolean buysItem = profile.knows(article);
        return switch (dealt.deal().goal()) {
            case CONVERT_TO_STORE_BRAND -> buysCategory && article.item().storeBrand();
            case RETAIN -> buysItem && profile.uses().containsKey(article.category());
            case TRIAL -> buysCategory && !buysItem;
            case CROSS_SELL -> !profile.misses().containsKey(article.category());
            case WIN_BACK -> buysItem && (profile.value().churn() >= AT_RISK || hasLapsed(profile, article));
        };
    }

    /** Whether the item stayed away for much longer than between two purchases. */
    private boolean hasLapsed(Profile profile, Article article) {
        PurchaseHistory history = profile.household().history();
        List<LocalDate> dates = history.dates(article.key());
        if (dates.size() < 2) {
            return false;
        }
        long last = dates.get(dates.size() - 1).toEpochDay();
        double gap = (last - dates.get(0).toEpochDay()) / (dates.size() - 1d);
        long away = today.toEpochDay() - last;
        return away >= LAPSED_DAYS && away >= gap * LAPSED_GAPS;
    }

    /** Adds the specials of an article at these depths, as far as their prices are allowed and they bring anything. */
    private void add(
            Profile profile,
            Optional<Deal> deal,
            Article article,
            Optional<Cell> cell,
            List<Double> depths,
            double forecast,
            Map<String, List<Special>> specials) {
        if (article.price().isEmpty() || depths.isEmpty()) {
            return;
        }
        Policy policy = setting.policy();
        PriceRange range = PriceRange.of(article, policy);
        Expectation expectation = new Expectation(profile, policy, setting.norms(), article, deal, forecast);
        int needed = Needs.quantity(profile.household().history(), article, today, policy.validDays());
        int uses = Math.min(mostUses, needed);
        Money shelf = policy.priceStep().withMinor(range.shelf());
        Money was = policy.priceStep().withMinor(range.was());
        for (double depth : depths) {
            OptionalLong price = range.below(depth);
            if (price.isPresent()) {
                long discount = range.shelf() - price.getAsLong();
                double usual = expectation.usual(discount / (double) range.shelf());
                double withIt = expectation.withIt(usual);
                double gain = expectation.gain(withIt, discount, uses);
                if (gain > 0) {
                    Special special = new Special(
                            article,
                            deal,
                            cell,
                            policy.priceStep().withMinor(price.getAsLong()),
                            shelf,
                            was,
                            uses,
                            expectation.forecast(),
                            expectation.chance(),
                            usual,
                            withIt,
                            gain);
                    offer(special, specials);
                }
            }
        }
    }

    private void offer(Special special, Map<String, List<Special>> specials) {
        if (allowed.test(special)) {
            specials.computeIfAbsent(special.article().category(), none -> new ArrayList<>())
                    .add(special);
        }
    }
}
