package dev.tillside.plan;

/**
 * The specials that one household could get, as numbers: parallel arrays, one place a special. All amounts are expected values in
 * minor units.
 *
 * @param group of specials of which at most one is chosen: a category, counted from 0
 * @param gain expected incremental margin
 * @param value what the list says is saved, above zero
 * @param cost what it is expected to cost its budget
 * @param budget which one; -1: none
 * @param worth what all chosen values may make
 * @param most how many may be chosen
 * @param order the places by group, then value
 */
record Options(
        int[] group, double[] gain, double[] value, double[] cost, int[] budget, double worth, int most, int[] order) {
    Options(int[] group, double[] gain, double[] value, double[] cost, int[] budget, double worth, int most) {
        this(group, gain, value, cost, budget, worth, most, order(group, value));
    }

    private static int[] order(int[] group, double[] value) {
        int[] order = new int[group.length];
        // By insertion: groups mostly come in order, and are small.
        for (int j = 0; j < order.length; j++) {
            int to = j;
            for (; to > 0 && isBefore(j, order[to - 1], group, value); to--) {
                order[to] = order[to - 1];
            }
            order[to] = j;
        }
        return order;
    }

    private static boolean isBefore(int j, int other, int[] group, double[] value) {
        return group[j] < group[other] || group[j] == group[other] && Double.compare(value[j], value[other]) < 0;
    }

    int size() {
        return group.length;
    }

    int groups() {
        return order.length == 0 ? 0 : group[order[order.length - 1]] + 1;
    }
}
