package dev.tillside.points;

import dev.tillside.basket.Line;
import dev.tillside.fault.BadInput;
import dev.tillside.member.Member;
import dev.tillside.money.Points;
import dev.tillside.money.Shares;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a basket's lines earn, from their net amounts alone. Built once per basket; pure, immutable, thread-safe.
 *
 * <p>Where the rules are silent: with {@code steps} the full amounts are counted on the whole base and multiplied by the
 * lines' average multiplier, weighted by what each line brings; someone born on 29 February has his birthday on the 28th
 * in other years; flat points are rounded down to the programme's decimals by offer.
 */
public final class Earning {
    private final Visit visit;
    private final List<Line> lines;
    private final List<Scheme> schemes = new ArrayList<>();
    private final List<Bonus> bonuses;

    /**
     * Who shops, where and when.
     *
     * @param program whose rules
     * @param member who earns; nobody earns nothing
     * @param tier the member's tier now
     * @param at the clock reading
     * @param zone the store's time zone
     * @param store the store's id
     */
    public record Visit(
            Program program, Optional<Member> member, Optional<String> tier, Instant at, ZoneId zone, String store) {
        public Visit {
            BadInput.present(program, "program");
            BadInput.present(member, "member");
            BadInput.present(tier, "tier");
            BadInput.present(at, "at");
            BadInput.present(zone, "zone");
            BadInput.present(store, "store");
        }
    }

    /**
     * A factor that an offer puts on some lines.
     *
     * @param lines which of the lines
     * @param factor by how much
     */
    public record Factor(boolean[] lines, BigDecimal factor) {}

    /**
     * Flat points that an offer gives.
     *
     * @param lines which of the lines
     * @param units by line, how many times the points are given; empty: once for the basket
     * @param points each time
     * @param spend in minor units, given only where the lines' net reaches it
     */
    public record Bonus(boolean[] lines, int[] units, Points points, long spend) {}

    /**
     * @param total what the lines' points sum to
     * @param lines by line
     */
    public record Earned(Points total, List<Points> lines) {
        public Earned {
            lines = List.copyOf(lines);
        }
    }

    /** One earn rule, with each line's multiplier; zero where the line does not earn by it. */
    private record Scheme(EarnRule rule, boolean[] counts, BigInteger[] multipliers, int scale) {}

    /** Prepares to earn on these lines. */
    public Earning(Visit visit, List<Line> lines, List<Factor> factors, List<Bonus> bonuses) {
        this.visit = visit;
        this.lines = List.copyOf(lines);
        this.bonuses = visit.member().isPresent() ? List.copyOf(bonuses) : List.of();
        List<EarnRule> holding = new ArrayList<>();
        for (EarnRule rule :
                visit.member().isPresent() ? visit.program().points().earn() : List.<EarnRule>of()) {
            if (holds(rule)) {
                holding.add(rule);
            }
        }
        if (!holding.isEmpty()) {
            BigDecimal[] multipliers = multipliers(factors);
            holding.forEach(rule -> schemes.add(scheme(rule, multipliers)));
        }
    }

    /** Whether equal totals may earn differently, so that it matters where a discount lands. */
    public boolean anything() {
        return !schemes.isEmpty() || !bonuses.isEmpty();
    }

    /**
     * Whether these lines earn by the same rules at the same rate, so that equal sums of theirs earn the same wherever a
     * discount lands.
     *
     * @param some indices of lines
     */
    public boolean alike(int[] some) {
        for (Scheme scheme : schemes) {
            for (int line : some) {
                if (scheme.counts[line] != scheme.counts[some[0]]
                        || scheme.counts[line] && !scheme.multipliers[line].equals(scheme.multipliers[some[0]])) {
                    return false;
                }
            }
        }
        return bonuses.isEmpty();
    }

    /**
     * What these nets earn, in units of the programme's last decimal.
     *
     * @param nets by line, minor units
     */
    public long total(long[] nets) {
        long total = 0;
        for (Scheme scheme : schemes) {
            total += earned(scheme, nets);
        }
        for (Bonus bonus : bonuses) {
            total += flat(bonus, nets);
        }
        return total;
    }

