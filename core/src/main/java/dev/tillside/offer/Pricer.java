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

    /** The same with one line more. */
    Pricer with(Line line) {
        List<Line> lines = new ArrayList<>(pricing.basket().lines());
        lines.add(line);
        Basket more = new Basket(pricing.basket().key(), pricing.basket().currency(), lines);
        return new Pricer(pricing.withBasket(more), true);
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
