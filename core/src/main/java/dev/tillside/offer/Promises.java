package dev.tillside.offer;

import dev.tillside.basket.Line;
import dev.tillside.points.Program;
import dev.tillside.solve.Share;
import dev.tillside.solve.Solution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the best combination would save more with one line more. Only lines that the new line reaches are priced again: those
 * that share an offer with it, or with such a line, and so on.
 */
final class Promises {
    private final Pricer pricer;
    private final Contest contest;
    private final long budget;
    private long steps;
    /** By line of the belt, a line of its group that stands for all; empty until it is asked for. */
    private int[] groups = {};
    /** Whether something that applies, or could, depends on all lines. */
    private boolean all;
    /** By layer, a line that its spends count: at most one of them applies. */
    private final Map<String, Integer> spends = new HashMap<>();

    Promises(Pricer pricer) {
        this.pricer = pricer;
        this.contest = pricer.contest;
        this.budget = pricer.pricing.stepBudget() / 4;
    }

    /**
     * What comes of one line more.
     *
     * @param saves what the best combination takes off more
     * @param adds what of that the offer itself takes off
     */
    record Gain(long saves, long adds) {}

    /** The best combination of some lines, by the rules of their contest. */
    private record Solved(Contest contest, Solution solution) {
        /** What that offer takes off, or pays. */
        long of(int number) {
            return solution.shares().stream()
                    .filter(share -> contest.bearing.get(share.rule()).number == number)
                    .mapToLong(Share::amount)
                    .sum();
        }
    }

    /**
     * @param standing of the offer that lacks the line; of a tender offer, what tender offers pay counts as well
     * @return absent where the steps that all promises of a pricing may cost ran out, because only what is proved is promised
     */
    Optional<Gain> gain(Line line, Standing standing) {
        if (steps >= budget) {
            return Optional.empty();
        }
        List<Line> near = near(line);
        List<Line> more = new ArrayList<>(near);
        more.add(line);
        Solved solved = solved(more);
        Solution with = solved.solution();
        Optional<Solution> without = without(near);
        if (!with.proven() || without.isPresent() && !without.get().proven()) {
            return Optional.empty();
        }
        long saved = without.isPresent() ? without.get().saved() : saved(near);
        boolean pays = standing.offer.layer().equals(Program.TENDER_LAYER);
        long gained = with.saved() - saved + (pays ? with.paid() - pricer.solution.paid() : 0);
        long own = solved.of(standing.number) - new Solved(contest, pricer.solution).of(standing.number);
        return Optional.of(new Gain(gained, Math.max(0, Math.min(gained, own))));
    }

    private boolean everything(List<Line> near) {
        return near.size() == contest.belt.lines().size();
    }

    /** Absent where the best combination, being proved the best, is so for these lines as well: they share no offer with others. */
    private Optional<Solution> without(List<Line> near) {
        if (everything(near)) {
            return Optional.of(pricer.solution);
        }
        return pricer.solution.proven()
                ? Optional.empty()
                : Optional.of(solved(near).solution());
    }

    /** What the best combination takes off these lines. */
    private long saved(List<Line> lines) {
        long saved = 0;
        for (Line line : lines) {
            saved += line.amount().minor() - pricer.nets[pricer.indexOf(line)];
        }
        return saved;
    }

    private Solved solved(List<Line> some) {
        List<Line> lines = new ArrayList<>(some);
        if (some.size() >= contest.belt.lines().size()) {
            lines.addAll(contest.belt.others());
        }
        lines.sort(Belt.ORDER);
        Contest other = new Contest(contest.book, contest.program, contest.admission, Belt.of(lines), pricer.memory);
        Solution solution = pricer.memory.solution(other.problem(Optional.empty()), budget, true);
        steps += solution.steps() + lines.size();
        return new Solved(other, solution);
    }

    private List<Line> near(Line line) {
        if (groups.length == 0) {
            group();
        }
        if (all) {
            return contest.belt.lines();
        }
        boolean[] reached = new boolean[groups.length];
        OfferIndex index = contest.book.index();
        for (int need : index.choosing(line)) {
            int number = index.offerOf(need);
            Standing standing = contest.standing(number)
                    .orElseGet(() -> new Standing(number, index, contest.matches, contest.admission));
            if (standing.prices() && standing.admitted().isPresent()) {
                if (standing.looksAtAll()) {
                    return contest.belt.lines();
                }
                reach(standing, reached);
            }
        }
        List<Line> near = new ArrayList<>();
        for (int at = 0; at < groups.length; at++) {
            if (reached[root(at)]) {
                near.add(contest.belt.lines().get(at));
            }
        }
        return near;
    }

    private void reach(Standing standing, boolean[] reached) {
        if (standing.offer.reward() instanceof Reward.Spend && spends.containsKey(standing.offer.layer())) {
            reached[root(spends.get(standing.offer.layer()))] = true;
        }
        for (int at = 0; at < groups.length; at++) {
            reached[root(at)] |= standing.chooses(contest.matches, at);
        }
    }

    private void group() {
        groups = new int[contest.belt.lines().size()];
        for (int line = 0; line < groups.length; line++) {
            groups[line] = line;
        }
        Map<Integer, Integer> lineOf = new HashMap<>();
        for (Standing standing : contest.touching) {
            all |= standing.looksAtAll()
                    && standing.bears(contest.matches)
                    && standing.admitted().isPresent();
        }
        int[] slotOffers = contest.matches.offers();
        for (int line = 0; line < groups.length; line++) {
            for (int slot : contest.matches.slotsOf(line)) {
                Standing standing = contest.standing(slotOffers[slot]).orElseThrow();
                if (standing.prices() && standing.admitted().isPresent()) {
                    join(line, lineOf.merge(standing.number, line, (first, next) -> first));
                    if (standing.offer.reward() instanceof Reward.Spend) {
                        join(line, spends.merge(standing.offer.layer(), line, (first, next) -> first));
                    }
                }
            }
        }
    }

    private void join(int one, int other) {
        groups[root(one)] = root(other);
    }

    private int root(int line) {
        int at = line;
        while (groups[at] != at) {
            groups[at] = groups[groups[at]];
            at = groups[at];
        }
        return at;
    }
}
