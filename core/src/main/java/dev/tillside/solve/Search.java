package dev.tillside.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Finds the best choice of a master's columns: the linear relaxation first, columns joining it as they become worth their
 * limits' prices; then only those that could be part of something better, branching on what is taken in halves.
 *
 * <p>Every bound is Lagrange's, reckoned in whole numbers from the relaxation's prices: whatever the prices, no combination is
 * worth more than they make of the limits and of the columns that beat them.
 */
final class Search {
    /** Prices are kept in so many parts of a hundredth. */
    private static final long FINE = 1L << 12;

    private static final long UNKNOWN = Long.MAX_VALUE / 8;
    private static final int JOINING = 40;
    private static final int MOST_OPEN = 6_000;
    private static final long MOST_OPEN_TRIED = 400_000;
    private static final int MOST_FITS = 8;
    private static final int DEEPEST = 80;
    private static final int RESTART = 30;

    private final Master master;
    private final long budget;
    private final ToLongFunction<List<List<Take>>> judge;
    private final UnaryOperator<List<List<Take>>> mend;
    private final long constant;
    private long steps;
    private List<List<Take>> best;
    private long total;
    private long ceiling;

    /** Limits that branching added: {@code sum <= most}. */
    private record Branch(int[] columns, long[] coefficients, long most) {}

    /**
     * @param judge what uses save and pay together in truth; below zero where one of them is none
     * @param mend the same uses less those that are none
     * @param constant what every choice saves beside its columns, in hundredths
     * @param most what no choice saves more than for other reasons
     * @param best a combination that is known
     * @param total what it saves and pays
     */
    Search(
            Master master,
            long budget,
            ToLongFunction<List<List<Take>>> judge,
            UnaryOperator<List<List<Take>>> mend,
            long constant,
            long most,
            List<List<Take>> best,
            long total) {
        this.master = master;
        this.budget = budget;
        this.judge = judge;
        this.mend = mend;
        this.constant = constant;
        this.ceiling = most * Potential.SCALE;
        this.best = best;
        this.total = total;
    }

    List<List<Take>> best() {
        return best;
    }

    long total() {
        return total;
    }

    long steps() {
        return steps;
    }

    /** What no combination saves and pays more than; the total, where that is proven. */
    long bound() {
        return Math.max(total, Math.floorDiv(ceiling, Potential.SCALE));
    }

    void run() {
        steps += master.tried() / 10;
        long[] prices = relax();
        long root = ceiling(prices, List.of(), master.columns);
        if (!master.complete()) {
            return;
        }
        ceiling = Math.min(ceiling, root);
        if (closed(ceiling)) {
            return;
        }
        List<Column> some = hopeful(prices, root);
        if (some == null) {
            return;
        }
        branch(some, prices, root);
    }

    /** Whether so much (in hundredths) is no whole minor unit more than the best. */
    private boolean closed(long most) {
        return Math.floorDiv(most, Potential.SCALE) <= total;
    }

    /** Lets columns join until none is worth more than its limits; the limits' prices. */
    private long[] relax() {
        Simplex simplex = new Simplex(limits(), scales());
        List<Column> in = new ArrayList<>();
        boolean[] joined = new boolean[0];
        long[] prices = new long[master.limits.size()];
        for (int round = 0; steps < budget; round++) {
            List<Column> all = master.columns;
            joined = Arrays.copyOf(joined, all.size());
            List<Integer> worth = new ArrayList<>();
            long[] adds = new long[all.size()];
            for (int i = 0; i < adds.length; i++) {
                adds[i] = joined[i] ? 0 : adds(all.get(i), prices);
                if (adds[i] > FINE / 4) {
                    worth.add(i);
                }
            }
            steps += 1 + adds.length / 100;
            if (worth.isEmpty()) {
                if (!listed(prices, FINE, JOINING)) {
                    break;
                }
                continue;
            }
            worth.sort(Comparator.comparingLong((Integer i) -> -adds[i]).thenComparing(Comparator.naturalOrder()));
            for (int i : worth.subList(0, Math.min(worth.size(), JOINING))) {
                simplex.column(
                        in.size(),
                        all.get(i).value(),
                        all.get(i).limits(),
                        all.get(i).coefficients());
                in.add(all.get(i));
                joined[i] = true;
            }
            boolean done = simplex.maximise(budget - steps);
            steps += simplex.work();
            prices = whole(simplex.prices(master.limits.size()));
            if (!done || round > 400) {
                break;
            }
        }
        offer(in, simplex.amounts(in.size()));
        return prices;
    }

