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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A made-up household with known habits: what it uses and how fast, which items it likes, on which days it shops, whether it looks
 * at lists and how it answers prices. A taste grows a little with each purchase. The card redeems every special, seen or not. All
 * of it comes from its seed; whatever it is shown, the same day draws the same chances, so that two of its lives differ only by
 * what they were shown.
 */
final class Shopper {
    private static final int ITEMS = 6;
    private static final double LIKES_BY = .12;

    /** Habit alone makes nobody like an item by more than this. */
    private static final double LIKES_AT_MOST = 1.2;

    /** Who has enough for so many days is hardly tempted to take more. */
    private static final double FULL_DAYS = 14;

    /** Who knows the list by heart does not always hand it over. */
    private static final double BRINGS = .8;

    private final String id;
    private final long seed;
    private final List<MadeUpShop.Range> ranges;
    private final double visitsPerWeek;
    private final double looks;
    private final double answer;
    private final double forgets;
    private final Map<String, Double> rates = new HashMap<>();
    private final Map<String, double[]> tastes = new HashMap<>();
    private final Map<String, double[]> habits = new HashMap<>();
    /** Days of use at home, by category; negative: it is out. */
    private final Map<String, Double> stock = new HashMap<>();

    private final LocalDate leaves;
    private String list = "";
    private final Map<String, Integer> left = new HashMap<>();

    Shopper(String id, long seed, Habits habits, List<MadeUpShop.Range> ranges, LocalDate begin) {
        this.id = id;
        this.seed = seed;
        this.ranges = ranges;
        // Seeds in a row would begin alike.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        double wealth = random.nextDouble();
        double size = .5 + 4.5 * wealth * wealth;
        visitsPerWeek = .7 + 2 * random.nextDouble();
        double attention = habits.attention() + (1 - habits.attention()) * random.nextDouble();
        looks = random.nextDouble() < habits.heedless() ? .05 * habits.attention() : attention;
        forgets = habits.forgets();
        answer = Habits.ANSWER * (1 + habits.answersDiffer() * (2 * random.nextDouble() - 1));
        double store = random.nextDouble() * 4 - 2.4;
        boolean[] has = {random.nextDouble() < .14, random.nextDouble() < .25};
        for (MadeUpShop.Range range : ranges) {
            boolean uses = uses(range, has, random);
            double rate = range.perWeek() * size * (.5 + random.nextDouble());
            tastes.put(range.category(), tastes(store, habits.tastesDiffer(), random));
            this.habits.put(range.category(), new double[ITEMS]);
            stock.put(range.category(), uses ? random.nextDouble() * 7 : 0);
            if (uses) {
                rates.put(range.category(), rate);
            }
        }
        leaves = random.nextDouble() < .15 ? begin.plusDays(60 + random.nextInt(600)) : LocalDate.MAX;
    }

    private Shopper(Shopper other) {
        id = other.id;
        seed = other.seed;
        ranges = other.ranges;
        visitsPerWeek = other.visitsPerWeek;
        looks = other.looks;
        answer = other.answer;
        forgets = other.forgets;
        leaves = other.leaves;
        tastes.putAll(other.tastes);
        rates.putAll(other.rates);
        stock.putAll(other.stock);
        other.habits.forEach((category, likes) -> habits.put(category, likes.clone()));
    }

    /** The same shopper at the same moment, who goes on by himself, with the same chances and without a list yet. */
    Shopper twin() {
        return new Shopper(this);
    }

    /** Who has a baby or a cat buys all that goes with it. */
    private static boolean uses(MadeUpShop.Range range, boolean[] has, Random random) {
        if (range.category().startsWith("baby")) {
            return has[0] && random.nextDouble() < .9;
        }
        if (range.category().startsWith("pet")) {
            return has[1] && random.nextDouble() < .9;
        }
        return random.nextDouble() < range.share();
    }

    private static double[] tastes(double store, double differ, Random random) {
        double[] tastes = new double[ITEMS];
        int favourite = random.nextInt(ITEMS);
        for (int i = 0; i < ITEMS; i++) {
            tastes[i] = random.nextGaussian() * differ + (i >= 4 ? store : 0) + (i == favourite ? 1.5 : 0);
        }
        return tastes;
    }

    String id() {
        return id;
    }

