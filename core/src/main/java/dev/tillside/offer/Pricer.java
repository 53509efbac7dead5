package dev.tillside.offer;

import dev.tillside.basket.Basket;
import dev.tillside.basket.Line;
import dev.tillside.points.Earning;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Rule;
import dev.tillside.solve.Solution;
import dev.tillside.solve.Solver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pricing: what is on the belt, which offers bear on it, and the best combination of them. */
final class Pricer {
    final Pricing pricing;
    final Belt belt;
    final Admission admission;
    /** The offers that may have to do with the belt, in order of id. */
    final List<Offer> touching = new ArrayList<>();
    /** The offers that bear on the belt's prices, in order of id, with their rules. */
    final List<Admission.Admitted> bearing = new ArrayList<>();

    final List<Rule> rules = new ArrayList<>();
    /** The offers for points and benefits that hold, in order of id. */
    final List<Admission.Admitted> extras = new ArrayList<>();

    final List<Line> everyLine;
    final Earning earning;
    final Solution solution;

    private Shelf shelf;
    private long nearMissSteps;
    private final Map<String, Integer> ruleIndex = new HashMap<>();
    private final Map<String, Integer> lineIndex = new HashMap<>();

    private Pricer(Pricing pricing, boolean solve) {
        this.pricing = pricing;
        this.belt = Belt.of(pricing.basket().lines());
        this.admission = new Admission(pricing);
        this.everyLine = new ArrayList<>(belt.lines());
        everyLine.addAll(belt.others());
        for (int i = 0; i < everyLine.size(); i++) {
            lineIndex.put(everyLine.get(i).id(), i);
        }
        gather();
        this.earning = Bonuses.earning(this);
        this.solution = Solver.solve(problem(solve ? rules : List.of()), pricing.stepBudget());
    }

    static Pricer of(Pricing pricing) {
        return new Pricer(pricing, true);
    }

    /** What the nets of that basket would earn, without asking what the best nets are. */
    static Pricer pointsOnly(Pricing pricing) {
        return new Pricer(pricing, false);
    }

    /**
     * What the best combination would save (and, where asked, pay) more with one line more; absent once all near misses
     * together have cost as much as a pricing may. Where no rule looks at the whole basket, only what the line's offers
     * reach is priced, with and without it.
     */
    Optional<Long> gains(Line line, boolean pays) {
        if (nearMissSteps > pricing.stepBudget() / 10) {
            return Optional.empty();
        }
        boolean local = touching.stream().noneMatch(Pricer::looksAtAll)
                && pricing.offers().touching(List.of(line)).stream().noneMatch(Pricer::looksAtAll);
        List<Line> near = local ? near(line) : pricing.basket().lines();
        List<Line> more = new ArrayList<>(near);
        more.add(line);
        Solution with = solved(more);
        Solution without = local ? solved(near) : solution;
        nearMissSteps += with.steps() + (local ? without.steps() : 0) + 200L * near.size();
        return Optional.of(with.saved() - without.saved() + (pays ? with.paid() - without.paid() : 0));
    }

    /** What a spend counts, and how much may be paid with coupons, depends on the whole basket. */
    private static boolean looksAtAll(Offer offer) {
        return offer.reward() instanceof Reward.Spend
                || offer.reward() instanceof Reward.Gift
                || offer.layer().equals(dev.tillside.points.Program.TENDER_LAYER);
    }

    private Solution solved(List<Line> lines) {
        return new Pricer(
                        pricing.withBasket(new Basket(
                                pricing.basket().key(), pricing.basket().currency(), lines)),
                        true)
                .solution;
    }

    /** The lines that share an offer with the line, or with such a line, and so on. */
    private List<Line> near(Line line) {
        java.util.Set<String> offers = new java.util.HashSet<>();
        java.util.Set<Line> near = new java.util.LinkedHashSet<>();
        java.util.ArrayDeque<Line> open = new java.util.ArrayDeque<>(List.of(line));
        while (!open.isEmpty()) {
            for (Offer offer : pricing.offers().touching(List.of(open.remove()))) {
                if (offers.add(offer.id())) {
                    for (Need need : Need.of(offer.reward())) {
                        for (Line other : belt.lines()) {
                            if (need.items().matches(other.item(), other.facts()) && near.add(other)) {
                                open.add(other);
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(near);
    }

    /** The item table, asked for at most once. */
    Shelf shelf() {
        if (shelf == null) {
            shelf = pricing.items().get();
        }
        return shelf;
    }

    private void gather() {
        Terms terms = new Terms(belt, pricing.program());
        touching.addAll(pricing.offers().touching(belt.lines()));
        for (Offer offer : touching) {
            Optional<Admission.Admitted> admitted =
                    Need.bearsOn(offer.reward(), belt) ? admission.admitted(offer) : Optional.empty();
            if (admitted.isPresent()) {
                Optional<Rule> rule = terms.rule(admitted.get());
                if (rule.isEmpty()) {
                    extras.add(admitted.get());
                } else {
                    ruleIndex.put(offer.id(), rules.size());
                    bearing.add(admitted.get());
                    rules.add(rule.get());
                }
            }
        }
    }

    Problem problem(List<Rule> some) {
        List<String> layers = pricing.program().layers();
        return new Problem(
                belt.cells(),
                belt.floors(),
                some,
                layers.size(),
                layers.indexOf(dev.tillside.points.Program.TENDER_LAYER),
                belt.rest(),
                earning.anything() ? nets -> earning.total(withOthers(nets)) : nets -> 0);
    }

    /** The nets of all lines from those on the belt. */
    long[] withOthers(long[] nets) {
        long[] all = java.util.Arrays.copyOf(nets, everyLine.size());
        for (int i = 0; i < belt.others().size(); i++) {
            all[nets.length + i] = belt.others().get(i).amount().minor();
        }
        return all;
    }

    /** Where the line stands among all, the belt's first. */
    int indexOf(Line line) {
        return lineIndex.get(line.id());
    }

    /** The rule's index of that offer, or -1. */
    int ruleOf(Offer offer) {
        return ruleIndex.getOrDefault(offer.id(), -1);
    }
}