    private long[] limits() {
        return master.limits.stream().mapToLong(Long::longValue).toArray();
    }

    private long[] scales() {
        return master.scales.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] whole(double[] prices) {
        long[] whole = new long[prices.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.round(prices[i] * FINE);
        }
        return whole;
    }

    /** Lets open rules list uses that are worth so much more than their limits; whether any was new. */
    private boolean listed(long[] prices, long wanted, int most) {
        boolean any = false;
        for (int r = 0; r < master.open.length; r++) {
            if (master.open[r]) {
                Listing.Listed listed = Listing.of(
                        master.crowd, r, master.costs(r, prices, FINE), wanted / FINE, most, MOST_OPEN_TRIED / 20);
                steps += 1 + listed.tried() / 10;
                for (Use use : listed.uses()) {
                    any |= !master.column(use).isEmpty();
                }
            }
        }
        return any;
    }

    private static long adds(Column column, long[] prices) {
        long adds = column.value() * FINE;
        for (int i = 0; i < column.limits().length; i++) {
            adds -= column.coefficients()[i] * prices[column.limits()[i]];
        }
        return adds;
    }

    /**
     * What no choice of the columns is worth more than, in hundredths: the limits at their prices, and each column that beats
     * them as often as its limits allow.
     */
    private long ceiling(long[] prices, List<Branch> branches, List<Column> columns) {
        for (int pass = 0; pass < MOST_FITS && !fit(prices, columns); pass++) {
            steps++;
        }
        long[] of = new long[columns.size()];
        long sum = 0;
        for (int i = 0; i < master.limits.size(); i++) {
            sum += master.limits.get(i) * prices[i];
        }
        for (int b = 0; b < branches.size(); b++) {
            Branch branch = branches.get(b);
            long price = prices[master.limits.size() + b];
            sum += branch.most() * price;
            for (int i = 0; i < branch.columns().length && price != 0; i++) {
                of[branch.columns()[i]] -= branch.coefficients()[i] * price;
            }
        }
        for (int i = 0; i < of.length; i++) {
            long adds = adds(columns.get(i), prices) + of[i];
            if (adds > 0 && Master.isCut(columns.get(i))) {
                return UNKNOWN; // it could be had without end
            }
            if (adds > 0) {
                sum += adds * most(columns.get(i));
            }
        }
        for (int r = 0; r < master.open.length; r++) {
            sum += master.open[r] ? beyond(r, prices) : 0;
        }
        return constant + Math.floorDiv(sum, FINE) + 1;
    }

    /**
     * What is cut or regained could be had without end: the limits' prices are set so that it is worth nothing; whether they
     * were.
     */
    private boolean fit(long[] prices, List<Column> columns) {
        boolean fits = true;
        for (Column column : columns) {
            long adds = Master.isCut(column) ? adds(column, prices) : 0;
            fits &= adds <= 0;
            for (int i = 0; i < column.limits().length && adds > 0; i++) {
                long coefficient = column.coefficients()[i];
                int limit = column.limits()[i];
                if (coefficient > 0) {
                    prices[limit] += (adds + coefficient - 1) / coefficient;
                    adds = 0;
                } else {
                    long lower = Math.min(prices[limit], (adds - coefficient - 1) / -coefficient);
                    prices[limit] -= lower;
                    adds += lower * coefficient;
                }
            }
        }
        return fits;
    }

    /** How often a column may be taken. */
    private long most(Column column) {
        long most = Integer.MAX_VALUE;
        for (int i = 0; i < column.limits().length; i++) {
            if (column.coefficients()[i] > 0 && !master.elastic(column.limits()[i])) {
                most = Math.min(most, master.limits.get(column.limits()[i]) / column.coefficients()[i]);
            }
        }
        return column.together() == Master.NONE
                ? most
                : Math.min(master.crowd.rule(column.together()).maxUses(), master.crowd.mostUses(column.together()));
    }

