package dev.tillside.solve;

import java.util.Arrays;

/** What rules could save at most, unit by unit and use by use; in hundredths, so that no rounding hides a cent. */
final class Potential {
    static final long SCALE = 100;

    private Potential() {}

    /** By cell: the most that a unit of it can contribute to the rule's saving. */
    static long[] perUnit(State state, Rule rule) {
        long[] most = new long[state.size()];
        boolean[] lines = rule.parts().get(rule.parts().size() - 1).lines();
        long dearest = rule.shape() == Rule.Shape.GROUP && rule.deal() == Rule.Deal.PRICE ? top(state, rule) : 0;
        for (int cell = 0; cell < most.length; cell++) {
            boolean in = rule.shape() == Rule.Shape.GROUP ? inAny(rule, state.line[cell]) : lines[state.line[cell]];
            if (in && state.openTo(rule, cell)) {
                most[cell] =
                        Math.min(state.price[cell] * SCALE, unit(rule, state.line[cell], state.price[cell], dearest));
            }
        }
        return most;
    }

    private static boolean inAny(Rule rule, int line) {
        for (Rule.Part part : rule.parts()) {
            if (part.lines()[line]) {
                return true;
            }
        }
        return false;
    }

    private static long unit(Rule rule, int line, long price, long dearest) {
        return switch (rule.deal()) {
            case PERCENT -> price == 0 ? 0 : ceil(price * SCALE, rule.value(), Exact.WHOLE) + SCALE / 2;
            case AMOUNT -> rule.shape() == Rule.Shape.GROUP ? price * SCALE : rule.single(line, price) * SCALE;
            case PRICE ->
                rule.shape() == Rule.Shape.GROUP
                        ? dearest <= rule.value() ? 0 : ceil(price * SCALE, dearest - rule.value(), dearest)
                        : rule.single(line, price) * SCALE;
        };
    }

    private static long ceil(long a, long b, long c) {
        return dev.tillside.money.Shares.mulDivRound(a, b, c) + 1;
    }

    private static long top(State state, Rule rule) {
        long sum = 0;
        for (Rule.Part part : rule.parts()) {
            sum += top(state, rule, part.lines(), part.count());
        }
        return sum;
    }

    /** The dearest so many units' sum. */
    private static long top(State state, Rule rule, boolean[] lines, long many) {
        long[] cells = new long[state.size()];
        int size = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            if (lines[state.line[cell]] && state.openTo(rule, cell)) {
                cells[size++] = cell;
            }
        }
        Long[] sorted = Arrays.stream(cells, 0, size).boxed().toArray(Long[]::new);
        Arrays.sort(sorted, (a, b) -> Long.compare(state.price[b.intValue()], state.price[a.intValue()]));
        long sum = 0;
        long left = many;
        for (Long cell : sorted) {
            long n = Math.min(left, state.count[cell.intValue()]);
            sum += n * state.price[cell.intValue()];
            left -= n;
        }
        return sum;
    }

    /** The most that all uses of the rule can save. */
    static long perRule(State state, Rule rule) {
        Rule.Part last = rule.parts().get(rule.parts().size() - 1);
        long uses = rule.maxUses();
        if (rule.shape() == Rule.Shape.GROUP) {
            for (Rule.Part part : rule.parts()) {
                uses = Math.min(uses, matching(state, rule, part.lines()) / part.count());
            }
        } else {
            uses = Math.min(uses, matching(state, rule, last.lines()));
            if (rule.shape() == Rule.Shape.BUY_GET) {
                Rule.Part buy = rule.parts().get(0);
                uses = Math.min(uses, matching(state, rule, buy.lines()) / buy.count());
            }
        }
        long each = rule.shape() == Rule.Shape.GROUP ? top(state, rule) : top(state, rule, last.lines(), last.count());
        if (rule.shape() == Rule.Shape.GROUP) {
            each = rule.together(each);
        } else if (rule.deal() == Rule.Deal.PERCENT) {
            each = Exact.percent(each, rule.value()) + (rule.shape() == Rule.Shape.SINGLE ? 1 : 0);
        } else if (rule.deal() == Rule.Deal.AMOUNT && rule.perLine().length == 0) {
            each = Math.min(each, rule.value() * last.count());
        }
        long most = uses == 0 || each <= Rule.ANY_AMOUNT / SCALE / uses ? each * uses : Rule.ANY_AMOUNT / SCALE;
        return Math.min(Math.min(rule.maxAmount(), Rule.ANY_AMOUNT / SCALE), most) * SCALE;
    }

    private static long matching(State state, Rule rule, boolean[] lines) {
        long count = 0;
        for (int cell = 0; cell < state.size(); cell++) {
            count += lines[state.line[cell]] && state.openTo(rule, cell) ? state.count[cell] : 0;
        }
        return count;
    }

    /** The most that a spend can save. */
    static long spend(State state, Rule rule) {
        boolean[] lines = rule.parts().get(0).lines();
        long net = 0;
        long basis = 0;
        for (int cell = 0; cell < state.size(); cell++) {
            if (lines[state.line[cell]] && state.counts(cell)) {
                net += state.price[cell] * state.count[cell];
                basis += (rule.gross() ? state.gross[cell] : state.price[cell]) * state.count[cell];
            }
        }
        long best = 0;
        for (Rule.Tier tier : rule.tiers()) {
            if (basis >= tier.spend()) {
                long times = rule.repeat() ? Math.min(rule.maxUses(), basis / tier.spend()) : 1;
                long off = tier.deal() == Rule.Deal.PERCENT
                        ? Exact.percent(net, tier.value())
                        : times == 0 || tier.value() <= net / times ? tier.value() * times : net;
                best = Math.max(best, Math.min(net, off));
            }
        }
        return Math.min(best, rule.maxAmount()) * SCALE;
    }
}
