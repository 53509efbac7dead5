package dev.tillside.offer;

import dev.tillside.solve.Problem;
import dev.tillside.solve.Rule;
import java.util.Arrays;

/** Everything that a problem of no merit says, to the last number: equal keys have equal solutions. */
final class ProblemKey {
    private long[] content = new long[256];
    private int size;
    private int hash;

    private ProblemKey() {}

    static ProblemKey of(Problem problem, long budget) {
        ProblemKey key = new ProblemKey();
        key.add(budget, problem.layers(), problem.tenderLayer(), problem.rest(), problem.lines());
        for (int line = 0; line < problem.lines(); line++) {
            key.add(problem.floors()[line]);
        }
        key.add(problem.cells().size());
        for (Problem.Cell cell : problem.cells()) {
            key.add(cell.line(), cell.price(), cell.count(), cell.tag());
        }
        for (Rule rule : problem.rules()) {
            key.add(rule);
        }
        key.content = Arrays.copyOf(key.content, key.size);
        key.hash = Arrays.hashCode(key.content);
        return key;
    }

    private void add(Rule rule) {
        add(rule.shape().ordinal(), rule.deal().ordinal(), rule.value(), rule.cheapest(), rule.layer());
        add(rule.maxUses(), rule.maxAmount());
        add((rule.exclusive() ? 1 : 0)
                | (rule.coupon() ? 2 : 0)
                | (rule.repeat() ? 4 : 0)
                | (rule.gross() ? 8 : 0)
                | (rule.combinable() ? 16 : 0));
        add(rule.perLine().length);
        add(rule.perLine());
        add(rule.tiers().size());
        for (Rule.Tier tier : rule.tiers()) {
            add(tier.spend(), tier.deal().ordinal(), tier.value());
        }
        add(rule.parts().size());
        for (Rule.Part part : rule.parts()) {
            add(part.count());
            addBits(part.lines());
        }
    }

    private void addBits(boolean[] bits) {
        long word = 0;
        for (int i = 0; i < bits.length; i++) {
            word |= bits[i] ? 1L << i : 0;
            if (i % Long.SIZE == Long.SIZE - 1 || i == bits.length - 1) {
                add(word);
                word = 0;
            }
        }
    }

    private void add(long... some) {
        if (size + some.length > content.length) {
            content = Arrays.copyOf(content, Math.max(2 * content.length, size + some.length));
        }
        System.arraycopy(some, 0, content, size, some.length);
        size += some.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProblemKey key && hash == key.hash && Arrays.equals(content, key.content);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