    /** What uses of an open rule that are not listed could add beyond their prices. */
    private long beyond(int r, long[] prices) {
        Listing.Listed listed = Listing.of(master.crowd, r, master.costs(r, prices, FINE), 1, 1, MOST_OPEN_TRIED / 20);
        if (listed.complete() && listed.uses().isEmpty()) {
            return 0;
        }
        return Listing.most(master.crowd, r, master.costs(r, prices, FINE)) * FINE * master.usesAtMost(r);
    }

    /** The columns that can be part of something better; nothing (null) where they are too many. */
    private List<Column> hopeful(long[] prices, long root) {
        long gap = ((total + 1) * Potential.SCALE - root - 2) * FINE;
        boolean[] was = master.open.clone();
        for (int r = 0; r < was.length; r++) {
            if (was[r]) {
                Listing.Listed listed = Listing.of(
                        master.crowd,
                        r,
                        master.costs(r, prices, FINE),
                        Math.floorDiv(gap, FINE) - 1,
                        MOST_OPEN,
                        MOST_OPEN_TRIED);
                steps += 1 + listed.tried() / 10;
                if (!listed.complete()) {
                    return null;
                }
                listed.uses().forEach(master::column);
                master.open[r] = false;
            }
        }
        List<Column> some = new ArrayList<>();
        for (Column column : master.columns) {
            if (adds(column, prices) >= gap || Master.isCut(column)) {
                some.add(column);
            }
        }
        steps += 1 + master.columns.size() / 100;
        return some;
    }

    /**
     * Branches; whenever that has found something much better, starts again with the columns that are then left, which are
     * fewer.
     */
    private void branch(List<Column> hopeful, long[] prices, long root) {
        List<Column> columns = hopeful;
        while (true) {
            Simplex simplex = new Simplex(limits(), scales());
            for (int i = 0; i < columns.size(); i++) {
                simplex.column(
                        i,
                        columns.get(i).value(),
                        columns.get(i).limits(),
                        columns.get(i).coefficients());
            }
            simplex.maximise(budget - steps);
            steps += simplex.work();
            nodes = 0;
            again = false;
            started = total;
            long most = node(columns, simplex, List.of(), ceiling);
            if (!again) {
                ceiling = Math.min(ceiling, Math.max(most, total * Potential.SCALE));
                return;
            }
            columns = hopeful(prices, root);
        }
    }

    private int nodes;
    private boolean again;
    private long started;

    /** Whether it is worth starting again: after a while, with something better in hand. */
    private boolean restart() {
        again |= nodes >= RESTART && total > started;
        return again;
    }

    private long node(List<Column> columns, Simplex simplex, List<Branch> branches, long above) {
        long most = Math.min(above, bound(columns, simplex, branches));
        if (closed(most)) {
            return total * Potential.SCALE;
        }
        double[] amounts = simplex.amounts(columns.size());
        offer(columns, amounts);
        if (closed(most)) {
            return total * Potential.SCALE;
        }
        nodes++;
        if (steps >= budget || branches.size() >= DEEPEST || restart()) {
            return most;
        }
        Optional<Fork> fork = Fork.of(master, columns, amounts);
        if (fork.isPresent()) {
            Fork at = fork.get();
            Branch[] two = {
                new Branch(at.columns(), at.coefficients(), at.most()),
                new Branch(at.columns(), negative(at.coefficients()), -at.most() - 1)
            };
            return split(columns, simplex, branches, most, two);
        }
        offer(Assembly.of(master.crowd, columns, Rounding.plain(amounts, columns)));
        return closed(most) ? total * Potential.SCALE : whole(columns, simplex, branches, most, amounts);
    }

    private static long[] negative(long[] coefficients) {
        return Arrays.stream(coefficients).map(c -> -c).toArray();
    }

