package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Lists the different uses that a rule could have of a state, the most saving first. */
final class Uses {
    private final State state;
    private final Rule rule;
    private final int id;
    private final int most;
    private final List<Take> found = new ArrayList<>();
    private boolean complete = true;

    private Uses(State state, Rule rule, int id, int most) {
        this.state = state;
        this.rule = rule;
        this.id = id;
        this.most = most;
    }

    /**
     * @param takes at most so many
     * @param complete whether there are no others
     */
    record Listed(List<Take> takes, boolean complete) {}

    static Listed of(State state, Rule rule, int id, int most) {
        Uses uses = new Uses(state, rule, id, most);
        switch (rule.shape()) {
            case SINGLE -> uses.singles();
            case GROUP -> uses.groups();
            case BUY_GET, GIFT -> uses.buyGets();
            case SPEND -> throw new IllegalStateException("a spend takes no units");
        }
        uses.found.sort(Comparator.comparingLong((Take t) -> -t.saves()));
        return new Listed(uses.found, uses.complete);
    }

    private void singles() {
        for (int cell : open(rule.parts().get(0).lines())) {
            long saves = rule.single(state.line[cell], state.price[cell]);
            boolean some = rule.deal() == Rule.Deal.PERCENT ? state.price[cell] > 0 : saves > 0;
            if (some) {
                found.add(Take.of(id, new int[] {cell}, new int[] {1}, saves));
            }
        }
    }

    private int[] open(boolean[] lines) {
        int[] cells = new int[state.size()];
        int size = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (lines[state.line[cell]] && state.openTo(rule, cell)) {
                cells[size++] = cell;
            }
        }
        return Arrays.copyOf(cells, size);
    }

    private void groups() {
        int[] counts = new int[state.size()];
        java.util.Set<List<Integer>> seen = new java.util.HashSet<>();
        part(0, counts, seen);
    }

    private void part(int at, int[] counts, java.util.Set<List<Integer>> seen) {
        if (at == rule.parts().size()) {
            if (rule.parts().size() == 1
                    || seen.add(Arrays.stream(counts).boxed().toList())) {
                group(counts);
            }
            return;
        }
        Rule.Part part = rule.parts().get(at);
        choose(open(part.lines()), 0, part.count(), counts, () -> part(at + 1, counts, seen));
    }

    /** All ways to choose so many units among the cells, on top of those chosen already. */
    private void choose(int[] cells, int at, int many, int[] counts, Runnable then) {
        if (many == 0) {
            then.run();
            return;
        }
        if (at == cells.length || !room()) {
            return;
        }
        int cell = cells[at];
        int had = counts[cell];
        for (int n = Math.min(many, state.count[cell] - had); n >= 0; n--) {
            counts[cell] = had + n;
            choose(cells, at + 1, many - n, counts, then);
        }
        counts[cell] = had;
    }

    private boolean room() {
        complete &= found.size() < most;
        return complete;
    }

    private void group(int[] counts) {
        int[] cells = chosen(counts);
        int[] many = Arrays.stream(cells).map(c -> counts[c]).toArray();
        Take take = Take.of(id, cells, many, 0);
        int[] lowered = rule.cheapest() == 0 ? many : Layer.cheapest(state, take, rule.cheapest());
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += state.price[cells[i]] * lowered[i];
        }
        long saves = rule.together(sum);
        if (saves > 0) {
            found.add(Take.of(id, cells, many, saves));
        }
    }

    private static int[] chosen(int[] counts) {
        int[] cells = new int[counts.length];
        int size = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                cells[size++] = cell;
            }
        }
        return Arrays.copyOf(cells, size);
    }

    private void buyGets() {
        boolean gift = rule.shape() == Rule.Shape.GIFT;
        Rule.Part get = rule.parts().get(rule.parts().size() - 1);
        int[] targets = new int[state.size()];
        int[] getCells = open(get.lines());
        for (int n = get.count(); n >= 1; n--) {
            choose(getCells, 0, n, targets, () -> {
                if (gift) {
                    buyGet(targets, new int[targets.length]);
                } else {
                    qualifiers(targets);
                }
            });
        }
    }

    private void qualifiers(int[] targets) {
        Rule.Part buy = rule.parts().get(0);
        boolean[] both = rule.parts().get(1).lines();
        long dearest = -1;
        for (int cell = 0; cell < targets.length; cell++) {
            if (targets[cell] > 0 && buy.lines()[state.line[cell]]) {
                dearest = Math.max(dearest, state.price[cell]);
            }
        }
        long least = dearest;
        int[] cells = Arrays.stream(open(buy.lines()))
                .filter(c -> !both[state.line[c]] || state.price[c] >= least)
                .toArray();
        int[] all = targets.clone();
        choose(cells, 0, buy.count(), all, () -> {
            int[] only = new int[all.length];
            for (int i = 0; i < all.length; i++) {
                only[i] = all[i] - targets[i];
            }
            buyGet(targets, only);
        });
    }

    private void buyGet(int[] targets, int[] qualifiers) {
        int[] cells = chosen(targets);
        int[] many = Arrays.stream(cells).map(c -> targets[c]).toArray();
        long saves = 0;
        for (int i = 0; i < cells.length; i++) {
            long price = state.price[cells[i]];
            long each = rule.deal() == Rule.Deal.PERCENT ? price : rule.single(state.line[cells[i]], price);
            saves += each * many[i];
        }
        saves = rule.deal() == Rule.Deal.PERCENT ? rule.together(saves) : saves;
        if (saves > 0) {
            int[] buys = chosen(qualifiers);
            int[] buyCounts = Arrays.stream(buys).map(c -> qualifiers[c]).toArray();
            found.add(new Take(id, cells, many, buys, buyCounts, saves, 1));
        }
    }
}