    /**
     * What these nets earn, line by line.
     *
     * @param nets by line, minor units
     * @param paidOtherwise minor units that points and vouchers pay; nothing is earned on them
     */
    public Earned earn(long[] nets, long paidOtherwise) {
        if (!anything()) {
            return new Earned(Points.ZERO, Collections.nCopies(nets.length, Points.ZERO));
        }
        long[] bases = less(nets, paidOtherwise);
        long[] points = new long[nets.length];
        for (Scheme scheme : schemes) {
            add(points, shared(earned(scheme, bases), contributions(scheme, bases)));
        }
        for (Bonus bonus : bonuses) {
            add(points, shared(flat(bonus, nets), contributions(bonus, nets)));
        }
        int decimals = visit.program().points().decimals();
        List<Points> byLine = Arrays.stream(points)
                .mapToObj(p -> Points.ofUnscaled(p, decimals))
                .toList();
        return new Earned(Points.ofUnscaled(Arrays.stream(points).sum(), decimals), byLine);
    }

    private static long[] less(long[] nets, long paidOtherwise) {
        long[] bases = nets.clone();
        if (paidOtherwise > 0) {
            long[] weights = Arrays.stream(nets).map(n -> Math.max(0, n)).toArray();
            long[] paid = Shares.largestRemainder(
                    Math.min(paidOtherwise, Arrays.stream(weights).sum()), weights);
            for (int i = 0; i < bases.length; i++) {
                bases[i] -= paid[i];
            }
        }
        return bases;
    }

    private boolean holds(EarnRule rule) {
        return rule.valid().holds(visit.at(), visit.zone())
                && (rule.tiers().isEmpty()
                        || visit.tier().map(rule.tiers()::contains).orElse(false))
                && (rule.stores().isEmpty() || rule.stores().contains(visit.store()));
    }

    private Scheme scheme(EarnRule rule, BigDecimal[] multipliers) {
        int scale = Arrays.stream(multipliers).mapToInt(BigDecimal::scale).max().orElse(0);
        boolean[] counts = new boolean[lines.size()];
        BigInteger[] scaled = new BigInteger[lines.size()];
        for (int i = 0; i < counts.length; i++) {
            Line line = lines.get(i);
            counts[i] = line.earns() && rule.items().matches(line.item(), line.facts());
            scaled[i] = multipliers[i].setScale(scale).unscaledValue();
        }
        return new Scheme(rule, counts, scaled, scale);
    }

    private BigDecimal[] multipliers(List<Factor> factors) {
        List<BigDecimal> everywhere = new ArrayList<>();
        visit.tier().flatMap(visit.program()::tier).ifPresent(t -> everywhere.add(t.multiplier()));
        if (birthday()) {
            visit.program().points().birthdayMultiplier().ifPresent(everywhere::add);
        }
        visit.program()
                .points()
                .memberDays()
                .filter(days -> days.weekdays().contains(today().getDayOfWeek()))
                .ifPresent(days -> everywhere.add(days.multiplier()));
        BigDecimal[] multipliers = new BigDecimal[lines.size()];
        Arrays.fill(multipliers, plain(everywhere));
        for (int i = 0; i < multipliers.length && !factors.isEmpty(); i++) {
            List<BigDecimal> here = new ArrayList<>(everywhere);
            for (Factor factor : factors) {
                if (factor.lines()[i]) {
                    here.add(factor.factor());
                }
            }
            multipliers[i] = here.size() == everywhere.size() ? multipliers[i] : plain(here);
        }
        return multipliers;
    }

    private BigDecimal plain(List<BigDecimal> factors) {
        BigDecimal one = together(factors).max(BigDecimal.ZERO).stripTrailingZeros();
        return one.scale() < 0 ? one.setScale(0) : one;
    }