    private long split(List<Column> columns, Simplex simplex, List<Branch> branches, long above, Branch[] two) {
        List<Simplex> tables = new ArrayList<>();
        List<List<Branch>> paths = new ArrayList<>();
        long most = total * Potential.SCALE;
        for (Branch branch : two) {
            Simplex child = simplex.copy();
            List<Branch> path = new ArrayList<>(branches);
            path.add(branch);
            child.limit(master.limits.size() + branches.size(), branch.columns(), branch.coefficients(), branch.most());
            boolean possible = child.repair();
            boolean lost = child.lost;
            steps += 1 + child.work();
            if (lost) {
                most = above;
            } else if (possible) {
                tables.add(child);
                paths.add(path);
            }
        }
        if (tables.size() == 2 && tables.get(1).value() > tables.get(0).value() + 1e-6) {
            java.util.Collections.swap(tables, 0, 1);
            java.util.Collections.swap(paths, 0, 1);
        }
        for (int i = 0; i < tables.size(); i++) {
            most = Math.max(most, node(columns, tables.get(i), paths.get(i), above));
        }
        return most;
    }

    private long bound(List<Column> columns, Simplex simplex, List<Branch> branches) {
        long[] prices = whole(simplex.prices(master.limits.size() + branches.size()));
        steps += 1 + columns.size() / 100;
        return ceiling(prices, branches, columns);
    }

    /** All amounts are whole, but in truth they save less: the choice itself is left aside, and its neighbours are looked at. */
    private long whole(List<Column> columns, Simplex simplex, List<Branch> branches, long above, double[] amounts) {
        for (int i = 0; i < columns.size(); i++) {
            int taken = (int) Math.round(amounts[i]);
            if (taken > 0 && !columns.get(i).exact() && !Master.isCut(columns.get(i)) && !fixed(branches, i, taken)) {
                return split(columns, simplex, branches, above, forks(i, taken));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            int taken = (int) Math.round(amounts[i]);
            if (!Master.isCut(columns.get(i)) && !fixed(branches, i, taken)) {
                return split(columns, simplex, branches, above, taken > 0 ? forks(i, taken) : forks(i, 1));
            }
        }
        return master.spendsBetween() || manyTogether(columns, amounts) ? above : total * Potential.SCALE;
    }

    /** Whether units that several uses share out among themselves could be shared out otherwise. */
    private static boolean manyTogether(List<Column> columns, double[] amounts) {
        for (int i = 0; i < amounts.length; i++) {
            if (columns.get(i).together() != Master.NONE && amounts[i] > 1.5) {
                return true;
            }
        }
        return false;
    }

    private static Branch[] forks(int column, int taken) {
        int[] one = {column};
        return new Branch[] {new Branch(one, new long[] {-1}, -taken), new Branch(one, new long[] {1}, taken - 1L)};
    }

    /** Whether the branches hold the column at that amount. */
    private static boolean fixed(List<Branch> branches, int column, int taken) {
        boolean least = taken == 0;
        boolean most = false;
        for (Branch branch : branches) {
            if (branch.columns().length == 1 && branch.columns()[0] == column) {
                least |= branch.coefficients()[0] < 0 && -branch.most() >= taken;
                most |= branch.coefficients()[0] > 0 && branch.most() <= taken;
            }
        }
        return least && (most || taken > 0);
    }

    /** Tries what the relaxation takes, in whole numbers: the halves are left out, the dearest first filled up. */
    private void offer(List<Column> columns, double[] amounts) {
        offer(Assembly.of(master.crowd, columns, Rounding.of(master, columns, amounts, false)));
        if (master.hasSides()) {
            offer(Assembly.of(master.crowd, columns, Rounding.of(master, columns, amounts, true)));
        }
    }

    /** A combination from elsewhere, in case it is better. */
    void offer(List<List<Take>> takes) {
        steps += 2 + master.crowd.start.size() / 2;
        long worth = judge.applyAsLong(takes);
        if (worth < 0) {
            List<List<Take>> mended = mend.apply(takes);
            steps += 5 + master.crowd.start.size();
            keep(mended, judge.applyAsLong(mended));
        } else {
            keep(takes, worth);
        }
    }

    private void keep(List<List<Take>> takes, long worth) {
        if (worth > total) {
            total = worth;
            best = takes;
        }
    }
}
