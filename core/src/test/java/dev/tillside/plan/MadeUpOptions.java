package dev.tillside.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Households' options by the thousand, drawn from a seed. */
final class MadeUpOptions {
    private MadeUpOptions() {}

    /** As lists have them: up to four specials in each of some categories, worth 4 to 40 in all, dealers' money short. */
    static List<Options> households(int count, int deals, long seed) {
        Random random = new Random(seed);
        List<Options> all = new ArrayList<>();
        for (int h = 0; h < count; h++) {
            all.add(household(random, deals, 400 + random.nextInt(3_601), 20));
        }
        return all;
    }

    static Options household(Random random, int deals, double worth, int most) {
        int groups = 4 + random.nextInt(22);
        List<double[]> rows = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                double value = 5 * (2 + random.nextInt(40));
                double chance = .02 + .9 * random.nextDouble() * random.nextDouble();
                double gain = chance * value * (.2 + 1.3 * random.nextDouble());
                int deal = random.nextInt(deals + 1) - 1;
                rows.add(new double[] {g, gain, value, deal < 0 ? 0 : chance * value * random.nextDouble(), deal});
            }
        }
        return options(rows, worth, most);
    }

    /** Rows of group, gain, value, cost and budget. */
    static Options options(List<double[]> rows, double worth, int most) {
        return new Options(
                rows.stream().mapToInt(r -> (int) r[0]).toArray(),
                rows.stream().mapToDouble(r -> r[1]).toArray(),
                rows.stream().mapToDouble(r -> r[2]).toArray(),
                rows.stream().mapToDouble(r -> r[3]).toArray(),
                rows.stream().mapToInt(r -> (int) r[4]).toArray(),
                worth,
                most);
    }

    /** Budgets of which some are scarce, some ample, and two lie under a common one. */
    static Budgets budgets(int deals, double each) {
        double[] limits = new double[deals + 1];
        int[] over = new int[deals + 1];
        for (int d = 0; d < deals; d++) {
            limits[d] = each * (d % 4 == 3 ? 100 : .3 + d % 4);
            over[d] = d < 2 ? deals : -1;
        }
        limits[deals] = each;
        over[deals] = -1;
        return new Budgets(limits, over);
    }
}
