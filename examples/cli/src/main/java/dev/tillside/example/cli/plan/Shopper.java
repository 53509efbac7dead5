package dev.tillside.example.cli.plan;

import dev.tillside.item.Item;
import dev.tillside.plan.Article;
import dev.tillside.plan.PlannedList;
import dev.tillside.plan.Special;
import dev.tillside.plan.forecast.Purchase;
import dev.tillside.plan.forecast.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A made-up household with known habits: what it uses and how fast, which items it likes, on which days it shops, how it answers
 * specials. A taste grows a little with each purchase. All of it comes from its seed.
 */
final class Shopper {
    private static final double LIKES_BY = .12;

    /** What each percent of discount does to a taste, times a hundred. */
    private static final double ANSWER = 4.5;

    /** Some never look at a list, most mostly do. */
    private static final double HEEDLESS = .4;

    private final String id;
    private final Random random;
    private final List<MadeUpShop.Range> ranges;
    private final double size;
    private final double visitsPerWeek;
    private final double notices;
    private final Map<String, Double> rates = new HashMap<>();
    private final Map<String, double[]> tastes = new HashMap<>();
    /** Days of use at home, by category; negative: it is out. */
    private final Map<String, Double> stock = new HashMap<>();

    private final LocalDate leaves;

    Shopper(String id, long seed, List<MadeUpShop.Range> ranges, LocalDate begin) {
        this.id = id;
        this.ranges = ranges;
        random = new Random(seed);
        double wealth = random.nextDouble();
        size = .5 + 4.5 * wealth * wealth;
        visitsPerWeek = .7 + 2 * random.nextDouble();
        notices = random.nextDouble() < HEEDLESS ? .05 : .9;
        double store = random.nextDouble() * 4 - 2.4;
        boolean[] has = {random.nextDouble() < .14, random.nextDouble() < .25};
        for (MadeUpShop.Range range : ranges) {
            if (uses(range, has)) {
                rates.put(range.category(), range.perWeek() * size * (.5 + random.nextDouble()));
                tastes.put(range.category(), tastes(store));
                stock.put(range.category(), random.nextDouble() * 7);
            }
        }
        leaves = random.nextDouble() < .15 ? begin.plusDays(60 + random.nextInt(600)) : LocalDate.MAX;
    }

    /** Who has a baby or a cat buys all that goes with it. */
    private boolean uses(MadeUpShop.Range range, boolean[] has) {
        if (range.category().startsWith("baby")) {
            return has[0] && random.nextDouble() < .9;
        }
        if (range.category().startsWith("pet")) {
            return has[1] && random.nextDouble() < .9;
        }
        return random.nextDouble() < range.share();
    }

    private double[] tastes(double store) {
        double[] tastes = new double[6];
        int favourite = random.nextInt(6);
        for (int i = 0; i < tastes.length; i++) {
            tastes[i] = random.nextGaussian() * .7 + (i >= 4 ? store : 0) + (i == favourite ? 1.5 : 0);
        }
        return tastes;
    }

    String id() {
        return id;
    }

    /** What it buys on a day, if it shops; nothing otherwise. */
    Optional<Visit> day(LocalDate day, Optional<PlannedList> list) {
        rates.forEach((category, rate) -> stock.merge(category, -1d, Double::sum));
        boolean shops = random.nextDouble() < visitsPerWeek / 7;
        boolean takesList = list.isPresent() && random.nextDouble() < notices;
        if (!shops || day.isAfter(leaves)) {
            return Optional.empty();
        }
        Map<String, Special> specials = new HashMap<>();
        if (takesList) {
            list.get().specials().forEach(s -> specials.put(s.article().key(), s));
        }
        List<Purchase> bought = new ArrayList<>();
        for (MadeUpShop.Range range : ranges) {
            buy(range, specials, bought);
        }
        return bought.isEmpty() ? Optional.empty() : Optional.of(new Visit(day, bought));
    }

    private void buy(MadeUpShop.Range range, Map<String, Special> specials, List<Purchase> bought) {
        double[] known = tastes.getOrDefault(range.category(), new double[6]);
        boolean uses = rates.containsKey(range.category());
        double[] pull = new double[6];
        double sum = 0;
        double temptation = 0;
        for (int i = 0; i < pull.length; i++) {
            Special special = specials.get(Article.key(range.items().get(i).id()));
            double depth = special == null
                    ? 0
                    : 1 - special.price().minor() / (double) special.shelf().minor();
            temptation = Math.max(temptation, depth);
            pull[i] = Math.exp(known[i] + ANSWER * depth);
            sum += pull[i];
        }
        double chance = uses
                ? stock.get(range.category()) <= 2 ? .75 + .2 * temptation : .02 + .35 * temptation
                : .12 * temptation;
        if (random.nextDouble() < chance) {
            take(range, choice(pull, sum), specials, known, bought);
        }
    }

    private int choice(double[] pull, double sum) {
        double drawn = random.nextDouble() * sum;
        int i = 0;
        while (i < pull.length - 1 && drawn >= pull[i]) {
            drawn -= pull[i++];
        }
        return i;
    }

    private void take(
            MadeUpShop.Range range, int i, Map<String, Special> specials, double[] known, List<Purchase> bought) {
        Item item = range.items().get(i);
        String key = Article.key(item.id());
        Special special = specials.get(key);
        double rate = rates.getOrDefault(range.category(), .05);
        int units = (int) Math.max(1, Math.round(rate * 7 / (visitsPerWeek * 7) * (.7 + .6 * random.nextDouble())));
        int cheap = special == null ? 0 : Math.min(units, special.uses());
        long shelf = item.price().orElseThrow().minor();
        long spend = special == null ? units * shelf : cheap * special.price().minor() + (units - cheap) * shelf;
        bought.add(new Purchase(key, units, spend, special != null));
        stock.merge(range.category(), units * 7 / Math.max(.05, rate), Double::sum);
        known[i] += LIKES_BY;
        tastes.put(range.category(), known);
        rates.putIfAbsent(range.category(), .1);
    }

    /** The categories that it uses. */
    Set<String> uses() {
        return new HashSet<>(rates.keySet());
    }
}