    /** What it does on a day, if it shops. */
    Optional<Trip> day(LocalDate day, Optional<PlannedList> held) {
        rates.keySet().forEach(category -> stock.merge(category, -1d, Double::sum));
        SplittableRandom random = drawn(day, -1);
        boolean shops = random.nextDouble() < visitsPerWeek / 7;
        boolean looked = random.nextDouble() < looks;
        boolean remembers = random.nextDouble() >= forgets;
        boolean bringsIt = random.nextDouble() < BRINGS;
        if (!shops || day.isAfter(leaves)) {
            return Optional.empty();
        }
        Map<String, Special> specials = new HashMap<>();
        held.ifPresent(now -> hold(now, specials));
        List<Purchase> bought = new ArrayList<>();
        Map<String, Integer> redeemed = new TreeMap<>();
        for (int r = 0; r < ranges.size(); r++) {
            buy(ranges.get(r), specials, looked && remembers, drawn(day, r), bought, redeemed);
        }
        return bought.isEmpty()
                ? Optional.empty()
                : Optional.of(new Trip(
                        new Visit(day, bought), held.isPresent() && looked && remembers && bringsIt, redeemed));
    }

    private SplittableRandom drawn(LocalDate day, int range) {
        return new SplittableRandom((seed * 0x9e3779b97f4a7c15L + day.toEpochDay()) * 0xc2b2ae3d27d4eb4fL + range);
    }

    private void hold(PlannedList now, Map<String, Special> specials) {
        if (!now.id().equals(list)) {
            list = now.id();
            left.clear();
            now.specials().forEach(s -> left.put(s.article().key(), s.uses()));
        }
        now.specials().stream()
                .filter(s -> left.get(s.article().key()) > 0)
                .forEach(s -> specials.put(s.article().key(), s));
    }

    private void buy(
            MadeUpShop.Range range,
            Map<String, Special> specials,
            boolean knows,
            SplittableRandom random,
            List<Purchase> bought,
            Map<String, Integer> redeemed) {
        double tempted = 0;
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        double comes = random.nextDouble();
        double units = .7 + .6 * random.nextDouble();
        for (int i = 0; i < ITEMS; i++) {
            Special special = specials.get(Article.key(range.items().get(i).id()));
            double pull = special == null || !knows ? 0 : answer * special.depth();
            tempted = Math.max(tempted, pull);
            double likes = tastes.get(range.category())[i] + habits.get(range.category())[i] + pull + gumbel(random);
            if (likes > most) {
                most = likes;
                best = i;
            }
        }
        if (comes < chance(range, tempted)) {
            take(range, best, specials, units, bought, redeemed);
        }
    }

    /** So drawn, the likeliest choice follows the logit of likes, and a special can only win for its own item. */
    private static double gumbel(SplittableRandom random) {
        return -Math.log(-Math.log(random.nextDouble(1e-12, 1)));
    }

    private double chance(MadeUpShop.Range range, double tempted) {
        if (!rates.containsKey(range.category())) {
            return .025 * tempted;
        }
        double days = stock.get(range.category());
        return days <= 2 ? .75 + .04 * tempted : .02 + (days < FULL_DAYS ? .07 : .015) * tempted;
    }

    private void take(
            MadeUpShop.Range range,
            int i,
            Map<String, Special> specials,
            double much,
            List<Purchase> bought,
            Map<String, Integer> redeemed) {
        Item item = range.items().get(i);
        String key = Article.key(item.id());
        double rate = rates.getOrDefault(range.category(), .05);
        int units = (int) Math.max(1, Math.round(rate / visitsPerWeek * much));
        long shelf = item.price().orElseThrow().minor();
        int cheap = specials.containsKey(key) ? Math.min(units, left.get(key)) : 0;
        long spend = (units - cheap) * shelf;
        if (cheap > 0) {
            spend += cheap * specials.get(key).price().minor();
            left.merge(key, -cheap, Integer::sum);
            redeemed.merge(key, cheap, Integer::sum);
        }
        bought.add(new Purchase(key, units, spend, cheap > 0));
        stock.merge(range.category(), units * 7 / Math.max(.05, rate), Double::sum);
        double[] used = habits.get(range.category());
        used[i] = Math.min(LIKES_AT_MOST, used[i] + LIKES_BY);
        rates.putIfAbsent(range.category(), .1);
    }
}
