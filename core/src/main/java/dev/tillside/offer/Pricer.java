package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.points.Earning;
import dev.tillside.solve.Solution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pricing: the offers that bear on what is on the belt, and the best combination of them. */
final class Pricer {
    final Pricing pricing;
    final PricingMemory memory;
    final Contest contest;
    /** The belt's lines, then the others. */
    final List<Line> everyLine;

    final Earning earning;
    final Solution solution;
    /** The nets of every line. */
    final long[] nets;

    private final Map<String, Integer> lineIndex;
    private Optional<Shelf> shelf = Optional.empty();

    private Pricer(Pricing pricing, PricingMemory memory) {
        this.pricing = pricing;
        this.memory = memory;
        this.contest = contest(pricing, memory);
        this.everyLine = everyLine(contest.belt);
        this.lineIndex = lineIndex(everyLine);
        this.earning = Bonuses.earning(pricing, contest, everyLine);
        boolean choosy = earning.anything() && !earning.alike(contest.lines);
        this.solution = memory.solution(
                contest.problem(choosy ? Optional.of(earning) : Optional.empty()), pricing.stepBudget(), !choosy);
        this.nets = contest.all(solution.nets());
    }

    static Pricer of(Pricing pricing, PricingMemory memory) {
        return new Pricer(pricing, memory);
    }

    static Contest contest(Pricing pricing, PricingMemory memory) {
        memory.under(pricing.offers());
        return new Contest(
                pricing.offers(),
                pricing.program(),
                new Admission(pricing),
                Belt.of(memory.sorted(pricing.basket().lines())),
                memory);
    }

    static List<Line> everyLine(Belt belt) {
        List<Line> every = new ArrayList<>(belt.lines());
        every.addAll(belt.others());
        return every;
    }

    /** Where each line stands among all, by id. */
    static Map<String, Integer> lineIndex(List<Line> lines) {
        Map<String, Integer> index = new HashMap<>(lines.size() * 2);
        for (int i = 0; i < lines.size(); i++) {
            index.put(lines.get(i).id(), i);
        }
        return index;
    }

    /** Where the line stands among all, the belt's first. */
    int indexOf(Line line) {
        return lineIndex.get(line.id());
    }

    boolean hasLine(String id) {
        return lineIndex.containsKey(id);
    }

    /** The item table, asked for at most once. */
    Shelf shelf() {
        if (shelf.isEmpty()) {
            shelf = Optional.of(pricing.items().get());
        }
        return shelf.get();
    }
}
