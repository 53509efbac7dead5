package dev.tillside.plan;

import dev.tillside.money.Money;
import dev.tillside.plan.forecast.PurchaseHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the specials that a household could get, each with its price and what it is expected to bring. Pure, thread-safe. */
final class Candidates {
    /** The most of one category that are weighed against each other, the best of them. */
    private static final int PER_CATEGORY = 4;

    /** An item that the household buys is offered a special of the retailer's own from this chance on. */
    private static final double OWN_FROM = .25;

    private static final int LAPSED_DAYS = 42;
    private static final double LAPSED_GAPS = 2.5;
    private static final double AT_RISK = .3;

    private final Setting setting;
    private final Expectation expectation;
    private final DealIndex deals;
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
        expectation = new Expectation(setting.policy(), setting.norms());
        this.deals = deals;
        this.today = today;
        this.mostUses = mostUses;
        this.allowed = allowed;
        this.tries = tries;
    }

    /** In order of category, and the best first within each. */
    List<Special> of(Profile profile) {
        Map<String, Double> wanting = setting.norms().wanting(profile.uses());
        Map<String, List<Special>> specials = new TreeMap<>();
        profile.misses().keySet().forEach(category -> dealt(profile, category, wanting, specials));
        wanting.keySet().stream()
                .filter(category -> !profile.misses().containsKey(category))
                .forEach(category -> dealt(profile, category, wanting, specials));
        own(profile, specials);
        List<Special> all = new ArrayList<>();
        specials.values().forEach(list -> {
            list.sort(Comparator.comparingDouble((Special s) -> -s.gain())
                    .thenComparing(Special::dealId)
                    .thenComparing(s -> s.article().key()));
            all.addAll(list.subList(0, Math.min(PER_CATEGORY, list.size())));
        });
        return all;
    }

    private void dealt(
            Profile profile, String category, Map<String, Double> wanting, Map<String, List<Special>> specials) {
        for (DealIndex.Dealt dealt : deals.in(category, today)) {
            if (isFor(profile, dealt)) {
                Optional<Cell> cell = cell(profile, category);
                double chance = profile.chance(dealt.article(), setting.norms(), wanting);
                Depths.of(profile, dealt, cell, tries, today).forEach(depth -> special(
                                profile, Optional.of(dealt.deal()), dealt.article(), cell, depth, chance)
                        .ifPresent(s -> add(specials, s)));
            }
        }
    }

    private Optional<Cell> cell(Profile profile, String category) {
        return Cells.cell(
                profile.uses(), category, setting.norms(), setting.policy().cuts());
    }

    private void add(Map<String, List<Special>> specials, Special special) {
        if (special.gain() > 0 && allowed.test(special)) {
            specials.computeIfAbsent(special.article().category(), none -> new ArrayList<>())
                    .add(special);
        }
    }

    /** A thank-you for what is bought anyway: a small one, and deeper ones for lists that are worth more. */
    private void own(Profile profile, Map<String, List<Special>> specials) {
        List<Double> depths = Depths.own(setting.policy());
        profile.chances().forEach((key, own) -> {
            if (own >= OWN_FROM) {
                Article article = setting.shop().orNull(key);
                double chance = profile.chance(article, setting.norms(), Map.of());
                Optional<Cell> cell = cell(profile, article.category());
                depths.forEach(depth -> special(profile, Optional.empty(), article, cell, depth, chance)
                        .ifPresent(s -> add(specials, s)));
            }
        });
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

    private Optional<Special> special(
            Profile profile, Optional<Deal> deal, Article article, Optional<Cell> cell, double depth, double chance) {
        OptionalLong price = price(article, depth);
        if (price.isEmpty()) {
            return Optional.empty();
        }
        long shelf = article.price().orElseThrow();
        Money none = Money.zero(setting.policy().currency());
        return Optional.of(expectation.of(
                profile,
                Special.bare(
                        article,
                        deal,
                        cell,
                        none.withMinor(price.getAsLong()),
                        none.withMinor(shelf),
                        none.withMinor(
                                setting.policy().wasIsLowest()
                                        ? article.lowest().orElse(shelf)
                                        : shelf),
                        Math.min(
                                mostUses,
                                Needs.quantity(
                                        profile.household().history(),
                                        article,
                                        today,
                                        setting.policy().validDays())),
                        chance)));
    }

    /** What a unit costs so much below the shelf, in whole steps; absent where no such price is allowed. */
    private OptionalLong price(Article article, double depth) {
        if (article.price().isEmpty() || depth <= 0) {
            return OptionalLong.empty();
        }
        long shelf = article.price().getAsLong();
        long step = setting.policy().priceStep().minor();
        long aim = (long) Math.floor(shelf * (1 - depth) / step + 1e-9) * step;
        long cost = article.cost().orElse(0);
        long price = Math.max(aim, (cost + step - 1) / step * step);
        long was = setting.policy().wasIsLowest() ? article.lowest().orElse(shelf) : shelf;
        return price > 0 && price <= was - step ? OptionalLong.of(price) : OptionalLong.empty();
    }
}
