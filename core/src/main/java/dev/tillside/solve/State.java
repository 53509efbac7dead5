package dev.tillside.solve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The cells as some layers left them. Never changed once built. */
final class State {
    /** Taken by a rule, or counted by a spend. */
    static final int TOUCHED = 1;
    /** Taken by an exclusive rule. */
    static final int LOCKED = 2;
    /** To be taken by an exclusive rule of a later layer. */
    static final int RESERVED = 4;

    final int[] line;
    final int[] tag;
    final long[] gross;
    final long[] price;
    final int[] count;
    final int[] flags;
    /** By line: how much its sum may still fall. */
    final long[] room;

    private State(int size, long[] room) {
        line = new int[size];
        tag = new int[size];
        gross = new long[size];
        price = new long[size];
        count = new int[size];
        flags = new int[size];
        this.room = room;
    }

    /** Some units that share a fate. */
    record Piece(int line, int tag, long gross, long price, int count, int flags) {
        boolean like(Piece other) {
            return line == other.line
                    && tag == other.tag
                    && gross == other.gross
                    && price == other.price
                    && flags == other.flags;
        }
    }

    private static final Comparator<Piece> ORDER = Comparator.comparingInt(Piece::line)
            .thenComparingInt(Piece::tag)
            .thenComparing(Comparator.comparingLong(Piece::gross).reversed())
            .thenComparing(Comparator.comparingLong(Piece::price).reversed())
            .thenComparingInt(Piece::flags);

    static State start(Problem problem) {
        long[] room = new long[problem.lines()];
        for (Problem.Cell cell : problem.cells()) {
            room[cell.line()] += cell.price() * cell.count();
        }
        for (int i = 0; i < room.length; i++) {
            room[i] = Math.max(0, room[i] - problem.floors()[i]);
        }
        return of(
                problem.cells().stream()
                        .map(c -> new Piece(c.line(), c.tag(), c.price(), c.price(), c.count(), 0))
                        .toList(),
                room);
    }

    static State of(List<Piece> pieces, long[] room) {
        Piece[] sorted = pieces.toArray(Piece[]::new);
        Arrays.sort(sorted, ORDER);
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            size += i == 0 || !sorted[i].like(sorted[i - 1]) ? 1 : 0;
        }
        State state = new State(size, room);
        int at = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !sorted[i].like(sorted[i - 1])) {
                at++;
                state.line[at] = sorted[i].line;
                state.tag[at] = sorted[i].tag;
                state.gross[at] = sorted[i].gross;
                state.price[at] = sorted[i].price;
                state.flags[at] = sorted[i].flags;
            }
            state.count[at] += sorted[i].count;
        }
        return state;
    }

    /** The same, with the cells of a use closed to others. */
    State without(Take take) {
        State state = new State(size(), room);
        System.arraycopy(line, 0, state.line, 0, size());
        System.arraycopy(tag, 0, state.tag, 0, size());
        System.arraycopy(gross, 0, state.gross, 0, size());
        System.arraycopy(price, 0, state.price, 0, size());
        System.arraycopy(count, 0, state.count, 0, size());
        System.arraycopy(flags, 0, state.flags, 0, size());
        for (int cell : take.targets()) {
            state.flags[cell] |= LOCKED;
        }
        for (int cell : take.qualifiers()) {
            state.flags[cell] |= LOCKED;
        }
        return state;
    }

    int size() {
        return line.length;
    }

    boolean openTo(Rule rule, int cell) {
        return rule.exclusive() ? (flags[cell] & (TOUCHED | LOCKED)) == 0 : (flags[cell] & (LOCKED | RESERVED)) == 0;
    }

    boolean counts(int cell) {
        return (flags[cell] & (LOCKED | RESERVED)) == 0;
    }

    /** The sum of all prices. */
    long sum() {
        long sum = 0;
        for (int i = 0; i < price.length; i++) {
            sum += price[i] * count[i];
        }
        return sum;
    }

    long[] byLine(int lines) {
        long[] nets = new long[lines];
        for (int i = 0; i < price.length; i++) {
            nets[line[i]] += price[i] * count[i];
        }
        return nets;
    }
}
