package dev.tillside.example.faults.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that happens.
 *
 * @param kind what
 * @param till at which till, or seen from which
 * @param chance draws all else of it, so that it means the same whatever was left out before
 */
public record Action(Kind kind, int till, long chance) {
    private static final int FEWEST = 20;
    private static final int MOST = 50;
    private static final int ALL = kinds();

    public Action {}

    private static int kinds() {
        int sum = 0;
        for (Kind kind : Kind.values()) {
            sum += kind.weight();
        }
        return sum;
    }

    /** What happens in the run of that seed. */
    static List<Action> of(long seed) {
        Draw draw = new Draw(seed);
        List<Action> actions = new ArrayList<>();
        int count = draw.between(FEWEST, MOST);
        for (int i = 0; i < count; i++) {
            actions.add(new Action(kind(draw.below(ALL)), draw.below(64), draw.seed()));
        }
        return actions;
    }

    private static Kind kind(int place) {
        int rest = place;
        for (Kind kind : Kind.values()) {
            rest -= kind.weight();
            if (rest < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights do not sum up");
    }
}
