package dev.tillside.plan;

import dev.tillside.fault.BadInput;
import java.util.Comparator;
import java.util.List;

/**
 * What a household's list may be worth, by what it spends here a week: straight lines between points, level beyond the last,
 * nothing below the first.
 *
 * @param points in order of spend
 */
public record ValueCurve(List<Point> points) {
    /** Nothing below 25 a week, 35 to who spends 150: about a ninth of a fortnight's spend. */
    public static final ValueCurve USUAL = new ValueCurve(
            List.of(new Point(25, 4), new Point(50, 9), new Point(100, 22), new Point(150, 35), new Point(250, 40)));

    /**
     * @param spendPerWeek major units of the programme's currency
     * @param worth what the list may save in all, in the same
     */
    public record Point(double spendPerWeek, double worth) {
        public Point {
            if (!(spendPerWeek >= 0) || !(worth >= 0)) {
                throw BadInput.value("valueCurve", "below zero: " + spendPerWeek + ", " + worth);
            }
        }
    }

    public ValueCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw BadInput.value("valueCurve", "empty");
        }
        if (!points.stream()
                .sorted(Comparator.comparingDouble(Point::spendPerWeek))
                .toList()
                .equals(points)) {
            throw BadInput.value("valueCurve", "not in order of spend");
        }
    }

    /** The worth at that spend. */
    public double at(double spendPerWeek) {
        if (spendPerWeek < points.get(0).spendPerWeek()) {
            return 0;
        }
        for (int i = 1; i < points.size(); i++) {
            Point low = points.get(i - 1);
            Point high = points.get(i);
            if (spendPerWeek < high.spendPerWeek()) {
                double along = (spendPerWeek - low.spendPerWeek()) / (high.spendPerWeek() - low.spendPerWeek());
                return low.worth() + along * (high.worth() - low.worth());
            }
        }
        return points.get(points.size() - 1).worth();
    }
}
