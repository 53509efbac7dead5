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
 */
record Options(int[] group, double[] gain, double[] value, double[] cost, int[] budget, double worth, int most) {
    int size() {
        return group.length;
    }
}