    private BigDecimal together(List<BigDecimal> factors) {
        return switch (visit.program().points().multipliers()) {
            case ADD -> factors.stream().map(f -> f.subtract(BigDecimal.ONE)).reduce(BigDecimal.ONE, BigDecimal::add);
            case BEST -> factors.stream().reduce(BigDecimal::max).orElse(BigDecimal.ONE);
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(visit.at(), visit.zone());
    }

    private boolean birthday() {
        LocalDate today = today();
        return visit.member()
                .flatMap(Member::birthday)
                .map(day -> day.atYear(today.getYear()).equals(today))
                .orElse(false);
    }

    private BigInteger[] contributions(Scheme scheme, long[] bases) {
        BigInteger[] parts = new BigInteger[bases.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] =
                    scheme.counts[i] ? BigInteger.valueOf(bases[i]).multiply(scheme.multipliers[i]) : BigInteger.ZERO;
        }
        return parts;
    }

    private long earned(Scheme scheme, long[] bases) {
        long base = 0;
        for (int i = 0; i < bases.length; i++) {
            base += scheme.counts[i] ? bases[i] : 0;
        }
        BigInteger weighted = Arrays.stream(contributions(scheme, bases)).reduce(BigInteger.ZERO, BigInteger::add);
        if (base <= 0 || weighted.signum() <= 0) {
            return 0;
        }
        BigDecimal over = BigDecimal.valueOf(scheme.rule.per().minor());
        BigDecimal top = scheme.rule.points().value().multiply(new BigDecimal(weighted, scheme.scale));
        if (scheme.rule.steps()) {
            long full = base / scheme.rule.per().minor();
            top = top.multiply(BigDecimal.valueOf(full));
            over = BigDecimal.valueOf(base);
        }
        return unscaled(top, over);
    }

    private long unscaled(BigDecimal top, BigDecimal over) {
        return top.movePointRight(visit.program().points().decimals())
                .divide(over, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private long flat(Bonus bonus, long[] nets) {
        long spend = 0;
        long times = bonus.units().length == 0 ? 1 : 0;
        for (int i = 0; i < nets.length; i++) {
            if (bonus.lines()[i]) {
                spend += nets[i];
                times += bonus.units().length == 0 ? 0 : bonus.units()[i];
            }
        }
        return spend < bonus.spend()
                ? 0
                : unscaled(bonus.points().value().multiply(BigDecimal.valueOf(times)), BigDecimal.ONE);
    }

    private static BigInteger[] contributions(Bonus bonus, long[] nets) {
        BigInteger[] parts = new BigInteger[nets.length];
        boolean byNet = bonus.units().length == 0;
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = !bonus.lines()[i] ? 0 : byNet ? Math.max(0, nets[i]) : bonus.units()[i];
            parts[i] = BigInteger.valueOf(part);
            sum += part;
        }
        for (int i = 0; i < parts.length && sum == 0; i++) {
            if (bonus.lines()[i]) {
                parts[i] = BigInteger.ONE;
                sum = 1;
            }
        }
        return parts;
    }

    private static void add(long[] points, long[] more) {
        for (int i = 0; i < points.length; i++) {
            points[i] += more[i];
        }
    }

    /** Largest remainder over parts that may be negative; ties go to the earlier part. */
    private static long[] shared(long total, BigInteger[] weights) {
        long[] parts = new long[weights.length];
        BigInteger sum = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
        if (total == 0 || sum.signum() <= 0) {
            return parts;
        }
        BigInteger[] rests = new BigInteger[parts.length];
        long left = total;
        for (int i = 0; i < parts.length; i++) {
            BigInteger scaled = BigInteger.valueOf(total).multiply(weights[i]);
            rests[i] = scaled.mod(sum);
            parts[i] = scaled.subtract(rests[i]).divide(sum).longValueExact();
            left -= parts[i];
        }
        for (; left > 0; left--) {
            int best = 0;
            for (int i = 1; i < parts.length; i++) {
                best = rests[i].compareTo(rests[best]) > 0 ? i : best;
            }
            parts[best]++;
            rests[best] = BigInteger.valueOf(-1);
        }
        return parts;
    }
}
