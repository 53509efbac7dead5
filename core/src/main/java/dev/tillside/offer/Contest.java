package dev.tillside.offer;

import dev.tillside.points.Earning;
import dev.tillside.points.Program;
import dev.tillside.solve.Problem;
import dev.tillside.solve.Rule;
import dev.tillside.solve.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The offers that bear on a belt, and the problem that they pose. The problem holds only lines that some rule may lower or
 * count; all others stand beside it as a sum.
 */
final class Contest {
    private static final ToLongFunction<long[]> INDIFFERENT = new Indifferent();

    final OfferBook book;
    final Program program;
    final Admission admission;
    final Belt belt;
    final Matches matches;
    /** The offers that may have to do with the belt, in order of id. */
    final List<Standing> touching = new ArrayList<>();
    /** Those that bear on its prices, in order of id. */
    final List<Standing> bearing = new ArrayList<>();
    /** Their rules, in the same order. */
    final List<Rule> rules = new ArrayList<>();
    /** The offers for points and benefits that hold, in order of id. */
    final List<Standing> extras = new ArrayList<>();
    /** The belt's lines that the problem is about; it counts them from 0. */
    final int[] lines;

    /** Named classes, because a lambda costs the first price of the day a millisecond. */
    private static final class Indifferent implements ToLongFunction<long[]> {
        @Override
        public long applyAsLong(long[] nets) {
            return 0;
        }
    }

    private final class Merit implements ToLongFunction<long[]> {
        private final Earning earning;

        Merit(Earning earning) {
            this.earning = earning;
        }

        @Override
        public long applyAsLong(long[] nets) {
            return earning.total(all(nets));
        }
    }

    Contest(OfferBook book, Program program, Admission admission, Belt belt, PricingMemory memory) {
        this.book = book;
        this.program = program;
        this.admission = admission;
        this.belt = belt;
        this.matches = new Matches(book.index(), belt, memory);
        for (int number : matches.touching()) {
            Standing standing = new Standing(number, book.index(), matches, admission);
            touching.add(standing);
            if (standing.bears(matches)
                    && standing.withinReach(matches, belt)
                    && standing.admitted().isPresent()) {
                (standing.prices() ? bearing : extras).add(standing);
            }
        }
        boolean[] wanted = wanted(bearing);
        this.lines = lines(bearing, wanted);
        Terms terms = new Terms(belt, program, lines, matches.masks(lines, wanted));
        for (Standing standing : bearing) {
            standing.rule = rules.size();
            rules.add(terms.rule(standing));
        }
    }

    /** The offer of that number; absent where it has nothing to do with the belt. */
    Optional<Standing> standing(int number) {
        int low = 0;
        for (int high = touching.size() - 1; low <= high; ) {
            int middle = (low + high) >>> 1;
            int found = touching.get(middle).number;
            if (found == number) {
                return Optional.of(touching.get(middle));
            }
            low = found < number ? middle + 1 : low;
            high = found < number ? high : middle - 1;
        }
        return Optional.empty();
    }

    private boolean[] wanted(List<Standing> some) {
        boolean[] wanted = new boolean[matches.slots()];
        for (Standing standing : some) {
            for (int slot : standing.slots) {
                if (slot >= 0) {
                    wanted[slot] = true;
                }
            }
        }
        return wanted;
    }

    private int[] lines(List<Standing> some, boolean[] wanted) {
        int all = belt.lines().size();
        for (Standing standing : some) {
            if (standing.fromSpend()) {
                return all(all);
            }
        }
        int[] lines = new int[all];
        int size = 0;
        for (int line = 0; line < all; line++) {
            boolean chosen = false;
            for (int slot : matches.slotsOf(line)) {
                chosen |= wanted[slot];
            }
            if (chosen) {
                lines[size++] = line;
            }
        }
        return Arrays.copyOf(lines, size);
    }

    private static int[] all(int size) {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = i;
        }
        return all;
    }

    /**
     * All rules on their lines.
     *
     * @param earning decides between equal savings, where there is one that may tell them apart
     */
    Problem problem(Optional<Earning> earning) {
        return problem(lines, rules, earning.isPresent() ? new Merit(earning.get()) : INDIFFERENT);
    }

    /** One of the offers as if it were alone in force. */
    Problem alone(Standing standing) {
        List<Standing> one = List.of(standing);
        boolean[] wanted = wanted(one);
        int[] some = lines(one, wanted);
        Rule rule = new Terms(belt, program, some, matches.masks(some, wanted)).rule(standing);
        return problem(some, List.of(rule), INDIFFERENT);
    }

    private Problem problem(int[] some, List<Rule> of, ToLongFunction<long[]> merit) {
        List<String> layers = program.layers();
        return new Problem(
                belt.cells(some),
                belt.floors(some),
                of,
                layers.size(),
                layers.indexOf(Program.TENDER_LAYER),
                belt.rest(some),
                merit);
    }

    /** The nets of all lines, the belt's first, from those of the problem. */
    long[] all(long[] nets) {
        int size = belt.lines().size();
        long[] all = new long[size + belt.others().size()];
        for (int line = 0; line < size; line++) {
            all[line] = belt.amount(line);
        }
        for (int i = 0; i < belt.others().size(); i++) {
            all[size + i] = belt.others().get(i).amount().minor();
        }
        for (int i = 0; i < lines.length; i++) {
            all[lines[i]] = nets[i];
        }
        return all;
    }

    /** By line of the belt, how many of its units the rule takes in any role. */
    int[] taken(Solution solution, int rule) {
        int[] taken = new int[belt.lines().size()];
        for (int i = 0; i < lines.length; i++) {
            taken[lines[i]] = solution.takenBy()[rule][i];
        }
        return taken;
    }
}
