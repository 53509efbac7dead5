package dev.tillside.plan.forecast;

import java.util.Arrays;

/** A household's record up to a day, with each purchase's visit looked up once. */
final class Shopper {
    final PurchaseHistory history;
    final int start;
    final int days;
    /** Visits before the window. */
    final int visits;
    /** Which visit each purchase was at; -1 where it is inside the window or later. */
    final int[] visitOf;
    /** Different items per visit. */
    final int[] sizes;
    /** Per item, how many purchases lie before the window. */
    final int[] counts;

    Shopper(PurchaseHistory history, int start, int days) {
        this.history = history;
        this.start = start;
        this.days = days;
        visits = before(history, start);
        visitOf = new int[history.start(history.itemCount())];
        sizes = new int[visits];
        counts = new int[history.itemCount()];
        int[] visitDays = new int[visits];
        Arrays.setAll(visitDays, history::visitDay);
        for (int place = 0; place < counts.length; place++) {
            int visit = 0;
            for (int p = history.start(place); p < history.start(place + 1); p++) {
                int day = history.day(p);
                visitOf[p] = -1;
                if (day < start) {
                    visit = Arrays.binarySearch(visitDays, visit, visits, day);
                    visitOf[p] = visit;
                    sizes[visit]++;
                    counts[place]++;
                }
            }
        }
    }

    private static int before(PurchaseHistory history, int start) {
        int count = history.visits();
        while (count > 0 && history.visitDay(count - 1) >= start) {
            count--;
        }
        return count;
    }

    /** The first purchase of the item. */
    int first(int place) {
        return history.start(place);
    }

    /** The last purchase of the item before the window. */
    int last(int place) {
        return history.start(place) + counts[place] - 1;
    }

    int elapsed(int place) {
        return start - history.day(last(place));
    }

    int elapsedVisits(int place) {
        return visits - visitOf[last(place)];
    }
}
