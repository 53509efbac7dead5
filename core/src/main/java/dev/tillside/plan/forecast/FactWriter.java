package dev.tillside.plan.forecast;

import java.util.stream.IntStream;

/** Writes what is known of an item, in the order of {@link Population.Fact}, from sums over windows that have ended. */
final class FactWriter {
    /** The place of an item that nobody was seen with. */
    static final int UNSEEN = -1;

    private final Period last;
    private final Period two;
    private final Period six;
    private final Period year;
    private final Period season;
    private final double usual;
    private final double[] usualByDays;
    private final double[] usualByVisits;

    /**
     * @param last the last window, and so on
     * @param year the last 26 windows
     * @param season windows at the same time a year ago
     */
    FactWriter(Period last, Period two, Period six, Period year, Period season) {
        this.last = last;
        this.two = two;
        this.six = six;
        this.year = year;
        this.season = season;
        usual = year.usual(Period.BUCKETS);
        usualByDays =
                IntStream.range(0, Period.BUCKETS).mapToDouble(year::usual).toArray();
        usualByVisits = IntStream.range(0, Period.BUCKETS)
                .mapToDouble(year::usualVisits)
                .toArray();
    }

    void write(int place, float[] facts, int start) {
        double kept = year.kept(place, usual);
        int at = start;
        facts[at++] = (float) last.popularity(place);
        facts[at++] = (float) two.popularity(place);
        facts[at++] = (float) six.popularity(place);
        facts[at++] = (float) year.popularity(place);
        facts[at++] = (float) season.popularity(place);
        facts[at++] = (float) last.kept(place, kept);
        facts[at++] = (float) six.kept(place, kept);
        facts[at++] = (float) kept;
        for (int bucket = 0; bucket < Period.BUCKETS; bucket++) {
            facts[at++] = (float) year.hazard(place, bucket, usualByDays[bucket] * kept / usual);
            facts[at++] = (float) year.hazardVisits(place, bucket, usualByVisits[bucket] * kept / usual);
        }
    }
}
