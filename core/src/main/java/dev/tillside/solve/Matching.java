package dev.tillside.solve;

import java.util.List;

/** Whether a heap of units can fill several parts at once, each unit in one part alone. */
public final class Matching {
    private Matching() {}

    /**
     * How many units each part lacks when as many places as possible are filled, earlier parts first.
     *
     * @param matched by part, which lines may fill it
     * @param counts by part, how many places
     * @param units by line, how many units
     */
    public static int[] missing(List<boolean[]> matched, int[] counts, int[] units) {
        int parts = counts.length;
        long[][] flow = new long[parts][units.length];
        long[] left = java.util.Arrays.stream(units).asLongStream().toArray();
        int[] lacks = counts.clone();
        for (int part = 0; part < parts; part++) {
            while (lacks[part] > 0) {
                long moved = push(part, lacks[part], matched, flow, left, new boolean[parts]);
                if (moved == 0) {
                    break;
                }
                lacks[part] -= (int) moved;
            }
        }
        return lacks;
    }

    /** Fills places of a part from free units, or from units whose place another part can fill otherwise. */
    private static long push(
            int part, long want, List<boolean[]> matched, long[][] flow, long[] left, boolean[] visited) {
        visited[part] = true;
        for (int line = 0; line < left.length; line++) {
            if (matched.get(part)[line] && left[line] > 0) {
                long moved = Math.min(want, left[line]);
                left[line] -= moved;
                flow[part][line] += moved;
                return moved;
            }
        }
        for (int other = 0; other < flow.length; other++) {
            for (int line = 0; line < left.length && !visited[other]; line++) {
                if (matched.get(part)[line] && flow[other][line] > 0) {
                    long moved = push(other, Math.min(want, flow[other][line]), matched, flow, left, visited);
                    if (moved > 0) {
                        flow[other][line] -= moved;
                        flow[part][line] += moved;
                        return moved;
                    }
                }
            }
        }
        return 0;
    }
}
