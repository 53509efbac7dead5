package dev.tillside.plan.forecast;

/** Weights that halve with time, looked up: powers are dear, and the same ones are asked again and again. */
final class Fading {
    private static final int LONGEST = PurchaseHistory.DAYS + 400;
    private static final double[] DAYS_30 = table(30);
    private static final double[] DAYS_120 = table(120);
    private static final double[][] VISITS = {table(2), table(5), table(15), table(45)};

    private Fading() {}

    private static double[] table(double halfLife) {
        double[] weights = new double[LONGEST];
        for (int age = 0; age < LONGEST; age++) {
            weights[age] = StrictMath.pow(0.5, age / halfLife);
        }
        return weights;
    }

    static double days(int halfLife, int age) {
        double[] weights = halfLife == 30 ? DAYS_30 : DAYS_120;
        return age < LONGEST ? weights[age] : 0;
    }

    /** By the second, fifth, fifteenth or forty-fifth visit: 0 to 3. */
    static double visits(int halfLife, int age) {
        return age < LONGEST ? VISITS[halfLife][age] : 0;
    }
}
