package dev.tillside.offer.oracle;

import dev.tillside.basket.Basket;
import dev.tillside.basket.Line;
import dev.tillside.item.CodePoints;
import dev.tillside.item.Selector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The units that offers may see, in basket order (section 2). Unit {@code u} is bit {@code 1 << u} of a set of units.
 * Prices of units are arrays in the same order.
 */
final class Belt {
    /** By item, larger amount first, larger quantity first, line id. */
    private static final Comparator<Line> BASKET_ORDER = Comparator.comparing(Line::item)
            .thenComparing(Line::amount, Comparator.reverseOrder())
            .thenComparing(Line::quantity, Comparator.reverseOrder())
            .thenComparing(Line::id, CodePoints.ORDER);

    private final Basket basket;
    private final List<Line> lines;
    private final List<Integer> lineOf = new ArrayList<>();
    private final List<Long> gross = new ArrayList<>();
    private final List<Integer> unitsOf = new ArrayList<>();
    private final Map<Selector, Integer> matching = new IdentityHashMap<>();

    Belt(Basket basket) {
        this.basket = basket;
        this.lines = basket.lines().stream()
                .filter(Line::takesPart)
                .sorted(BASKET_ORDER)
                .toList();
        for (int line = 0; line < lines.size(); line++) {
            cutIntoUnits(line);
        }
    }

    private void cutIntoUnits(int index) {
        Line line = lines.get(index);
        boolean pieces = line.unit().isEach() && line.quantity().isWhole();
        long n = pieces ? line.quantity().value().longValueExact() : 1;
        unitsOf.add(0);
        for (long i = 1; i <= n; i++) {
            unitsOf.set(index, unitsOf.get(index) | 1 << size());
            lineOf.add(index);
            gross.add(upTo(line, i, n) - upTo(line, i - 1, n));
        }
    }

    private static long upTo(Line line, long i, long n) {
        BigDecimal share = BigDecimal.valueOf(line.amount().minor()).multiply(BigDecimal.valueOf(i));
        return share.divide(BigDecimal.valueOf(n), 0, RoundingMode.HALF_UP).longValueExact();
    }

    int size() {
        return gross.size();
    }

    long[] gross() {
        return gross.stream().mapToLong(Long::longValue).toArray();
    }

    List<Line> lines() {
        return lines;
    }

    Line line(int unit) {
        return lines.get(lineOf.get(unit));
    }

    int lineIndex(int unit) {
        return lineOf.get(unit);
    }

    /** All units that any of the selectors matches. */
    int matching(Collection<Selector> selectors) {
        return selectors.stream().mapToInt(this::matching).reduce(0, (a, b) -> a | b);
    }

    /** All units whose line the selector matches. */
    int matching(Selector selector) {
        return matching.computeIfAbsent(selector, this::match);
    }

    private int match(Selector selector) {
        int units = 0;
        for (int u = 0; u < size(); u++) {
            units |= selector.matches(line(u).item(), line(u).facts()) ? 1 << u : 0;
        }
        return units;
    }

    /** What the whole basket costs at these prices: lines outside every offer count in the total alone. */
    long due(long[] prices) {
        long aside = basket.lines().stream()
                .filter(l -> !l.takesPart())
                .mapToLong(l -> l.amount().minor())
                .sum();
        return aside + Arrays.stream(prices).sum();
    }

    /** Every line's net at these prices, by line id, those outside every offer too. */
    TreeMap<String, Long> nets(long[] prices) {
        TreeMap<String, Long> nets = new TreeMap<>(CodePoints.ORDER);
        basket.lines().stream()
                .filter(l -> !l.takesPart())
                .forEach(l -> nets.put(l.id(), l.amount().minor()));
        for (int u = 0; u < size(); u++) {
            nets.merge(line(u).id(), prices[u], Long::sum);
        }
        return nets;
    }

    /** The sum of these units' values. */
    long sum(long[] values, int units) {
        long sum = 0;
        for (int u = 0; u < size(); u++) {
            sum += in(units, u) ? values[u] : 0;
        }
        return sum;
    }

    /** The sum of the values of one line's units. */
    long onLine(long[] values, int line) {
        return sum(values, unitsOf(line));
    }

    int unitsOf(int line) {
        return unitsOf.get(line);
    }

    /** Every unit. */
    int units() {
        return (1 << size()) - 1;
    }

    /** Discounts cut so that no line falls below its floor: unit by unit, in basket order, while there is room. */
    long[] cutAtFloors(long[] discounts, long[] prices) {
        if (lines.stream().allMatch(l -> l.floor().isEmpty())) {
            // No discount is more than its unit's price.
            return discounts;
        }
        long[] cut = new long[size()];
        for (int line = 0; line < lines.size(); line++) {
            long floor = lines.get(line).floor().map(f -> f.minor()).orElse(0L);
            long room = Math.max(0, onLine(prices, line) - floor);
            for (int u = 0; u < size(); u++) {
                if (lineIndex(u) == line) {
                    cut[u] = Math.min(discounts[u], room);
                    room -= cut[u];
                }
            }
        }
        return cut;
    }

    static boolean in(int units, int unit) {
        return (units >> unit & 1) == 1;
    }
}
