package dev.tillside.offer.oracle;

import dev.tillside.basket.Line;
import dev.tillside.money.Points;
import dev.tillside.offer.Pricing;
import dev.tillside.points.EarnRule;
import dev.tillside.points.PointsRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The earning half of section 7: the points of lines that were discounted to these nets. */
record Earned(Pricing pricing) {
    Points on(Map<String, Long> nets) {
        if (pricing.shopper().member().isEmpty()) {
            return Points.ZERO;
        }
        return pricing.program().points().earn().stream()
                .filter(this::holds)
                .map(rule -> byRule(rule, base(rule, nets)))
                .reduce(Points.ZERO, Points::plus);
    }

    private boolean holds(EarnRule rule) {
        boolean tier = rule.tiers().isEmpty()
                || pricing.shopper().tier().map(rule.tiers()::contains).orElse(false);
        boolean store = rule.stores().isEmpty()
                || rule.stores().contains(pricing.basket().key().store());
        return tier && store && rule.valid().holds(pricing.at(), pricing.zone());
    }

    private long base(EarnRule rule, Map<String, Long> nets) {
        long base = 0;
        for (Line line : pricing.basket().lines()) {
            boolean counts = line.earns() && rule.items().matches(line.item(), line.facts());
            base += counts ? nets.get(line.id()) : 0;
        }
        return Math.max(0, base);
    }

    private Points byRule(EarnRule rule, long base) {
        BigDecimal per = BigDecimal.valueOf(rule.per().minor());
        BigDecimal money = BigDecimal.valueOf(
                rule.steps() ? base / rule.per().minor() * rule.per().minor() : base);
        BigDecimal times = rule.points().value().multiply(multiplier()).multiply(money);
        return new Points(times.divide(per, pricing.program().points().decimals(), RoundingMode.FLOOR));
    }

    private BigDecimal multiplier() {
        List<BigDecimal> all = multipliers();
        if (all.isEmpty()) {
            return BigDecimal.ONE;
        }
        if (pricing.program().points().multipliers() == PointsRules.Multipliers.BEST) {
            return all.stream().reduce(all.get(0), BigDecimal::max);
        }
        BigDecimal sum = all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.subtract(BigDecimal.valueOf(all.size() - 1L));
    }

    private List<BigDecimal> multipliers() {
        List<BigDecimal> all = new ArrayList<>();
        pricing.shopper().tier().flatMap(pricing.program()::tier).ifPresent(t -> all.add(t.multiplier()));
        MonthDay today = MonthDay.from(LocalDate.ofInstant(pricing.at(), pricing.zone()));
        boolean birthday = pricing.shopper().member().get().birthday().equals(java.util.Optional.of(today));
        pricing.program().points().birthdayMultiplier().filter(m -> birthday).ifPresent(all::add);
        return all;
    }
}
