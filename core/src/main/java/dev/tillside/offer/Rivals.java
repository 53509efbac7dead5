package dev.tillside.offer;

import dev.tillside.solve.Rule;
import dev.tillside.solve.Solution;
import java.util.ArrayList;
import java.util.List;

/** Names the offers of the best combination that left another no place in it. */
final class Rivals {
    private final Contest contest;
    private final Solution solution;

    Rivals(Pricer pricer) {
        this.contest = pricer.contest;
        this.solution = pricer.solution;
    }

    private interface Way {
        boolean in(int other);
    }

    /**
     * Those that hold units of its, or took from its spend, or may not stand beside it. If there are none, those of later
     * layers that gain from its standing aside; and if there are none of these, all that apply. In order of id. A coupon
     * whose offer applies by another coupon is beaten by its own offer.
     */
    List<String> of(Standing beaten) {
        if (solution.usesOf()[beaten.rule] > 0) {
            return List.of(beaten.offer.id());
        }
        Rule mine = contest.rules.get(beaten.rule);
        List<String> near = applied(other -> other != beaten.rule && inTheWay(mine, other));
        if (near.isEmpty()) {
            near = applied(other -> other != beaten.rule && meets(mine, other));
        }
        return near.isEmpty() ? applied(other -> other != beaten.rule) : near;
    }

    /** Those that lowered lines that an offer without a price counts. In order of id. */
    List<String> lowering(Standing counting) {
        List<String> near = applied(other -> {
            for (int line = 0; line < contest.lines.length; line++) {
                if (touches(other, line) && contest.matches.chooses(counting.slots[0], contest.lines[line])) {
                    return true;
                }
            }
            return false;
        });
        return near.isEmpty() ? applied(other -> true) : near;
    }

    private List<String> applied(Way way) {
        List<String> ids = new ArrayList<>();
        for (int other = 0; other < contest.rules.size(); other++) {
            if (solution.usesOf()[other] > 0 && way.in(other)) {
                ids.add(contest.bearing.get(other).offer.id());
            }
        }
        return ids;
    }

    private boolean inTheWay(Rule mine, int other) {
        Rule theirs = contest.rules.get(other);
        boolean spend = mine.shape() == Rule.Shape.SPEND;
        boolean theirSpend = theirs.shape() == Rule.Shape.SPEND;
        if (spend && mine.exclusive() || theirSpend && theirs.exclusive()) {
            return true;
        }
        if (spend && theirSpend && mine.layer() == theirs.layer() && !(mine.combinable() && theirs.combinable())) {
            return true;
        }
        boolean exclusive = theirs.exclusive() || mine.exclusive();
        if (theirs.layer() > mine.layer() && !exclusive) {
            return false;
        }
        return meets(mine, other) && (spend || theirs.layer() == mine.layer() || exclusive || theirSpend);
    }

    private boolean meets(Rule mine, int other) {
        for (int line = 0; line < contest.lines.length; line++) {
            if (touches(other, line)) {
                for (Rule.Part part : mine.parts()) {
                    if (part.lines()[line]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether it takes units of the line, or counts it towards a spend. */
    private boolean touches(int other, int line) {
        Rule theirs = contest.rules.get(other);
        return solution.takenBy()[other][line] > 0
                || theirs.shape() == Rule.Shape.SPEND && theirs.parts().get(0).lines()[line];
    }
}
